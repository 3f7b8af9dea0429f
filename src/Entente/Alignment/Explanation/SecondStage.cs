using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Alignment.Explanation;

/// <summary>What one specification says of all dyads, and of the pair.</summary>
/// <param name="Level">Null where the pair isn't in the sample: one of its predictors, or its face, is unknown in every year.</param>
/// <param name="Change">Null with fewer than two years.</param>
public sealed record SecondStage(Specification Specification, DyadicSample Sample, DyadicFit Fit, PairAccount? Level, PairAccount? Change)
{
    public Verdict Verdict => Level is null ? Verdict.CannotBeTold : InterestTest.Of(Level);

    /// <summary>Null where too few dyads have all that it needs.</summary>
    public static SecondStage? Of(Specification specification, PredictorTable table,
        IReadOnlyDictionary<(Dyad Dyad, int Year), (double State, double Deviation)> explained, Dyad pair)
    {
        var rows = new List<DyadObservation>();
        var years = specification.Years.ToHashSet();
        foreach (var (key, (state, deviation)) in explained)
        {
            if (!years.Contains(key.Year)) continue;
            var values = new double[specification.Predictors.Length];
            var known = true;
            for (var k = 0; k < values.Length && known; k++)
            {
                values[k] = table.Value(specification.Predictors[k], key.Dyad, key.Year);
                known = !double.IsNaN(values[k]);
            }
            if (known) rows.Add(new(key.Dyad, key.Year, state, deviation, [.. values]));
        }
        if (rows.Count < 100) return null;
        var sample = new DyadicSample(specification.Predictors, rows);
        var fit = DyadicRegression.Fit(sample);
        return new(specification, sample, fit, PairAccount.OfLevel(sample, fit, pair), PairAccount.OfChange(sample, fit, pair));
    }

    /// <summary>
    /// The main form: every predictor but trade (and trade too, where it is on record in all years) that is no record of the face itself; then one
    /// change at a time.
    /// </summary>
    public static ImmutableArray<Specification> Specifications(PredictorTable table, ImmutableArray<int> years, Face face)
    {
        bool Throughout(Predictor p) => years.All(y => table.YearOf(p, y) is not null);
        Predictor[] wanted = [Predictors.CommonRivals, Predictors.CommonSanctioners, Predictors.ArmsDependence, Predictors.Border, Predictors.TradeDependence,
            Predictors.TradeAsymmetry, Predictors.RegimeDistance];
        ImmutableArray<Predictor> main = [.. wanted.Where(p => Throughout(p) && Predictors.RecordOf(p) != face)];
        var list = ImmutableArray.CreateBuilder<Specification>();
        list.Add(new("main", main, years, null));
        ImmutableArray<int> own = [.. years.Where(y => main.All(p => p == Predictors.Border || table.YearOf(p, y) == y))];
        if (own.Length > 0 && own.Length < years.Length) list.Add(new("only years that every data set but that of borders covers", main, own, null));
        foreach (var left in main.Where(p => p.Group == PredictorGroup.Interests && p != Predictors.TradeAsymmetry))
            list.Add(new($"without {left.Name}", main.Remove(left), years, null));
        if (!main.Contains(Predictors.TradeDependence))
        {
            ImmutableArray<int> traded = [.. years.Where(y => table.YearOf(Predictors.TradeDependence, y) is not null)];
            if (traded.Length > 0)
                list.Add(new("with trade, in the years on record", main.Insert(0, Predictors.TradeDependence).Insert(1, Predictors.TradeAsymmetry),
                    traded, null));
        }
        if (main.Contains(Predictors.RegimeDistance) && Throughout(Predictors.LiberalDistance))
            list.Add(new("liberal instead of electoral democracy", main.Replace(Predictors.RegimeDistance, Predictors.LiberalDistance), years, null));
        if (face != Face.Votes && years.Any(y => table.YearOf(Predictors.HumanRightsDistance, y) is not null))
            list.Add(new("votes on human rights among values", main.Add(Predictors.HumanRightsDistance), years, null));
        return list.ToImmutable();
    }
}
