using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>How the decided forecasts of one forecaster on one kind have been.</summary>
/// <param name="Kind">Null for all kinds together.</param>
/// <param name="InAdvance">Forecasts made when the record already covered their years are scored apart.</param>
/// <param name="Brier">Mean; lower is better.</param>
/// <param name="LogScore">Mean negative natural logarithm of the chance of what happened; lower is better.</param>
/// <param name="Skill">1 less the Brier score over that of the base rates, on the forecasts that have one; null where none has, or the base rates were never
/// wrong.</param>
/// <param name="Levels">What was said against what came, in fifths of the chance.</param>
public sealed record BoardLine(DyadRecord? Kind, string Forecaster, bool InAdvance, int Count, int Came, double Brier, double LogScore, double? Skill,
    ImmutableArray<ReliabilityBins.Bin> Levels)
{
    private const int Steps = 5;

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
        var based = all.Where(f => f.BaseRate is not null).ToArray();
        double own = based.Sum(f => ForecastScores.Brier(f.Chance, f.Came)), bare = based.Sum(f => ForecastScores.Brier(f.BaseRate!.Value, f.Came));
        var bins = new ReliabilityBins(Steps);
        foreach (var f in all) bins.Add(f.Chance, f.Came);
        return new(kind, forecaster, inAdvance, all.Length, all.Count(f => f.Came), all.Average(f => ForecastScores.Brier(f.Chance, f.Came)),
            all.Average(f => ForecastScores.LogScore(f.Chance, f.Came)), bare > 0 ? 1 - own / bare : null, bins.Bins);
    }
}
