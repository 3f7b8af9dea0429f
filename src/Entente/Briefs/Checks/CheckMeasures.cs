using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Numerics;

namespace Entente.Briefs.Checks;

/// <summary>The measures that tests are declared over; docs/methods/checks.md has their formulas.</summary>
public static class CheckMeasures
{
    public static ImmutableArray<string> Names { get; } =
        ["votes", "votes-place", "votes-apart", "arms-orders", "arms-years", "alliance-years", "hostile-years", "sanctioners", "trade-concentration",
         "common-adversaries", "trade-share", "arms-share", "together", "apart", "face-votes", "face-place", "tie-records", "hostility-records", "deeds",
         "aid-told"];

    private static readonly string[] Alliances = ["alliance.defence", "alliance.nonaggression", "alliance.consultation"];
    private static readonly string[] Hostilities = ["sanction.any", "mid.dispute", "conflict.interstate"];
    private static readonly string[] Votes = ["un.agreement.half", "un.shared"];

    /// <param name="states">One, two or more, as the declaration's scope has it.</param>
    /// <param name="year">The last year that may be used.</param>
    /// <param name="window">Years of a window.</param>
    public static MeasureFigure Of(CheckRecord record, CheckDeclaration declaration, DeclaredMeasure measure, ImmutableArray<ActorId> states,
        int year, int window)
    {
        bool either = declaration.Scope == CheckScope.Pair;
        return measure.Name switch
        {
            "votes" => Changed(record, states[0], states[1], year, window, declaration.StaleYears, measure.Statistic),
            "votes-place" => Place(record, year, window, declaration.StaleYears, Votes, "agreement beyond what each gives to all others", "pairs",
                y => Closenesses(record, y), Key(states[0], states[1])),
            "votes-apart" => Place(record, year, window, declaration.StaleYears, Votes, "mean disagreement with all other states", "states",
                y => record.Means(y).ToDictionary(m => m.Key.Value, m => 1 - m.Value), states[0].Value),
            "arms-orders" => Counted(record, states[0], states[1], year, window, declaration.StaleYears, measure.Statistic),
            "arms-years" => Years(record, year, window, declaration.StaleYears, measure.Statistic, "arms delivered", ["arms.tiv"],
                y => Both(record, ["arms.tiv"], states[0], states[1], y)),
            "alliance-years" => Years(record, year, window, declaration.StaleYears, measure.Statistic, "an obligation by treaty", Alliances,
                y => Both(record, Alliances, states[0], states[1], y)),
            "hostile-years" => Years(record, year, window, declaration.StaleYears, measure.Statistic, "a sanction, dispute or armed conflict",
                Hostilities, y => Both(record, Hostilities, states[0], states[1], y)),
            "sanctioners" => Place(record, year, window, declaration.StaleYears, ["sanction.any"], "number of states with sanctions on it", "states",
                y => Sanctioners(record, y), states[0].Value),
            "trade-concentration" => Place(record, year, window, declaration.StaleYears, ["trade.exports"],
                "concentration of trade over partners (Herfindahl)", "states", y => CheckTrade.Concentrations(record, y), states[0].Value),
            "common-adversaries" => Place(record, year, window, declaration.StaleYears, ["sanction.any", "rivalry.strategic"],
                "states that sanction or are rivals of both", "pairs", y => CheckTrade.CommonAdversaries(record, y), Key(states[0], states[1])),
            "trade-share" => CheckTrade.TradeShare(record, states[0], states[1], either, year, window, declaration.StaleYears),
            "arms-share" => CheckTrade.ArmsShare(record, states[0], states[1], either, year, Math.Max(window, 5), declaration.StaleYears),
            "face-votes" or "face-place" => CheckFaces.Votes(record, states[0], states[1], year, window, declaration.StaleYears, measure.Statistic),
            "tie-records" or "hostility-records" =>
                CheckFaces.Records(record, measure.Name == "tie-records", states[0], states[1], year, window, declaration.StaleYears, measure.Statistic),
            "aid-told" => CheckFaces.Aid(record, states[0], states[1], either, year, window),
            "deeds" => CheckFaces.Deeds(record, states[0], states[1], year, window, measure.Statistic),
            "together" or "apart" => CheckCamps.Of(record, states, year, window, declaration, measure.Name == "apart"),
            _ => throw new InvalidOperationException($"No measure '{measure.Name}'."),
        };
    }

