using System.CommandLine;
using System.Globalization;
using Entente.Findings;
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
        var ledger = LedgerOption.Create();
        var command = new Command("score", "Score the decided forecasts on the board by kind and forecaster, the program's and your own.") { format, ledger };
        command.SetAction((parsed, _) =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            Write(ForecastBook.All(file), parsed.GetValue(format)!, Console.Out);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Write(IReadOnlyList<(Forecast Forecast, ForecastOutcome? Outcome)> all, string format, TextWriter output)
    {
        var lines = BoardScores.Lines(all);
        if (format != "text")
        {
            var rows = new Rows("forecaster", "when", "kind", "forecasts", "came", "years", "brier", "log_score", "brier_skill", "brier_skill_low",
                "brier_skill_high", "pr_auc", "pr_auc_low", "pr_auc_high", "said_mean", "level_share", "level_forecasts");
            foreach (var line in lines)
            {
                object?[] head = [line.Forecaster, BoardScores.When(line), BoardScores.KindOf(line), line.Count, line.Came, line.Years];
                rows.Add([.. head, line.Brier, line.LogScore, line.Skill, line.SkillInterval?.Low, line.SkillInterval?.High, line.PrecisionRecall,
                    line.PrecisionRecallInterval?.Low, line.PrecisionRecallInterval?.High, null, null, null]);
                foreach (var level in line.Levels) rows.Add([.. head, .. new object?[8], level.Said, level.Happened, level.Count]);
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
            var (skills, areas) = (Width("skill", part.Select(BoardScores.Skill)), Width("PR-AUC", part.Select(BoardScores.Area)));
            output.Write($"  forecaster    kind       n  came   Brier   log    {"skill".PadRight(skills)}  {"PR-AUC".PadRight(areas)}  said: came of n\n");
            foreach (var l in part)
            {
                output.Write(string.Create(CultureInfo.InvariantCulture,
                    $"  {l.Forecaster,-12}  {BoardScores.KindOf(l),-8} {l.Count,3} {l.Came,5}  {l.Brier,6:0.0000}  {l.LogScore,6:0.000}")
                    + $"  {BoardScores.Skill(l).PadRight(skills)}  {BoardScores.Area(l).PadRight(areas)}  {BoardScores.Levels(l)}\n");
            }
        }
        output.Write("\nBrier and log score: lower is better. Skill: 1 less the Brier score over that of the base rates; above 0 is better than they are. "
            + "PR-AUC: average precision; the share that came is what chances in no order get.\n"
            + (lines.Any(l => l.SkillInterval is not null || l.PrecisionRecallInterval is not null) ? "In brackets: 95%, years resampled. " : "")
            + (lines.Any(l => l.Years < BoardLine.LeastYears) ? BoardScores.FewYears + " " : "") + "A few forecasts tell little.\n");
    }

    private static int Width(string head, IEnumerable<string> cells) => Math.Max(head.Length, cells.Max(c => c.Length));
}
