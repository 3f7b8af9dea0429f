using System.Collections.Immutable;
using Entente.Actors;
using Entente.Record;
using NodaTime;

namespace Entente.Panels;

/// <summary>Collects recorded values into a panel. States are named by their place in <see cref="States"/>, periods by their number.</summary>
public sealed class PanelBuilder
{
    private readonly PanelRequest request;
    private readonly List<ActorId> states;
    private readonly List<ImmutableArray<Membership>> spells;
    private readonly PairRuns runs;
    private readonly int firstPeriod, lastPeriod;
    private readonly Dictionary<string, Pending> pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> ofStates = new(StringComparer.Ordinal);
    private long outside;

    /// <param name="memberships">Of the system that the request names.</param>
    /// <exception cref="ArgumentException">The panel would be larger than the request allows, or an indicator doesn't exist in such short periods.</exception>
    public PanelBuilder(PanelRequest request, IEnumerable<Membership> memberships)
    {
        if (request.To < request.From) throw new ArgumentException($"The last day {request.To:R} is before the first {request.From:R}.", nameof(request));
        foreach (var indicator in request.Indicators)
            if (indicator.Spread == Spread.OfTheWhole && indicator.Recorded > request.Unit)
                throw new ArgumentException($"{indicator.Name} is an amount of the whole {Word(indicator.Recorded)}; it says nothing of a "
                    + $"{Word(request.Unit)}. Ask for --unit {Word(indicator.Recorded)}.");
        this.request = request;
        firstPeriod = PanelPeriod.Of(request.Unit, request.From).Number;
        lastPeriod = PanelPeriod.Of(request.Unit, request.To).Number;
        var (from, to) = (new PanelPeriod(request.Unit, firstPeriod).First, new PanelPeriod(request.Unit, lastPeriod).Last);
        var wanted = request.States?.ToHashSet();
        var groups = memberships.Where(m => m.First <= to && (m.Last is not { } last || last >= from) && (wanted is null || wanted.Contains(m.State)))
            .GroupBy(m => m.State).Select(g => (State: g.Key, Spells: g.OrderBy(m => m.First).ToImmutableArray()))
            .OrderBy(g => g.Spells[^1].Number).ThenBy(g => g.State).ToList();
        states = [.. groups.Select(g => g.State)];
        spells = [.. groups.Select(g => g.Spells)];
        runs = new PairRuns(states.Count);
        for (var a = 0; a < states.Count; a++)
            for (var b = request.Directed ? 0 : a + 1; b < states.Count; b++)
                if (a != b) runs.Add(a, b, Common(spells[a], spells[b]));
        runs.Close();
        var cells = (long)runs.Rows * Math.Max(1, request.Indicators.Length);
        if (cells > request.MostCells)
            throw new ArgumentException($"The panel would have {runs.Rows:N0} rows and {cells:N0} values; at most {request.MostCells:N0} are "
                + $"built. Narrow it with --states, --from, --to or a longer --unit.");
    }

    public IReadOnlyList<ActorId> States => states;
    public int FirstPeriod => firstPeriod;
    public int LastPeriod => lastPeriod;

    private static string Word(PeriodUnit unit) => unit switch { PeriodUnit.Year => "year", PeriodUnit.Month => "month", _ => "day" };

    /// <summary>Adds a recorded value.</summary>
    /// <param name="recipient">-1 for an indicator of one state.</param>
    /// <param name="first">First period it holds in; for an occurrence the only one.</param>
    public void Add(Indicator indicator, int actor, int recipient, int first, int last, double value)
    {
        if (indicator.Spread == Spread.Once) last = first;
        first = Math.Max(first, firstPeriod);
        last = Math.Min(last, lastPeriod);
        if (first > last) return;
        if (indicator.Scope == IndicatorScope.State)
        {
            var series = OfStates(indicator);
            for (var p = first; p <= last; p++)
                series[actor * Periods + p - firstPeriod] = value;
            return;
        }
        if (actor == recipient) return;
        var into = PendingOf(indicator);
        if (indicator.Scope == IndicatorScope.Dyad)
        {
            Put(indicator, into.Forward, into.Counts, Math.Min(actor, recipient), Math.Max(actor, recipient), first, last, value);
            if (request.Directed) Put(indicator, into.Forward, into.Counts, Math.Max(actor, recipient), Math.Min(actor, recipient), first, last, value);
        }
        else if (request.Directed || actor < recipient) Put(indicator, into.Forward, into.Counts, actor, recipient, first, last, value);
        else Put(indicator, into.Backward!, into.BackwardCounts, recipient, actor, first, last, value);
    }