    internal static string F(double value) => value.ToString("0.00#", CultureInfo.InvariantCulture);
    internal static string Key(ActorId a, ActorId b) => new Dyad(a, b).ToString();
    internal static string Span(int first, int last) => first == last ? $"{first}" : $"{first}-{last}";
    internal static MeasureFigure Silent(string why, params string[] indicators) => new(null, why, [.. indicators]);

    private static MeasureFigure Changed(CheckRecord record, ActorId a, ActorId b, int year, int window, int stale, CheckStatistic statistic)
    {
        var last = Last(year, stale, y => record.Closeness(a, b, y) is not null);
        if (last is not { } end) return Silent($"no {CheckRecord.LeastRollCalls} shared roll calls in any of {Span(year - stale, year)}", Votes);
        var (now, nowVariance, nowCount) = Window(end);
        var (before, beforeVariance, beforeCount) = Window(end - window);
        var least = (2 * window + 2) / 3;
        if (nowCount < least || beforeCount < least) return Silent(
            $"votes of {nowCount} and {beforeCount} years in {Span(end - 2 * window + 1, end)}; {least} in each half are needed", Votes);
        double change = now - before, deviation = Math.Sqrt(nowVariance + beforeVariance);
        var rise = Normal.Cdf(change / deviation);
        var score = statistic == CheckStatistic.Fall ? 1 - rise : rise;
        return new(score, $"agreement in the General Assembly beyond what each gives to all others: {F(now)} in {Span(end - window + 1, end)}, "
            + $"{F(before)} in {Span(end - 2 * window + 1, end - window)}; change {F(change)} [{F(change - Normal.Q95 * deviation)}, "
            + $"{F(change + Normal.Q95 * deviation)}], probability of a {(statistic == CheckStatistic.Fall ? "fall" : "rise")} {F(score)}", [.. Votes])
        { Value = change, Lower = change - Normal.Q95 * deviation, Upper = change + Normal.Q95 * deviation, FirstYear = end - 2 * window + 1, LastYear = end };

        // The greater of the votes' sampling variance and the scatter from year to year, of a mean over the window.
        (double Mean, double Variance, int Count) Window(int to)
        {
            var values = Enumerable.Range(to - window + 1, window).Select(y => record.Closeness(a, b, y)).OfType<(double Value, double Variance)>().ToList();
            if (values.Count == 0) return (0, 0, 0);
            var mean = values.Average(v => v.Value);
            var scatter = values.Count < 2 ? 0 : values.Sum(v => (v.Value - mean) * (v.Value - mean)) / (values.Count - 1);
            return (mean, Math.Max(values.Average(v => v.Variance), scatter) / values.Count, values.Count);
        }
    }

    private static MeasureFigure Counted(CheckRecord record, ActorId a, ActorId b, int year, int window, int stale, CheckStatistic statistic)
    {
        double? At(int y) => record.Directed("arms.orders", a, b, y) + record.Directed("arms.orders", b, a, y);
        if (Last(year, stale, y => At(y) is not null) is not { } end
            || At(end - 2 * window + 1) is null) return Silent($"the register of arms does not cover {Span(year - 2 * window + 1, year)}", "arms.orders");
        double Sum(int to) => Enumerable.Range(to - window + 1, window).Sum(y => At(y) ?? 0);
        var (now, before) = (Sum(end), Sum(end - window));
        if (now + before == 0) return new(null, $"no order of arms between them is in the register for {Span(end - 2 * window + 1, end)}", ["arms.orders"]);
        var rise = BetaOdds.CountHigher(now, before);
        var score = statistic == CheckStatistic.Fall ? 1 - rise : rise;
        return new(score, $"orders of arms between them: {now:0} in {Span(end - window + 1, end)}, {before:0} in "
            + $"{Span(end - 2 * window + 1, end - window)}; probability of a {(statistic == CheckStatistic.Fall ? "lower" : "higher")} rate "
            + $"{F(score)}", ["arms.orders"])
        { Value = now - before, FirstYear = end - 2 * window + 1, LastYear = end };
    }

