using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Coding;
using NodaTime;

namespace Entente.Ledger;

/// <summary>
/// Brings claims together that are about the same thing: equal statement keys (<see cref="StatementKey"/>: parties, family of the act, theme) and
/// dates that meet (docs/methods/propositions.md). Within and over documents; the same set of claims always gives the same propositions.
/// </summary>
public static class PropositionMatcher
{
    /// <summary>An undated claim may be about what is dated up to a year before it was said.</summary>
    public const int UndatedReachDays = 366;

    /// <param name="claims">Any order; a claim given twice counts once.</param>
    /// <param name="nameOf">An actor's name in statements; where it knows none, the words of the claim are used.</param>
    /// <returns>Sorted by date, then key.</returns>
    public static ImmutableArray<Proposition> Match(IEnumerable<Claim> claims, Func<ActorId, string?>? nameOf = null)
    {
        var grouping = new DateGrouping(UndatedReachDays, (_, _) => true);
        var propositions = new List<Proposition>();
        foreach (var sameKey in claims.DistinctBy(c => c.Id).GroupBy(c => c.Key))
            foreach (var group in grouping.Divide(sameKey))
                propositions.Add(Make(sameKey.Key, group, nameOf));
        return [.. propositions.OrderBy(p => p.Date?.First ?? LocalDate.MaxIsoValue).ThenBy(p => p.Date?.Last ?? LocalDate.MaxIsoValue).ThenBy(p => p.Id)];
    }

    /// <summary>How claims stand to each other; see <see cref="PropositionStatus"/>.</summary>
    public static PropositionStatus StatusOf(IReadOnlyCollection<Claim> claims)
    {
        var pro = claims.Where(c => c.Side == ClaimSide.For).ToList();
        var contra = claims.Any(c => c.Side == ClaimSide.Against);
        if (pro.Count > 0 && contra) return PropositionStatus.Contested;
        if (contra) return PropositionStatus.DeniedOnly;
        if (pro.Count == 0) return PropositionStatus.Withdrawn;
        if (pro.Exists(IsToldAsFact)) return PropositionStatus.Asserted;
        return pro.TrueForAll(c => c.IsProspective) ? PropositionStatus.Prospective : PropositionStatus.Alleged;
    }

    private static bool IsToldAsFact(Claim claim) =>
        !claim.IsProspective && claim.Modality != Modality.Possible
        // A denial of a negation stands for the statement, as fact, in its speaker's mouth.
        && claim.Attributions.All(a => a.Speaker is not null && (a.Stance is Stance.Asserts or Stance.Confirms or Stance.Denies));

    private static Proposition Make(StatementKey key, List<Claim> group, Func<ActorId, string?>? nameOf)
    {
        var anchor = group[0];
        var best = StatementWording.BestOf(group);
        ImmutableArray<ClaimId> On(ClaimSide side) => [.. group.Where(c => c.Side == side).Select(c => c.Id).Order()];
        return new Proposition
        {
            Id = new(PropositionId.Prefix + ContentHash.Of("proposition", key.ToString(), anchor.Date?.ToString()
                ?? anchor.KnowableFrom?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))),
            Key = key,
            Matter = key.Matter,
            Kind = anchor.Kind,
            Statement = StatementWording.Of(best, nameOf),
            Status = StatusOf(group),
            Date = anchor.Date,
            For = On(ClaimSide.For),
            Against = On(ClaimSide.Against),
            Neither = On(ClaimSide.Neither),
            Best = best.Id,
        };
    }
}
