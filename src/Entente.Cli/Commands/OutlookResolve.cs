using System.CommandLine;
using Entente.Actors;
using Entente.Findings;
using Entente.Store.Alignment;
using Entente.Store.Outlook;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook resolve`: decides the forecasts whose years the record covers by now.</summary>
internal static class OutlookResolve
{
    public static Command Create()
    {
        var ledger = LedgerOption.Create();
        var command = new Command("resolve", "Decide the forecasts on the board whose years the data set they name covers by now; the others stay "
            + "open.") { ledger };
        command.SetAction((parsed, cancellation) =>
        {
            Run(parsed.GetValue(ledger), Console.Out, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Run(string? ledgerPath, TextWriter output, CancellationToken cancellation)
    {
        using var ledger = LedgerLocation.OpenToWrite(ledgerPath, cancellation);
        var open = ForecastBook.All(ledger).Where(f => f.Outcome is null).Select(f => f.Forecast).ToList();
        if (open.Count == 0)
        {
            output.Write("No forecast is open.\n");
            return;
        }
        var records = DyadRecords.Read(ledger, ActorRegister.Embedded, null, cancellation);
        var run = OutlookIssue.RunOf("outlook resolve", ledger.Now(), OutlookInputs.Of(ledger, null));
        var decided = ForecastBook.Resolve(ledger, records, run);
        foreach (var (f, outcome) in decided)
            output.Write($"{f.Id} {f.Forecaster} {Prose.Percent(f.Chance)}: {ForecastWords.Question(f)}: {ForecastWords.Outcome(outcome)} ({outcome.Dataset} "
                + $"{outcome.Version})\n");
        var left = open.Count - decided.Length;
        output.Write($"{Prose.Count(decided.Length, "forecast", "forecasts")} decided, {Prose.Text(left)} open.\n");
        foreach (var group in open.Where(f => decided.All(d => d.Forecast.Id != f.Id)).GroupBy(f => (f.Kind, f.Dataset)).OrderBy(g => g.Key))
            output.Write($"  {Prose.Count(group.Count(), "waits", "wait")} for {group.Key.Dataset} to cover {Prose.Text(group.Min(f => f.LastYear))} or later; "
                + (DyadRecords.LastYearOf(ledger, group.Key.Kind,
                    group.Key.Dataset) is { } last ? $"it covers {Prose.Text(last)} now.\n" : "it is not loaded.\n"));
    }
}
