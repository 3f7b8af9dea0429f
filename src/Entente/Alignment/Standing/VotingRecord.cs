using System.Collections.Immutable;
using Entente.Panels;

namespace Entente.Alignment.Standing;

/// <summary>Compares each state's votes with all others', so that one state's mean has its place among them.</summary>
internal static class VotingRecord
{
    public static ImmutableArray<VotingYear> Of(Panel panel, PanelColumn agreement, PanelColumn shared, int state, ImmutableArray<int> years,
        StandingOptions options)
    {
        if (years.IsEmpty) return [];
        var (first, span) = (years[0], years[^1] - years[0] + 1);
        var wanted = years.ToHashSet();
        // By state and year.
        var sums = new (double Sum, int Count)[panel.States.Count * span];
        ReadOnlySpan<double> agreed = agreement.Span, both = shared.Span;
        var others = years.ToDictionary(y => y, _ => new List<Counterpart>());
        for (var row = 0; row < panel.Count; row++)
        {
            var year = panel.Period(row).Number;
            if (double.IsNaN(agreed[row]) || both[row] < options.LeastRollCalls || !wanted.Contains(year)) continue;
            var (actor, recipient) = panel.Places(row);
            ref var held = ref sums[actor * span + year - first];
            held = (held.Sum + agreed[row], held.Count + 1);
            if (actor == state) others[year].Add(new(panel.States[recipient], agreed[row], null, null));
        }
        return [.. years.Select(year =>
        {
            var own = state < 0 ? default : sums[state * span + year - first];
            if (own.Count == 0) return new VotingYear(year, 0, null, null, 0, null, null, []);
            var mean = own.Sum / own.Count;
            // States that were there for a few votes only are compared with few; half the field is enough to be ranked.
            var means = Enumerable.Range(0, panel.States.Count).Select(s => sums[s * span + year - first])
                .Where(s => s.Count > 0 && s.Count * 2 >= own.Count).Select(s => s.Sum / s.Count).ToList();
            var sorted = others[year].OrderByDescending(o => o.Value).ThenBy(o => o.State).ToImmutableArray();
            return new VotingYear(year, own.Count, mean, means.Count(m => m < mean) + 1, means.Count,
                sorted.Count(o => o.Value >= options.Near), sorted.Count(o => o.Value < options.Far), sorted);
        })];
    }
}