    private static MeasureFigure Years(CheckRecord record, int year, int window, int stale, CheckStatistic statistic, string what,
        string[] indicators, Func<int, bool?> at)
    {
        if (Last(year, stale, y => at(y) is not null) is not { } end) return Silent($"{what}: no source of it covers {Span(year - stale, year)}", indicators);
        var now = Enumerable.Range(end - window + 1, window).Select(at).OfType<bool>().ToList();
        var before = Enumerable.Range(end - 2 * window + 1, window).Select(at).OfType<bool>().ToList();
        if (now.Count < window || before.Count < window) return Silent($"{what}: not told for all of {Span(end - 2 * window + 1, end)}", indicators);
        int k = now.Count(v => v), j = before.Count(v => v);
        if (k == j) return new(null, $"years with {what} between them: {k} of {Span(end - window + 1, end)}, {j} of the {window} before; no change",
            [.. indicators]) { FirstYear = end - 2 * window + 1, LastYear = end };
        var rise = BetaOdds.ShareHigher(k, window, j, window);
        var score = statistic == CheckStatistic.Fall ? 1 - rise : rise;
        return new(score, $"years with {what} between them: {k} of {Span(end - window + 1, end)}, {j} of the {window} before; probability of "
            + $"{(statistic == CheckStatistic.Fall ? "fewer" : "more")} {F(score)}", [.. indicators])
        { Value = k - j, FirstYear = end - 2 * window + 1, LastYear = end };
    }

    private static MeasureFigure Place(CheckRecord record, int year, int window, int stale, string[] indicators, string what, string among,
        Func<int, Dictionary<string, double>> at, string key)
    {
        var byYear = new Dictionary<int, Dictionary<string, double>>();
        Dictionary<string, double> At(int y) => byYear.TryGetValue(y, out var known) ? known : byYear[y] = at(y);
        if (Last(year, stale, y => At(y).ContainsKey(key)) is not { } end) return Silent($"{what}: not told for any of {Span(year - stale, year)}", indicators);
        var places = new List<double>();
        double value = 0;
        var count = 0;
        for (var y = end - window + 1; y <= end; y++)
        {
            if (!At(y).TryGetValue(key, out var own)) continue;
            var all = At(y).Values;
            places.Add((all.Count(v => v < own - 1e-12) + 0.5 * all.Count(v => Math.Abs(v - own) <= 1e-12)) / all.Count);
            (value, count) = (own, all.Count);
        }
        var place = places.Average();
        var over = places.Count > 1 ? $", mean of {Span(end - window + 1, end)}" : "";
        return new(place, $"{what}: {F(value)} in {end}, above {place * 100:0}% of {count} {among}{over} (counted, not sampled)", [.. indicators])
        { Value = value, FirstYear = end - window + 1, LastYear = end };
    }

    private static Dictionary<string, double> Closenesses(CheckRecord record, int year)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        var states = record.Means(year).Keys.Order().ToList();
        for (var i = 0; i < states.Count; i++)
            for (var j = i + 1; j < states.Count; j++)
                if (record.Closeness(states[i], states[j], year) is { } c) found[Key(states[i], states[j])] = c.Value;
        return found;
    }

    private static Dictionary<string, double> Sanctioners(CheckRecord record, int year)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var state in record.States)
        {
            var told = record.States.Where(other => other != state).Select(other => record.Directed("sanction.any", other, state, year))
                .OfType<double>().ToList();
            if (told.Count > 0) found[state.Value] = told.Count(v => v > 0);
        }
        return found;
    }

    // True where any of the indicators tells it, in either direction; null where none tells anything.
    private static bool? Both(CheckRecord record, string[] indicators, ActorId a, ActorId b, int year)
    {
        var told = indicators.SelectMany(i => new[] { record.Value(i, a, b, year), record.Directed(i, a, b, year), record.Directed(i, b, a, year) })
            .OfType<double>().ToList();
        // A source that has ended makes a later zero of the others no sign that its part ended too.
        return told.Exists(v => v > 0) ? true : indicators.Where(record.Holds).All(i => record.Value(i, a, b, year) is not null
            || record.Directed(i, a, b, year) is not null) && told.Count > 0 ? false : null;
    }

    internal static int? Last(int year, int stale, Func<int, bool> told)
    {
        for (var y = year; y >= year - stale; y--)
            if (told(y)) return y;
        return null;
    }
}
