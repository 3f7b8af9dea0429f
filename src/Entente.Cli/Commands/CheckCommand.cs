using System.Collections.Immutable;
using System.CommandLine;
using Entente.Actors;
using Entente.Briefs;
using Entente.Briefs.Checks;
using Entente.Cli.Input;
using Entente.Coding;
using Entente.Documents;
using Entente.Ledger;
using Entente.Reading;
using Entente.Record;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Checks;
using Entente.Time;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente check`: the author's judgements in a document, each put to a test that was declared beforehand.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "A file (text, Markdown, HTML), - for standard input, or an http(s) address." };
        var date = new Option<string?>("--date") { Description =
            "The article's date (YYYY-MM-DD): what was knowable then counts. Default: what the document says, its latest version." };
        var format = new Option<string?>("--format") { Description = "text, markdown, html or json. Default: by the ending of --output, else text." };
        format.AcceptOnlyFromAmong("text", "markdown", "md", "html", "json");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output; whole or not at all." };
        var ledger = LedgerLocation.Option();
        var command = new Command("check", "Put the author's judgements in an article to tests on the record.") { source, date, format, output, ledger };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(source)!, DateOf(parsed.GetValue(date)),
            Form(parsed.GetValue(format), parsed.GetValue(output)), parsed.GetValue(output), parsed.GetValue(ledger), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string location, LocalDate? date, string format, string? output, string? ledgerOption, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var started = clock.GetUtcNow().UtcDateTime;
        var today = LocalDate.FromDateTime(started);
        var document = await new DocumentSource(DocumentSourceOptions.Default, clock)
            .ReadDocumentAsync(location, DocumentReaderOptions.Default with { Date = date }, cancel).ConfigureAwait(false);
        if (location == "-") document = document with { Location = "-" };
        foreach (var warning in document.Warnings) Console.Error.WriteLine("entente: " + PlainText.OfLine(warning));
        if ((date ?? DocumentVersion.Of(document).SaidOn) is not { } day)
            throw new UserException($"{location}: it doesn't say when it was published, so what was knowable then is open. Give --date YYYY-MM-DD.",
                ExitCode.WrongUsage);
        var coded = StatementReader.Default.Read(document, cancel).Coded();
        var run = new Run
        {
            Command = "check",
            Options = ImmutableSortedDictionary<string, string>.Empty.Add("date", LocalDatePattern.Iso.Format(day))
                .Add("now", LocalDatePattern.Iso.Format(today)),
            Inputs = [new RunInput(document.Location, document.Hash)], Seed = 1, Started = started,
        };
        LedgerLocation.MakeFirst(ledgerOption, cancel);
        using var ledger = LedgerLocation.OpenToWrite(ledgerOption);
        var result = new ReadingRecorder(ledger, id => ActorRegister.Embedded.Find(id)?.Name).Record(document, coded, run);
        var (judged, sources, gaps) = Judge(ledger, result.Claims, result.Document.Id, day, today, cancel);
        var brief = CheckBrief.Compose(document, judged, sources, gaps, result.RunId, LedgerFile.ProgramVersion);
        Output.Write(output, writer => writer.Write(format switch
        {
            "markdown" or "md" => BriefMarkdown.Write(brief),
            "html" => BriefHtml.Write(brief),
            "json" => CheckJson.Write(brief, judged, sources),
            _ => BriefText.Write(brief),
        }));
        return ExitCode.Done;
    }

    /// <summary>The judgements in a document's claims, each tested as of its day and as of today; what a test rests on; and what was not tested.</summary>
    internal static (IReadOnlyList<CheckedJudgement> Judged, Func<string, IEnumerable<string>> Sources, IReadOnlyList<string> Gaps) Judge(LedgerFile ledger,
        IReadOnlyCollection<Claim> claims, string documentId, LocalDate day, LocalDate today, CancellationToken cancel)
    {
        var judgements = Judgement.Of(claims);
        var held = IndicatorSources.In(ledger);
        var register = ActorRegister.Embedded;
        var records = new Dictionary<(int, LocalDate), CheckRecord>();
        CheckRecord Record(int year, LocalDate on) => records.TryGetValue((year, on), out var known) ? known
            : records[(year, on)] = CheckRecordReader.Read(ledger, register, year, on, documentId, cancel);
        var judged = new List<CheckedJudgement>();
        foreach (var judgement in judgements)
        {
            cancel.ThrowIfCancellationRequested();
            if (!CheckDeclarations.All.TryGetValue(judgement.Kind, out var declaration)) throw new InvalidOperationException(
                $"No test is declared for '{judgement.Kind}'.");
            // What a year holds is knowable when it is over.
            int then = KnownBy.LastYear(day), now = Math.Min(day.Year + declaration.AheadYears, KnownBy.LastYear(today));
            judged.Add(new(judgement, declaration, CheckRunner.Run(declaration, judgement, Record(then, day), day, then, day.Year),
                CheckRunner.Run(declaration, judgement, Record(Math.Max(now, then), today), today, Math.Max(now, then), day.Year),
                judgement.Kind == Judgement.Outlook && judgement.States.Length == 2
                    ? CheckOutlook.Of(ledger, new Dyad(judgement.States[0], judgement.States[1]), day) : []));
        }
        IEnumerable<string> Sources(string indicator) => held.Of(Indicators.Find(indicator)!).Select(f => f.ToString());
        return (judged, Sources, [.. Gaps(claims, held, day)]);
    }

    private static IEnumerable<string> Gaps(IReadOnlyCollection<Claim> claims, IndicatorSources held, LocalDate day)
    {
        var others = claims.Count(c => c is { Kind: ClaimKind.Assessment, ByAuthor: false });
        if (others > 0) yield return $"{others} judgements of others, quoted or reported, were not tested.";
        var missing = CheckRecord.Wanted.Where(n => held.Of(Indicators.Find(n)!).Length == 0).ToList();
        if (missing.Count > 0) yield return $"Not in this ledger, so silent: {string.Join(", ", missing)}. Load them with 'entente load' or 'entente fetch'.";
        yield return $"As of the article's date only rows about years before {day.Year} are used. They come from the versions loaded, which may "
            + $"have been corrected after that day; when each row was first published is not recorded.";
    }

    private static string Form(string? format, string? output)
    {
        var form = format ?? FormatOf(output);
        OutputEnding.Check(output, form, "text", "markdown", "html", "json");
        return form;
    }

    private static string FormatOf(string? output) => Path.GetExtension(output)?.ToLowerInvariant() switch { ".html" or ".htm" => "html",
        ".md" or ".markdown" => "markdown", ".json" => "json", _ => "text" };

    private static LocalDate? DateOf(string? text)
    {
        if (text is null) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new UserException($"--date: '{text}' is no date; expected YYYY-MM-DD, as in 2024-06-18.",
            ExitCode.WrongUsage);
    }
}
