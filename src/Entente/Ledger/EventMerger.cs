using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Coding;
using NodaTime;

namespace Entente.Ledger;

/// <summary>
/// Makes events out of claims that tell an act as having happened. Claims of one statement key whose dates meet and whose places don't
/// contradict each other are one event (docs/methods/propositions.md). What only speakers say, and others deny, makes no event.
/// </summary>
public static class EventMerger
{
    /// <summary>An undated claim may tell of an act dated up to a month before it was said.</summary>
    public const int UndatedReachDays = 31;

    /// <param name="claims">Any order; all claims of the statements concerned and of their matters, denials included: they decide what isn't counted.</param>
    /// <param name="propositions">The propositions of the same claims.</param>
    /// <returns>Sorted by date, then key.</returns>
    public static ImmutableArray<LedgerEvent> Merge(
        IEnumerable<Claim> claims, IEnumerable<Proposition> propositions, Func<ActorId, string?>? nameOf = null)
    {
        var all = claims.DistinctBy(c => c.Id).ToList();
        var proposed = propositions.ToList();
        var propositionOf = proposed.SelectMany(p => p.For.Concat(p.Against).Concat(p.Neither).Select(c => (c, p.Id))).ToDictionary(x => x.c, x => x.Id);
        var denied = all.Where(c => c.Side == ClaimSide.Against).Select(c => c.Key.Matter).ToHashSet();
        var grouping = new DateGrouping(UndatedReachDays, PlacesAgree);
        var events = new List<LedgerEvent>();
        foreach (var sameKey in all.Where(c => c.TellsAsKnown).GroupBy(c => c.Key))
        {
            var disputed = denied.Contains(sameKey.Key.Matter);
            foreach (var group in grouping.Divide(sameKey))
            {
                var byAuthor = group.Exists(c => c.ByAuthor);
                // What is denied and only named in passing ("the arms deal") is not told as fact by anybody.
                if (disputed && (!byAuthor || group.TrueForAll(c => c.Modality == Modality.Presupposed))) continue;
                events.Add(Make(sameKey.Key, group, propositionOf[group[0].Id], disputed, byAuthor, nameOf));
            }
        }
        return [.. events.OrderBy(e => e.Date?.First ?? LocalDate.MaxIsoValue).ThenBy(e => e.Date?.Last ?? LocalDate.MaxIsoValue).ThenBy(e => e.Id)];
    }

    private static LedgerEvent Make(
        StatementKey key, List<Claim> group, PropositionId proposition, bool disputed, bool byAuthor, Func<ActorId, string?>? nameOf)
    {
        var anchor = group[0];
        var best = StatementWording.BestOf(group);
        return new LedgerEvent
        {
            Id = new(EventId.Prefix + ContentHash.Of("event", key.ToString(),
                anchor.Date?.ToString() ?? anchor.KnowableFrom?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), anchor.Place?.Text.ToLowerInvariant())),
            Key = key,
            Proposition = proposition,
            Type = best.Type!.Value,
            Mode = group.Where(c => c.Mode is not null).GroupBy(c => c.Mode, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key,
            Contexts = [.. group.SelectMany(c => c.Contexts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Theme = anchor.Theme,
            Actor = best.Actor,
            Recipient = best.Recipient,
            Reciprocal = group.Exists(c => c.Reciprocal),
            Date = anchor.Date,
            Place = group.Select(c => c.Place).Where(p => p is not null).OrderByDescending(p => p!.Text.Length)
                .ThenBy(p => p!.Text, StringComparer.Ordinal).FirstOrDefault(),
            ByAuthor = byAuthor,
            PresupposedOnly = group.TrueForAll(c => c.Modality == Modality.Presupposed),
            Disputed = disputed,
            Speakers = [.. group.Select(c => c.Speaker?.Actor).OfType<ActorId>().Distinct().Order()],
            Confidence = group.Max(c => c.Confidence),
            Documents = group.Select(c => c.DocumentId).Distinct(StringComparer.Ordinal).Count(),
            Description = StatementWording.Of(best, nameOf),
            Claims = [.. group.Select(c => c.Id).Order()],
        };
    }

    /// <summary>
    /// Two places agree where one isn't told, where one's words hold the other's, or, for acts of speech and meetings, where both lie in one state:
    /// "in Russia" and "in Vladivostok" on the same day are one meeting, but two towns shelled are two events.
    /// </summary>
    private static bool PlacesAgree(Claim a, Claim b)
    {
        if (a.Place is null || b.Place is null) return true;
        if (a.Place.Text.Contains(b.Place.Text, StringComparison.OrdinalIgnoreCase)
            || b.Place.Text.Contains(a.Place.Text, StringComparison.OrdinalIgnoreCase)) return true;
        return a.Place.Country is { } country && country == b.Place.Country
            && a.Type is not (EventType.Assault or EventType.Coerce or EventType.Mobilize or EventType.Protest);
    }
}
