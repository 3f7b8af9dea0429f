using System.Collections.Immutable;

namespace Entente.Ledger;

/// <summary>
/// One matter that is asserted by some and denied by others, though not always in the same words: one side charges that artillery is supplied,
/// the other denies that a deal on arms exists. Claims are in the order of their documents and spans.
/// </summary>
public sealed record ContestedMatter
{
    public required MatterId Id { get; init; }
    /// <summary>The propositions it is made of, the one with most claims first.</summary>
    public required ImmutableArray<Proposition> Propositions { get; init; }
    public required ImmutableArray<Claim> For { get; init; }
    public required ImmutableArray<Claim> Against { get; init; }

    /// <summary>The statement of the first proposition that somebody stands for.</summary>
    public string Statement => Propositions.First(p => !p.For.IsEmpty).Statement;

    /// <summary>
    /// The matters of these propositions that one speaker stands for and another against, sorted by key. What an author tells as tried and later done,
    /// and what one side will not do that another has done, is no contest: a claim counts where a different speaker says the contrary of it,
    /// both as a fact or both as something to come.
    /// </summary>
    /// <param name="claims">At least the claims that the propositions name.</param>
    public static ImmutableArray<ContestedMatter> Of(IEnumerable<Proposition> propositions, IEnumerable<Claim> claims)
    {
        var known = claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        var matters = ImmutableArray.CreateBuilder<ContestedMatter>();
        foreach (var matter in propositions.GroupBy(p => p.Matter).OrderBy(m => m.Key))
        {
            ImmutableArray<Claim> Sorted(IEnumerable<ClaimId> ids) =>
                [.. ids.Select(id => known[id]).OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ThenBy(c => c.Id)];
            var allFor = Sorted(matter.SelectMany(p => p.For));
            var allAgainst = Sorted(matter.SelectMany(p => p.Against));
            ImmutableArray<Claim> pro = [.. allFor.Where(claim => allAgainst.Any(other => IsContrary(claim, other)))];
            ImmutableArray<Claim> contra = [.. allAgainst.Where(claim => allFor.Any(other => IsContrary(other, claim)))];
            // Where one is contradicted, so is the other.
            if (pro.IsEmpty) continue;
            matters.Add(new ContestedMatter
            {
                Id = matter.Key,
                Propositions = [.. matter.OrderByDescending(p => p.For.Length + p.Against.Length).ThenBy(p => p.Id)],
                For = pro,
                Against = contra,
            });
        }
        return matters.ToImmutable();
    }

    private static bool IsContrary(Claim a, Claim b) => a.IsProspective == b.IsProspective && SpeakerOf(a) != SpeakerOf(b);

    private static (string Document, string Speaker) SpeakerOf(Claim claim) => claim.ByAuthor
        ? (claim.DocumentId, "author")
        : ("", claim.Speaker is not { } speaker ? "unnamed" : speaker.Actor?.Value ?? speaker.Text);
}
