using Entente.Actors;
using Entente.Alignment.Explanation;
using Entente.Findings;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>What interests and values of a pair are on record at the end of a period.</summary>
public static class ReasonReader
{
    // The longest that a predictor reaches back: arms of five years, to the end of the list of borders.
    private const int ReachYears = 14;
    private static readonly Predictor[] Told = [Predictors.CommonRivals, Predictors.CommonSanctioners, Predictors.ArmsDependence, Predictors.Border,
        Predictors.TradeDependence, Predictors.RegimeDistance];

    /// <summary>An entry a predictor whose data set is loaded and knows of the pair, each of the last year on record up to the year given.</summary>
    public static IEnumerable<PairReason> Read(LedgerFile ledger, ActorRegister register, Dyad pair, int lastYear, CancellationToken cancellation = default)
    {
        var held = IndicatorSources.In(ledger);
        var told = Told.Where(p => held.Of(Indicators.Find(p.Indicators[0])!).Length > 0).ToList();
        if (told.Count == 0) return [];
        var request = new PanelRequest
        {
            Indicators = [.. told.Select(p => Indicators.Find(p.Indicators[0])!).Distinct()], From = new LocalDate(lastYear - ReachYears, 1, 1),
                To = new LocalDate(lastYear, 12, 31), Directed = true,
        };
        var table = new PredictorTable(PanelReader.Read(ledger, register, request, cancellation), null);
        return told.Select(p => (Predictor: p, Indicator: Indicators.Find(p.Indicators[0])!))
            .Select(p => (p.Predictor, p.Indicator, Year: Math.Min(lastYear, p.Indicator.CoverageLast)))
            .Select(p => (p.Predictor, p.Indicator, p.Year, Value: table.Value(p.Predictor, pair, p.Year))).Where(p => !double.IsNaN(p.Value))
            .Select(p => new PairReason(p.Predictor, p.Year, p.Value,
                [.. held.Of(p.Indicator).Select(f => new RecordEvidence(f.Dataset, f.Version,
                $"{p.Indicator.Name} of {pair.A} and {pair.B}, {p.Year}")).Distinct()]));
    }
}