    /// <summary>Adds the votes that agreement is computed from.</summary>
    public void AddVotes(IEnumerable<CastVote> votes)
    {
        var wanted = request.Indicators.Where(i => i.Derived is Derivation.VoteAgreement or Derivation.VoteAgreementHalf or Derivation.SharedVotes).ToList();
        foreach (var period in VoteTally.ByPeriod(votes, states.Count))
        {
            if (period.Period < firstPeriod || period.Period > lastPeriod) continue;
            for (var a = 0; a < states.Count; a++)
                for (var b = a + 1; b < states.Count; b++)
                {
                    var (shared, same, opposite) = period.Compare(a, b);
                    if (shared == 0) continue;
                    foreach (var indicator in wanted)
                        Add(indicator, a, b, period.Period, period.Period, indicator.Derived switch
                        {
                            Derivation.SharedVotes => shared,
                            Derivation.VoteAgreement => (double)same / shared,
                            _ => (same + 0.5 * (shared - same - opposite)) / shared,
                        });
                }
        }
    }

    public Panel Build()
    {
        var rows = runs.Rows;
        int[] actors = new int[rows], recipients = new int[rows], periods = new int[rows];
        for (var a = 0; a < states.Count; a++)
            for (var b = 0; b < states.Count; b++)
                foreach (var (first, last, row) in runs.Of(a, b))
                    for (var p = first; p <= last; p++)
                        (actors[row + p - first], recipients[row + p - first], periods[row + p - first]) = (a, b, p);
        var columns = new List<PanelColumn>();
        foreach (var indicator in request.Indicators) columns.AddRange(Columns(indicator, actors, recipients, periods));
        return new(request, states, spells, runs, actors, recipients, periods, columns, outside);
    }

    private int Periods => lastPeriod - firstPeriod + 1;

    private IEnumerable<PanelColumn> Columns(Indicator indicator, int[] actors, int[] recipients, int[] periods)
    {
        if (indicator.Scope == IndicatorScope.State)
        {
            var series = OfStates(indicator);
            yield return new(indicator.Name + "_a", indicator) { Values = Taken(series, actors, periods) };
            yield return new(indicator.Name + "_b", indicator) { Values = Taken(series, recipients, periods) };
            yield break;
        }
        if (indicator.Derived == Derivation.Distance)
        {
            var series = OfStates(Indicators.BaseOf(indicator));
            var (one, other) = (Taken(series, actors, periods), Taken(series, recipients, periods));
            for (var i = 0; i < one.Length; i++) one[i] = Math.Abs(one[i] - other[i]);
            yield return new(indicator.Name, indicator) { Values = one };
            yield break;
        }
        var found = PendingOf(indicator);
        Finish(indicator, found.Forward, found.Counts, actors, recipients, periods);
        if (found.Backward is null) yield return new(indicator.Name, indicator) { Values = found.Forward };
        else
        {
            Finish(indicator, found.Backward, found.BackwardCounts, recipients, actors, periods);
            yield return new(indicator.Name + "_ab", indicator) { Values = found.Forward };
            yield return new(indicator.Name + "_ba", indicator) { Values = found.Backward };
        }
    }

