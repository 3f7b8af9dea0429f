using System.Collections.Immutable;
using Entente.Findings;
using Entente.Outlook;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Outlook;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>`entente outlook A B --issue`: puts what is said of a pair on the board, where it stays as it was said.</summary>
internal static class OutlookIssue
{
    /// <summary>Records the offered kinds of a report and says on the standard error which.</summary>
    public static void Run(DyadReport report, string? ledgerPath, TimeProvider clock, CancellationToken cancellation)
    {
        using var ledger = LedgerLocation.OpenToWrite(ledgerPath, cancellation);
        var now = ledger.Now();
        var run = RunOf("outlook", now, report.Inputs, ("pair", $"{report.Dyad.A} {report.Dyad.B}"), ("horizon", Prose.Text(report.Horizon)), ("on",
            Iso(report.On)));
        var asOf = report.On ?? LocalDate.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var forecasts = report.Answers.Where(a => a.Outlook is not null).Select(a => new Forecast
        {
            Kind = a.Kind, Dyad = report.Dyad, FirstYear = a.Outlook!.Origin + 1, LastYear = a.Outlook.Origin + report.Horizon, Dataset = a.Source!.Dataset,
            CoveredTo = CoveredTo(ledger, a), Forecaster = Forecast.Program, Issued = now, AsOf = asOf, Chance = a.Outlook.Chance,
            BaseRate = a.Outlook.BaseRate, Recurrency = a.Outlook.Recurrency, Reasons = a.Reasons, InputsHash = report.Inputs.Hash, RunId = run.Id,
        }).ToList();
        if (forecasts.Count == 0)
        {
            Console.Error.WriteLine("entente: nothing is said of the pair, so nothing was issued.");
            return;
        }
        var added = ForecastBook.Add(ledger, run, forecasts).Select(f => f.Id).ToHashSet();
        foreach (var f in forecasts)
            Console.Error.WriteLine($"entente: {(added.Contains(f.Id) ? "issued" : "issued before, from the same data")}: {f.Id} {ForecastWords.Question(f)}: "
                + $"{ForecastWords.Chance(f.Chance)}{(f.InAdvance ? "" : "; the record covers these years already, so it is scored apart")}");
    }

    /// <summary>A run of an outlook command, with the files that it rests on.</summary>
    public static Run RunOf(string command, DateTime started, OutlookInputs inputs, params (string Name, string Value)[] options) => new()
    {
        Command = command,
        Options = options.ToImmutableSortedDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal),
        Inputs = [.. inputs.Files.Select(f => new RunInput($"{f.Dataset} {f.Version}", f.Sha256)).Distinct()],
        Seed = 1,
        Started = started,
    };

    public static string Iso(LocalDate? day) => day?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    // With --on the ledger may hold later years than were used.
    private static int CoveredTo(LedgerFile ledger, DyadAnswer answer) =>
        DyadRecords.LastYearOf(ledger, answer.Kind, answer.Source!.Dataset) ?? answer.Source.Last;
}
