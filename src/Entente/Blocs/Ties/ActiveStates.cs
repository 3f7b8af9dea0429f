using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Blocs.Ties;

/// <summary>Which states are divided where none are named.</summary>
public static class ActiveStates
{
    /// <summary>As many as a reader can follow and the proof of the division takes seconds for.</summary>
    public const int Usual = 36;

    private const int YearsBefore = 4;
    private static readonly StandingRecord[] Acts = [StandingRecord.Arms, StandingRecord.Dispute, StandingRecord.Conflict];

    /// <summary>
    /// The major powers of any of the years, then those with the most pairs that have arms, a dispute or a conflict on record in a year
    /// or the four before it, summed over the years (sanctions would count those of the European Union for each member); ties by the pair-years of
    /// votes on record, then by key. Only states that exist in one of the years.
    /// </summary>
    /// <param name="pairs">Of all states.</param>
    /// <param name="most">At most so many, by key.</param>
    public static ImmutableArray<ActorId> Of(IEnumerable<FaceEvidence> pairs, int firstYear, int lastYear, int most)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var scores = new Dictionary<ActorId, (int Acts, int Votes)>();
        foreach (var pair in pairs)
        {
            int acts = 0, votes = 0;
            var exists = false;
            for (var year = firstYear; year <= lastYear; year++)
            {
                var t = year - pair.FirstYear;
                if (t < 0 || t >= pair.Years || !pair.Exists[t]) continue;
                exists = true;
                if (Enumerable.Range(Math.Max(0, t - YearsBefore), Math.Min(t, YearsBefore) + 1).Any(u => Acts.Any(r => pair[r, u] == RecordValue.Yes))) acts++;
                if (!double.IsNaN(pair.Kappa[t])) votes++;
            }
            if (!exists) continue;
            foreach (var state in new[] { pair.Dyad.A, pair.Dyad.B })
            {
                var score = scores.GetValueOrDefault(state);
                scores[state] = (score.Acts + acts, score.Votes + votes);
            }
        }
        bool IsMajor(ActorId state) => Enumerable.Range(firstYear, lastYear - firstYear + 1).Any(y => Opportunity.IsMajor(state.Value, y));
        return [.. scores.OrderByDescending(s => IsMajor(s.Key)).ThenByDescending(s => s.Value.Acts).ThenByDescending(s => s.Value.Votes).ThenBy(s => s.Key)
            .Take(most).Select(s => s.Key).Order()];
    }
}
