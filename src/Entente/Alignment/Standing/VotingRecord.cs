using System.Collections.Immutable;
using Entente.Panels;

namespace Entente.Alignment.Standing;

/// <summary>Compares each state's votes with all others', so that one state's mean has its place among them.</summary>
internal static class VotingRecord
{
    public static ImmutableArray<VotingYear> Of(Panel panel, PanelColumn agreement, PanelColumn shared, int state, ImmutableArray<int> years,
        StandingOptions options)
    {
        var wanted = years.ToHashSet();
        var sums = new Dictionary<(int State, int Year), (double Sum, int Count)>();
        var others = years.ToDictionary(y => y, _ => new List<Counterpart>());
        for (var row = 0; row < panel.Count; row++)
        {
            var year = panel.Period(row).Number;
            if (!wanted.Contains(year) || double.IsNaN(agreement.Span[row]) || shared.Span[row] < options.LeastRollCalls) continue;
            var (actor, recipient) = panel.Places(row);
            var held = sums.GetValueOrDefault((actor, year));
            sums[(actor, year)] = (held.Sum + agreement.Span[row], held.Count + 1);
            if (actor == state) others[year].Add(new(panel.States[recipient], agreement.Span[row], null, null));
        }
        return [.. years.Select(year =>
        {
            if (!sums.TryGetValue((state, year), out var own)) return new VotingYear(year, 0, null, null, 0, null, null, []);
            var mean = own.Sum / own.Count;
            // States that were there for a few votes only are compared with few; half the field is enough to be ranked.
            var means = sums.Where(s => s.Key.Year == year && s.Value.Count * 2 >= own.Count).Select(s => s.Value.Sum / s.Value.Count).ToList();
            var sorted = others[year].OrderByDescending(o => o.Value).ThenBy(o => o.State).ToImmutableArray();
            return new VotingYear(year, own.Count, mean, means.Count(m => m < mean) + 1, means.Count,
                sorted.Count(o => o.Value >= options.Near), sorted.Count(o => o.Value < options.Far), sorted);
        })];
    }
}
