using System.Numerics;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;

namespace Entente.Alignment.Explanation;

/// <summary>Predictors of each dyad and year out of directed yearly panels of all states. NaN where one is unknown: missing is not zero.</summary>
public sealed class PredictorTable
{
    private readonly Panel panel;
    private readonly Panel? humanRights;
    private readonly Dictionary<ActorId, int> places;
    private readonly Dictionary<(string Indicator, int State, int Year), ulong[]> partners = [];
    private readonly Dictionary<(int State, int Year), double> armsIn = [], trade = [];
    private readonly Dictionary<(int Actor, int Recipient, int Year), double> arms = [], flows = [];

    /// <param name="panel">Directed, of all states, from 4 years before the first year asked for and, for what is held, before the data sets end.</param>
    /// <param name="humanRights">The same with agreement in roll calls on human rights alone; null where they aren't known.</param>
    public PredictorTable(Panel panel, Panel? humanRights)
    {
        (this.panel, this.humanRights) = (panel, humanRights);
        places = panel.States.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        Partners("rivalry.strategic");
        Partners("sanction.any");
        foreach (var (row, value) in Told("arms.tiv"))
        {
            var (actor, recipient) = panel.Places(row);
            for (var year = panel.Period(row).Number; year < panel.Period(row).Number + 5; year++)
            {
                Put(armsIn, (recipient, year), value);
                if (value > 0) Put(arms, (actor, recipient, year), value);
            }
        }
        foreach (var (row, value) in Told("trade.exports"))
        {
            var (actor, recipient) = panel.Places(row);
            var year = panel.Period(row).Number;
            Put(trade, (actor, year), value);
            Put(trade, (recipient, year), value);
            Put(flows, (Math.Min(actor, recipient), Math.Max(actor, recipient), year), value);
        }
    }

    /// <summary>The year whose record stands for the predictor in a year; null where its data set is silent for too long, or isn't in the panel.</summary>
    public int? YearOf(Predictor predictor, int year)
    {
        var indicator = Indicators.Find(predictor.Indicators[0])!;
        if ((predictor == Predictors.HumanRightsDistance ? humanRights : panel)?.Column(indicator.Name) is null) return null;
        var stands = Math.Min(year, indicator.CoverageLast);
        return year - stands <= Predictors.HoldYears(predictor) && stands >= indicator.CoverageFirst ? stands : null;
    }

    public double Value(Predictor predictor, Dyad dyad, int year)
    {
        if (YearOf(predictor, year) is not { } stands || !places.TryGetValue(dyad.A, out var a) || !places.TryGetValue(dyad.B, out var b)) return double.NaN;
        switch (predictor.Name)
        {
            case "common-rivals": return Common("rivalry.strategic", a, b, stands);
            case "common-sanctioners": return Common("sanction.any", a, b, stands);
            // The window's last year is the one that stands; the sums are by that year.
            case "arms-dependence": return Math.Max(Part(arms.GetValueOrDefault((a, b, stands)), armsIn.GetValueOrDefault((b, stands))),
                Part(arms.GetValueOrDefault((b, a, stands)), armsIn.GetValueOrDefault((a, stands))));
            case "border": return Cell(panel, "contiguity", dyad, stands) is { } type && !double.IsNaN(type) ? type == 1 ? 1 : 0 : double.NaN;
            case "trade-dependence" or "trade-asymmetry":
                if (!trade.TryGetValue((a, stands), out var ofA) || !trade.TryGetValue((b, stands), out var ofB)) return double.NaN;
                var flow = flows.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b), stands));
                return predictor.Name == "trade-dependence" ? (Part(flow, ofA) + Part(flow, ofB)) / 2 : Math.Abs(Part(flow, ofA) - Part(flow, ofB));
            case "human-rights-votes": return 1 - Cell(humanRights!, "un.agreement.half", dyad, stands);
            default: return Cell(panel, predictor.Indicators[0], dyad, stands);
        }
    }

    private static double Part(double value, double whole) => whole > 0 ? value / whole : 0;

    private double Common(string indicator, int a, int b, int year)
    {
        if (!partners.TryGetValue((indicator, a, year), out var ofA) || !partners.TryGetValue((indicator, b, year), out var ofB)) return double.NaN;
        var common = 0;
        for (var w = 0; w < ofA.Length; w++) common += BitOperations.PopCount(ofA[w] & ofB[w]);
        return Math.Log(1 + common);
    }

    private static double Cell(Panel panel, string column, Dyad dyad, int year) =>
        panel.RowOf(dyad.A, dyad.B, new(PeriodUnit.Year, year)) is { } row ? panel.Column(column)!.Span[row] : double.NaN;

    private void Partners(string indicator)
    {
        var words = (panel.States.Count + 63) / 64;
        foreach (var (row, value) in Told(indicator))
        {
            var (actor, recipient) = panel.Places(row);
            // Of a rivalry both rows are there, so that each state is once the recipient.
            var key = (indicator, recipient, panel.Period(row).Number);
            if (!partners.TryGetValue(key, out var set)) partners[key] = set = new ulong[words];
            if (value > 0) set[actor / 64] |= 1UL << (actor % 64);
        }
    }

    private IEnumerable<(int Row, double Value)> Told(string indicator)
    {
        if (panel.Column(indicator) is not { } column) yield break;
        for (var row = 0; row < panel.Count; row++)
            if (!double.IsNaN(column.Values[row])) yield return (row, column.Values[row]);
    }

    private static void Put<T>(Dictionary<T, double> sums, T key, double value) where T : notnull => sums[key] = sums.GetValueOrDefault(key) + value;
}
