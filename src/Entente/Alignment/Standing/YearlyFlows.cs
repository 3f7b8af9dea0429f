using Entente.Actors;
using Entente.Panels;

namespace Entente.Alignment.Standing;

/// <summary>One column of a directed yearly panel, by state and year, in both directions.</summary>
internal sealed class YearlyFlows
{
    private readonly Dictionary<(int State, bool Outward, int Year), List<(int Other, double Value)>> known = [];
    private readonly int firstYear;

    public YearlyFlows(Panel panel, PanelColumn column)
    {
        States = panel.States;
        firstYear = PanelPeriod.Of(PeriodUnit.Year, panel.Request.From).Number;
        var values = column.Span;
        for (var row = 0; row < values.Length; row++)
        {
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
            if (!known.TryGetValue((state, outward, y), out var others)) return null;
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
            if (known.TryGetValue((state, outward, year), out var others))
                foreach (var (other, value) in others) sums[other] = sums.GetValueOrDefault(other) + value;
        return sums;
    }

    private void Add(int state, bool outward, int year, int other, double value)
    {
        if (!known.TryGetValue((state, outward, year), out var list)) known[(state, outward, year)] = list = [];
        list.Add((other, value));
    }
}