    private void Finish(Indicator indicator, double[] values, int[]? counts, int[] actors, int[] recipients, int[] periods)
    {
        if (counts is not null)
            for (var i = 0; i < values.Length; i++)
                if (counts[i] > 1) values[i] /= counts[i];
        if (indicator.Missing == MissingRule.Absent) return;
        var unitedStates = states.IndexOf(new ActorId("USA"));
        int from = PanelPeriod.Of(request.Unit, new LocalDate(indicator.CoverageFirst, 1, 1)).Number,
            to = PanelPeriod.Of(request.Unit, new LocalDate(indicator.CoverageLast, 12, 31)).Number;
        for (var i = 0; i < values.Length; i++)
            if (double.IsNaN(values[i]) && periods[i] >= from && periods[i] <= to
                && (indicator.Missing == MissingRule.ZeroWithinCoverage || (indicator.Name == "visit.to-us" ? recipients[i] : actors[i]) == unitedStates))
                values[i] = 0;
    }

    private double[] Taken(double[] series, int[] places, int[] periods)
    {
        var taken = new double[places.Length];
        for (var i = 0; i < taken.Length; i++) taken[i] = series[places[i] * Periods + periods[i] - firstPeriod];
        return taken;
    }

    private double[] OfStates(Indicator indicator)
    {
        if (ofStates.TryGetValue(indicator.Name, out var series)) return series;
        series = new double[states.Count * Periods];
        Array.Fill(series, double.NaN);
        return ofStates[indicator.Name] = series;
    }

    private Pending PendingOf(Indicator indicator)
    {
        if (pending.TryGetValue(indicator.Name, out var found)) return found;
        var two = indicator.Scope == IndicatorScope.DirectedDyad && !request.Directed;
        var mean = indicator.Combined == Combination.Mean;
        return pending[indicator.Name] = new(Empty(), mean ? new int[runs.Rows] : null, two ? Empty() : null, two && mean ? new int[runs.Rows] : null);
    }

    private double[] Empty()
    {
        var values = new double[runs.Rows];
        Array.Fill(values, double.NaN);
        return values;
    }

    private void Put(Indicator indicator, double[] values, int[]? counts, int a, int b, int first, int last, double value)
    {
        var hit = false;
        foreach (var run in runs.Of(a, b))
        {
            for (var p = Math.Max(first, run.First); p <= Math.Min(last, run.Last); p++)
            {
                hit = true;
                var row = run.Row + p - run.First;
                ref var held = ref values[row];
                if (counts is not null) counts[row]++;
                held = double.IsNaN(held) ? value : indicator.Combined switch
                {
                    Combination.Maximum => Math.Max(held, value),
                    Combination.Minimum => Math.Min(held, value),
                    _ => held + value,
                };
            }
        }
        if (!hit) outside++;
    }

    /// <summary>Periods in which both have a day of membership in common.</summary>
    private List<(int First, int Last)> Common(ImmutableArray<Membership> one, ImmutableArray<Membership> other)
    {
        var found = new List<(int First, int Last)>();
        foreach (var x in one)
            foreach (var y in other)
            {
                var first = LocalDate.Max(x.First, y.First);
                var last = LocalDate.Min(x.Last ?? LocalDate.MaxIsoValue, y.Last ?? LocalDate.MaxIsoValue);
                if (last < first) continue;
                var span = (First: Math.Max(firstPeriod, PanelPeriod.Of(request.Unit, first).Number),
                    Last: last == LocalDate.MaxIsoValue ? lastPeriod : Math.Min(lastPeriod, PanelPeriod.Of(request.Unit, last).Number));
                if (span.First <= span.Last) found.Add(span);
            }
        if (found.Count < 2) return found;
        found.Sort();
        var merged = new List<(int First, int Last)> { found[0] };
        foreach (var span in found.Skip(1))
        {
            if (span.First <= merged[^1].Last + 1) merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, span.Last));
            else merged.Add(span);
        }
        return merged;
    }

    private sealed record Pending(double[] Forward, int[]? Counts, double[]? Backward, int[]? BackwardCounts);
}
