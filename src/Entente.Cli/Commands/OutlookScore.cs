using System.CommandLine;
using System.Globalization;
using Entente.Outlook;
using Entente.Store.Outlook;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook score`: how the forecasts on the board have been.</summary>
internal static class OutlookScore
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "text, csv or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var ledger = LedgerLocation.Option();
        var command = new Command("score", "Score the decided forecasts on the board by kind and forecaster, the program's and your own.") { format, ledger };
        command.SetAction((parsed, _) =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            Write(ForecastBook.All(file), parsed.GetValue(format)!, Console.Out);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    public static IReadOnlyList<BoardLine> Lines(IEnumerable<(Forecast Forecast, ForecastOutcome? Outcome)> all) =>
        BoardLine.Of(all.Where(x => x.Outcome?.Came is not null)
            .Select(x => new ScoredForecast(x.Forecast.Kind, x.Forecast.Forecaster, x.Forecast.InAdvance, x.Forecast.Chance, x.Forecast.BaseRate,
                x.Outcome!.Came!.Value)));

    public static string KindOf(BoardLine line) => line.Kind is { } kind ? DyadKinds.NameOf(kind) : "all";

    public static string When(BoardLine line) => line.InAdvance ? "before the record" : "after the record";

    private static void Write(IReadOnlyList<(Forecast Forecast, ForecastOutcome? Outcome)> all, string format, TextWriter output)
    {
        var lines = Lines(all);
        if (format != "text")
        {
            var rows = new Rows("forecaster", "when", "kind", "forecasts", "came", "brier", "log_score", "brier_skill", "said_mean", "level_share",
                "level_forecasts");
            foreach (var line in lines)
            {
                object?[] head = [line.Forecaster, When(line), KindOf(line), line.Count, line.Came];
                rows.Add([.. head, line.Brier, line.LogScore, line.Skill, null, null, null]);
                foreach (var level in line.Levels) rows.Add([.. head, null, null, null, level.Said, level.Happened, level.Count]);
            }
            rows.Write(format, output);
            return;
        }
        int open = all.Count(x => x.Outcome is null), none = all.Count(x => x.Outcome is { Came: null });
        output.Write($"{Prose.Count(all.Count, "forecast", "forecasts")}: {Prose.Text(open)} open, {Prose.Text(none)} void, "
            + $"{Prose.Text(all.Count - open - none)} decided.\n");
        if (lines.Count == 0)
        {
            output.Write(all.Count == 0 ? "'entente outlook A B --issue' puts the program's forecasts on the board, 'entente outlook say' your own.\n"
                : "Nothing to score yet. 'entente outlook resolve' decides what the record covers.\n");
            return;
        }
        foreach (var part in lines.GroupBy(l => l.InAdvance))
        {
            output.Write(part.Key ? "\nIssued before the record covered the years\n"
                : "\nIssued when the record covered the years already, by what was on record before\n");
            output.Write("  forecaster    kind       n  came   Brier   log    skill   said: came of n\n");
            foreach (var l in part)
            {
                var skill = l.Skill is { } s ? s.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "-";
                var levels = string.Join(", ", l.Levels.Select(b =>
                    string.Create(CultureInfo.InvariantCulture, $"{100 * b.Said:0}%: {Math.Round(b.Happened * b.Count):0} of {b.Count}")));
                output.Write(string.Create(CultureInfo.InvariantCulture,
                    $"  {l.Forecaster,-12}  {KindOf(l),-8} {l.Count,3} {l.Came,5}  {l.Brier,6:0.0000}  {l.LogScore,6:0.000}  {skill,6}  {levels}\n"));
            }
        }
        output.Write("\nBrier and log score: lower is better. Skill: 1 less the Brier score over that of the base rates; above 0 is better than they are. "
            + "A few forecasts tell little.\n");
    }
}
