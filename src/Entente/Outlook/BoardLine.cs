using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>How the decided forecasts of one forecaster on one kind have been.</summary>
/// <param name="Kind">Null for all kinds together.</param>
/// <param name="InAdvance">Forecasts made when the record already covered their years are scored apart.</param>
/// <param name="Years">How many different last years were asked about.</param>
/// <param name="Brier">Mean; lower is better.</param>
/// <param name="LogScore">Mean negative natural logarithm of the chance of what happened; lower is better.</param>
/// <param name="Skill">1 less the Brier score over that of the base rates, on the forecasts that have one; null where none has, or the base rates were never
/// wrong.</param>
/// <param name="PrecisionRecall">Average precision of those in the order of their chances; null unless some came and some didn't.</param>
/// <param name="SkillInterval">95%, years resampled; null with fewer than <see cref="LeastYears"/>, or no skill.</param>
/// <param name="PrecisionRecallInterval">The same of the average precision; draws in which all came or none did are left out.</param>
/// <param name="Levels">What was said against what came, in fifths of the chance.</param>
public sealed record BoardLine(DyadRecord? Kind, string Forecaster, bool InAdvance, int Count, int Came, int Years, double Brier, double LogScore,
    double? Skill, double? PrecisionRecall, (double Low, double High)? SkillInterval, (double Low, double High)? PrecisionRecallInterval,
    ImmutableArray<ReliabilityBins.Bin> Levels)
{
    /// <summary>Years that an interval needs.</summary>
    public const int LeastYears = 5;

    private const int Steps = 5, Replicates = 1000, Seed = 1;

    /// <summary>By kind and forecaster, those made in advance first; then all kinds of each forecaster where there are several.</summary>
    public static ImmutableArray<BoardLine> Of(IEnumerable<ScoredForecast> forecasts)
    {
        var lines = ImmutableArray.CreateBuilder<BoardLine>();
        foreach (var part in forecasts.GroupBy(f => (f.InAdvance, f.Forecaster)).OrderByDescending(g => g.Key.InAdvance)
            .ThenBy(g => g.Key.Forecaster, StringComparer.Ordinal))
        {
            var kinds = part.GroupBy(f => f.Kind).OrderBy(g => g.Key).ToList();
            foreach (var kind in kinds) lines.Add(Line(kind.Key, part.Key.Forecaster, part.Key.InAdvance, [.. kind]));
            if (kinds.Count > 1) lines.Add(Line(null, part.Key.Forecaster, part.Key.InAdvance, [.. part]));
        }
        return lines.ToImmutable();
    }

    private static BoardLine Line(DyadRecord? kind, string forecaster, bool inAdvance, ScoredForecast[] all)
    {
        var bins = new ReliabilityBins(Steps);
        foreach (var f in all) bins.Add(f.Chance, f.Came);
        var years = all.Select(f => f.Year).Distinct().Order().ToArray();
        var blocks = all.Select(f => Array.BinarySearch(years, f.Year)).ToArray();
        var chances = all.Select(f => f.Chance).ToArray();
        var came = all.Select(f => f.Came).ToArray();
        var order = Enumerable.Range(0, all.Length).OrderByDescending(i => chances[i]).ThenBy(i => i).ToArray();
        double Skill(Func<int, double> weight)
        {
            double own = 0, bare = 0;
            for (var i = 0; i < all.Length; i++)
                if (all[i].BaseRate is { } rate)
                    (own, bare) = (own + weight(i) * ForecastScores.Brier(chances[i], came[i]), bare + weight(i) * ForecastScores.Brier(rate, came[i]));
            return bare > 0 ? 1 - own / bare : double.NaN;
        }
        bool Any(bool one, Func<int, double> weight) => order.Any(i => came[i] == one && weight(i) > 0);
        double Area(Func<int, double> weight) => Any(true, weight) && Any(false, weight)
            ? ForecastScores.PrecisionRecallArea(order, chances, came, weight) : double.NaN;
        (double, double)? Interval(Func<Func<int, double>, double> score)
        {
            if (years.Length < LeastYears || double.IsNaN(score(_ => 1))) return null;
            var (low, high) = BlockBootstrap.Interval(BlockBootstrap.Weights(years.Length, Replicates, Seed).Select(w => score(i => w[blocks[i]])));
            return double.IsNaN(low) ? null : (low, high);
        }
        static double? Known(double value) => double.IsNaN(value) ? null : value;
        return new(kind, forecaster, inAdvance, all.Length, came.Count(c => c), years.Length, all.Average(f => ForecastScores.Brier(f.Chance, f.Came)),
            all.Average(f => ForecastScores.LogScore(f.Chance, f.Came)), Known(Skill(_ => 1)), Known(Area(_ => 1)), Interval(Skill), Interval(Area), bins.Bins);
    }
}
