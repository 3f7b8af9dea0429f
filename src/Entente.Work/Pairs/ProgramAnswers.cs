using System.Text;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Record;
using Entente.Store;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Work.Pairs;

/// <summary>What commands print, for programs that ask the workbench; nothing is learned or recorded for them.</summary>
internal static class ProgramAnswers
{
    public static string Series(LedgerFile ledger, SeriesQuestion question, bool csv, CancellationToken cancel)
    {
        // For data that go on, the last year that is loaded.
        var end = question.To ?? (Indicators.Find(question.Indicator) is { CoverageLast: 9999 } open
            ? new LocalDate(LoadedDataset.In(ledger).Where(d => d.Name.StartsWith(open.Dataset, StringComparison.Ordinal)).Max(d => d.Last)?.Year
                ?? throw new UserException(new MissingDatasetException(open.Name, open.Dataset).Message), 12, 31) : null);
        static string? Text(LocalDate? day) => day is { } d ? OutlookIssue.Iso(d) : null;
        var request = DyadPanel.Request([question.Indicator], PeriodUnit.Year, Text(question.From), Text(end), [question.A.Value, question.B.Value],
            question.Directed, StateSystem.Cow);
        var panel = DyadPanel.Read(ledger, request, cancel);
        using var to = new MemoryStream();
        if (csv) PanelCsv.Write(panel, ActorRegister.Embedded, to);
        else PanelCsv.WriteJson(panel, ActorRegister.Embedded, to);
        return Encoding.UTF8.GetString(to.ToArray()) + (csv ? "" : "\n");
    }

    public static string Faces(LedgerFile ledger, Dyad dyad, LocalDate? from, LocalDate? to, LocalDate? asOf, bool csv, CancellationToken cancel)
    {
        try
        {
            var report = PairFacesReading.Of(ledger, new AlignmentRequest { To = to, AsOf = asOf }, from?.Year ?? 0, dyad, cancel);
            return Written(w => report.Write(w, Form(csv)));
        }
        catch (ArgumentException e)
        {
            throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
        }
    }

    public static string Outlook(LedgerFile ledger, Dyad dyad, int horizon, LocalDate? on, bool csv)
    {
        var report = DyadOutlooks.Kept(ledger, dyad, horizon, on) ?? throw NotLearned($"{dyad.A} {dyad.B}", horizon, on);
        return Written(w => report.Write(Form(csv), w));
    }

    public static string Joins(LedgerFile ledger, ActorId state, int horizon, LocalDate? on, bool csv)
    {
        var report = DyadOutlooks.KeptJoins(ledger, state, horizon, on) ?? throw NotLearned($"{state} --joins", horizon, on);
        return Written(w => report.Write(Form(csv), w));
    }

    private static UserException NotLearned(string asked, int horizon, LocalDate? on) => new("Not learned from this ledger's data yet, and an answer does "
        + $"not wait for it. 'entente outlook {asked}{(horizon == 1 ? "" : " --horizon 3y")}{(on is { } day ? $" --on {OutlookIssue.Iso(day)}" : "")}' "
        + "does, in about a minute, once for all pairs; then ask again.", ExitCode.Untraceable);

    public static string Blocs(LedgerFile ledger, int year, bool csv, CancellationToken cancel)
    {
        var report = BlocsOfYear.Study(ledger, year, null, cancel).ToReport();
        return Written(w => report.Write(w, Form(csv)));
    }

    private static string Form(bool csv) => csv ? "csv" : "json";

    private static string Written(Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        return text.ToString();
    }
}
