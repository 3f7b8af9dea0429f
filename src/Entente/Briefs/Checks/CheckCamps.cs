using System.Collections.Immutable;
using Entente.Actors;
using Entente.Blocs;

namespace Entente.Briefs.Checks;

/// <summary>
/// The probability that the named states stand together, apart from others: ties of the named and the strongest others drawn from their posterior,
/// each drawing divided into two camps at the least frustration (<see cref="Divider"/>, exact).
/// </summary>
internal static class CheckCamps
{
    public static MeasureFigure Of(CheckRecord record, ImmutableArray<ActorId> named, int year, int window, CheckDeclaration declaration, bool apart)
    {
        string[] indicators = ["un.agreement.half", "un.shared", "capability.cinc"];
        if (CheckMeasures.Last(year, declaration.StaleYears, y => named.All(s => record.Means(y).ContainsKey(s))) is not { } end)
            return CheckMeasures.Silent($"not all of the named voted in any of {CheckMeasures.Span(year - declaration.StaleYears, year)}", indicators);
        // Capabilities move slowly: the last year of theirs that is told.
        if (CheckMeasures.Last(end, 5, y => record.States.Any(s => record.OfState("capability.cinc", s, y) is not null)) is not { } strong)
            return CheckMeasures.Silent($"no capabilities are told for {CheckMeasures.Span(end - 5, end)}, so the others can't be chosen", indicators);
        var others = record.States.Where(s => !named.Contains(s) && record.Means(end).ContainsKey(s))
            .Select(s => (State: s, Power: record.OfState("capability.cinc", s, strong) ?? -1)).OrderByDescending(s => s.Power).ThenBy(s => s.State)
                .Take(declaration.Others).Select(s => s.State).ToList();
        if (others.Count < 2) return CheckMeasures.Silent("too few other states voted", indicators);
        var all = named.Concat(others).Order().ToList();
        var ties = new List<(string A, string B, double Mean, double Deviation)>();
        for (var i = 0; i < all.Count; i++)
            for (var j = i + 1; j < all.Count; j++)
            {
                var values = Enumerable.Range(end - window + 1, window).Select(y => record.Closeness(all[i], all[j], y))
                    .OfType<(double Value, double Variance)>().ToList();
                if (values.Count == 0) continue;
                var mean = values.Average(v => v.Value);
                var scatter = values.Count < 2 ? 0 : values.Sum(v => (v.Value - mean) * (v.Value - mean)) / (values.Count - 1);
                ties.Add((all[i].Value, all[j].Value, mean, Math.Sqrt(Math.Max(values.Average(v => v.Variance), scatter) / values.Count)));
            }
        // Agreement among the chosen, not in the whole Assembly: what sets them apart from one another.
        var middle = ties.Average(t => t.Mean);
        var random = new SplitMix(1);
        var together = 0.0;
        var joined = others.ToDictionary(o => o, _ => 0);
        for (var draw = 0; draw < declaration.Samples; draw++)
        {
            var graph = SignedGraph.Of(ties.Select(t => (t.A, t.B, Weight: Math.Round(t.Mean - middle + t.Deviation * random.Normal(), 4)))
                .Where(t => t.Weight != 0), all.Select(s => s.Value));
            var camps = Divider.Divide(graph, new DivisionOptions { MostBlocs = 2 }).Best.BlocOf;
            var camp = camps[graph.Names.IndexOf(named[0].Value)];
            var same = others.Where(o => camps[graph.Names.IndexOf(o.Value)] == camp).ToList();
            foreach (var other in same) joined[other]++;
            if (named.All(n => camps[graph.Names.IndexOf(n.Value)] == camp) && (!apart || 2 * same.Count <= others.Count)) together++;
        }
        var score = together / declaration.Samples;
        var with = joined.Where(j => 2 * j.Value > declaration.Samples).Select(j => j.Key.Value).Order(StringComparer.Ordinal).ToList();
        return new(score, $"probability {CheckMeasures.F(score)} ({declaration.Samples} draws of the ties of "
            + $"{CheckMeasures.Span(end - window + 1, end)}) that the named are in one "
            + $"camp{(apart ? $" with at most half of the {others.Count} strongest others (capabilities of {strong})" : "")}; with {named[0]} in "
            + $"most draws: {(with.Count == 0 ? "none of the others" : string.Join(", ", with))}", [.. indicators])
        { Value = score, FirstYear = end - window + 1, LastYear = end };
    }

    /// <summary>Steele, Lea and Flood 2014: the same numbers on every machine and version.</summary>
    private sealed class SplitMix(ulong state)
    {
        private double Uniform()
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53)) + 1e-17;
        }

        public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());
    }
}
