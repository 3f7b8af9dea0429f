using Entente.Actors;

namespace Entente.Briefs.Checks;

/// <summary>Measures of dependence and of shared adversaries.</summary>
internal static class CheckTrade
{
    public static Dictionary<string, double> Concentrations(CheckRecord record, int year)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var state in record.States)
        {
            var with = Partners(record, state, year);
            var total = with.Values.Order().Sum();
            if (total > 0) found[state.Value] = with.Values.Order().Sum(v => v / total * (v / total));
        }
        return found;
    }

    public static Dictionary<string, double> CommonAdversaries(CheckRecord record, int year)
    {
        var states = record.States;
        var hostile = new bool[states.Count, states.Count];
        var known = new bool[states.Count];
        for (var i = 0; i < states.Count; i++)
            for (var j = 0; j < states.Count; j++)
            {
                if (i == j) continue;
                // [i, j]: i is set against j.
                var sanction = record.Directed("sanction.any", states[i], states[j], year);
                if (sanction is not null) known[j] = true;
                hostile[i, j] = sanction > 0 || record.Value("rivalry.strategic", states[i], states[j], year) > 0;
            }
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var a = 0; a < states.Count; a++)
            for (var b = a + 1; b < states.Count; b++)
            {
                if (!known[a] || !known[b]) continue;
                var count = 0;
                for (var c = 0; c < states.Count; c++) if (hostile[c, a] && hostile[c, b]) count++;
                found[CheckMeasures.Key(states[a], states[b])] = count;
            }
        return found;
    }

    public static MeasureFigure TradeShare(CheckRecord record, ActorId a, ActorId b, bool either, int year, int window, int stale)
    {
        double? Share(ActorId from, ActorId to, int y)
        {
            var with = Partners(record, from, y);
            var total = with.Values.Order().Sum();
            return total > 0 && with.TryGetValue(to, out var v) ? v / total : null;
        }
        if (CheckMeasures.Last(year, stale, y => Share(a, b, y) is not null) is not { } end)
            return CheckMeasures.Silent($"trade between them: not told for any of {CheckMeasures.Span(year - stale, year)} (what is absent is "
                + $"unknown or small, never zero)", "trade.exports");
        double Mean(ActorId x, ActorId z) => Enumerable.Range(end - window + 1, window).Select(y => Share(x, z, y)).OfType<double>().DefaultIfEmpty(0)
            .Average();
        return Shares("trade", a, b, Mean(a, b), Mean(b, a), either, end - window + 1, end, "trade.exports");
    }

    public static MeasureFigure ArmsShare(CheckRecord record, ActorId a, ActorId b, bool either, int year, int window, int stale)
    {
        if (CheckMeasures.Last(year, stale, y => record.Directed("arms.tiv", b, a, y) is not null) is not { } end)
            return CheckMeasures.Silent($"arms: no source of deliveries covers {CheckMeasures.Span(year - stale, year)}", "arms.tiv");
        double? Share(ActorId to, ActorId from)
        {
            double total = 0, own = 0;
            foreach (var other in record.States)
                for (var y = end - window + 1; y <= end; y++)
                    if (other != to && record.Directed("arms.tiv", other, to, y) is { } v) { total += v; if (other == from) own += v; }
            return total > 0 ? own / total : null;
        }
        var (one, two) = (Share(a, b), Share(b, a));
        if (one is null && (two is null || !either)) return CheckMeasures.Silent(
            $"arms: no delivery to {a} {(either ? $"or {b} " : "")}is listed for {CheckMeasures.Span(end - window + 1, end)}", "arms.tiv");
        return Shares("arms delivered", a, b, one ?? 0, two ?? 0, either, end - window + 1, end, "arms.tiv");
    }

    private static MeasureFigure Shares(string what, ActorId a, ActorId b, double one, double two, bool either, int first, int last, string indicator) =>
        new(either ? Math.Max(one, two) : one,
            $"{what}: {b} has {one * 100:0.#}% of what is recorded for {a}, {a} {two * 100:0.#}% of what is recorded for {b} "
            + $"({CheckMeasures.Span(first, last)})", [indicator])
        { Value = either ? Math.Max(one, two) : one, FirstYear = first, LastYear = last };

    private static SortedDictionary<ActorId, double> Partners(CheckRecord record, ActorId state, int year)
    {
        var found = new SortedDictionary<ActorId, double>();
        foreach (var other in record.States)
        {
            if (other == state) continue;
            var (to, from) = (record.Directed("trade.exports", state, other, year), record.Directed("trade.exports", other, state, year));
            if (to is not null || from is not null) found[other] = (to ?? 0) + (from ?? 0);
        }
        return found;
    }
}
