using Entente.Actors;
using Entente.Panels;
using Entente.Record;

namespace Entente.Alignment.Standing;

/// <summary>One column of a directed yearly panel, by state and year, in both directions.</summary>
internal sealed class YearlyFlows
{
    // By state, direction and year; absent where nothing is known.
    private readonly List<(int Other, double Value)>?[] known;
    private readonly int firstYear, years;

    /// <param name="rows">Of the panel, in order; absent: all.</param>
    public YearlyFlows(Panel panel, PanelColumn column, IReadOnlyList<int>? rows = null)
    {
        States = panel.States;
        firstYear = PanelPeriod.Of(PeriodUnit.Year, panel.Request.From).Number;
        years = PanelPeriod.Of(PeriodUnit.Year, panel.Request.To).Number - firstYear + 1;
        known = new List<(int, double)>?[States.Count * 2 * years];
        var values = column.Span;
        for (var i = 0; i < (rows?.Count ?? values.Length); i++)
        {
            var row = rows is null ? i : rows[i];
            if (double.IsNaN(values[row])) continue;
            var (actor, recipient) = panel.Places(row);
            var year = panel.Period(row).Number;
            Add(actor, true, year, recipient, values[row]);
            Add(recipient, false, year, actor, values[row]);
        }
    }

    public IReadOnlyList<ActorId> States { get; }

    /// <summary>Values by the other state, added up over the window; null where any of its years is unknown altogether.</summary>
    public SortedDictionary<int, double>? Of(int state, bool outward, int year, int window)
    {
        var sums = new SortedDictionary<int, double>();
        for (var y = Math.Max(year - window + 1, firstYear); y <= year; y++)
        {
            if (known[At(state, outward, y)] is not { } others) return null;
            foreach (var (other, value) in others) sums[other] = sums.GetValueOrDefault(other) + value;
        }
        return sums;
    }

    public double? Total(int state, bool outward, int year, int window) => Of(state, outward, year, window)?.Values.OrderBy(v => v).Sum();

    /// <summary>Both directions together; a flow told in one direction only counts as told.</summary>
    public TradeTies Ties(int state, int year)
    {
        var own = Both(state, year);
        var total = own.Values.OrderBy(v => v).Sum();
        if (total <= 0) return new(year, []);
        return new(year, [.. own.Where(p => p.Value > 0)
            .Select(p => new TradeTie(States[p.Key], p.Value / total, p.Value / Both(p.Key, year).Values.OrderBy(v => v).Sum()))
            .OrderByDescending(t => t.Own).ThenBy(t => t.State)]);
    }

    private SortedDictionary<int, double> Both(int state, int year)
    {
        var sums = new SortedDictionary<int, double>();
        foreach (var outward in (bool[])[true, false])
            if (known[At(state, outward, year)] is { } others)
                foreach (var (other, value) in others) sums[other] = sums.GetValueOrDefault(other) + value;
        return sums;
    }

    private void Add(int state, bool outward, int year, int other, double value) => (known[At(state, outward, year)] ??= []).Add((other, value));

    private int At(int state, bool outward, int year) => (state * 2 + (outward ? 0 : 1)) * years + year - firstYear;
}
