using System.Globalization;
using Entente.Findings;
using Entente.Outlook;

namespace Entente.Work.Outlook;

/// <summary>How the forecasts on the board have been, by kind and forecaster, in words and figures.</summary>
internal static class BoardScores
{
    public static IReadOnlyList<BoardLine> Lines(IEnumerable<(Forecast Forecast, ForecastOutcome? Outcome)> all) =>
        BoardLine.Of(all.Where(x => x.Outcome?.Came is not null)
            .Select(x => new ScoredForecast(x.Forecast.Kind, x.Forecast.Forecaster, x.Forecast.InAdvance, x.Forecast.LastYear,
                x.Forecast.Chance, x.Forecast.BaseRate, x.Outcome!.Came!.Value)));

    public static string KindOf(BoardLine line) => line.Kind is { } kind ? DyadKinds.NameOf(kind) : "all";

    public static string When(BoardLine line) => line.InAdvance ? "before the record" : "after the record";

    /// <summary>Said where a line has too few years.</summary>
    public static string FewYears => $"No interval is given of fewer than {BoardLine.LeastYears} years decided.";

    /// <summary>"+0.071 [+0.057, +0.083]"; the interval where there is one, "-" where there is no skill.</summary>
    public static string Skill(BoardLine line) => line.Skill is not { } skill ? "-" : Number(skill, "+0.000;-0.000;0.000")
        + (line.SkillInterval is var (low, high) ? $" [{Number(low, "+0.000;-0.000;0.000")}, {Number(high, "+0.000;-0.000;0.000")}]" : "");

    public static string Area(BoardLine line) => line.PrecisionRecall is not { } area ? "-" : Number(area, "0.000")
        + (line.PrecisionRecallInterval is var (low, high) ? $" [{Number(low, "0.000")}, {Number(high, "0.000")}]" : "");

    public static string Levels(BoardLine line) => string.Join(", ", line.Levels.Select(b =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * b.Said:0}%: {Math.Round(b.Happened * b.Count):0} of {b.Count}")));

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
