using System.Collections.Immutable;
using System.Text;
using Entente.Actors;
using Entente.Briefs.Checks;
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

namespace Entente.Work.Checks;

/// <summary>The author's judgements in a document, each put to a test that was declared beforehand: `entente check`.</summary>
internal static class CheckArticle
{
    /// <summary>Reads it, records what it claims, and tests it.</summary>
    /// <param name="location">A file, an http(s) address, or - for standard input.</param>
    /// <param name="date">Its date, where it doesn't say so or is wrong.</param>
    /// <param name="ledgerOption">The ledger's file; absent: the default one.</param>
    /// <param name="clock">What today is.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="UserException">It doesn't say when it was published.</exception>
    public static async Task<ArticleCheck> MakeAsync(string location, LocalDate? date, string? ledgerOption, TimeProvider clock, CancellationToken cancel)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        var today = LocalDate.FromDateTime(started);
        var document = await new DocumentSource(DocumentSourceOptions.Default, clock)
            .ReadDocumentAsync(location, DocumentReaderOptions.Default with { Date = date }, cancel).ConfigureAwait(false);
        if (location == "-") document = document with { Location = "-" };
        foreach (var warning in document.Warnings) Console.Error.WriteLine("entente: " + PlainText.OfLine(warning));
        if ((date ?? DocumentVersion.Of(document).SaidOn) is not { } day)
            throw new UserException($"{location}: it doesn't say when it was published, so what was knowable then is open. Give --date YYYY-MM-DD.",
                ExitCode.WrongUsage);
        // A judgement is told in its own words and answered by the record: one read too many harms less than one passed over.
        var coded = StatementReader.Default.Read(document, cancel).Coded(opinions: PrintLevel.Balanced);
        var run = new Run
        {
            Command = "check",
            Options = ImmutableSortedDictionary<string, string>.Empty.Add("date", LocalDatePattern.Iso.Format(day))
                .Add("now", LocalDatePattern.Iso.Format(today)),
            Inputs = RunInput.Of(document), Seed = 1, Started = started,
        };
        LedgerLocation.MakeFirst(ledgerOption, cancel);
        using var ledger = LedgerLocation.OpenToWrite(ledgerOption);
        var result = new ReadingRecorder(ledger, id => ActorRegister.Embedded.Find(id)?.Name).Record(document, coded, run);
        var (judged, sources, gaps) = Judge(ledger, result.Claims, result.Document.Id, day, today, cancel);
        return new(CheckBrief.Compose(document, judged, sources, gaps, result.RunId, LedgerFile.ProgramVersion), judged, sources);
    }

    /// <summary>Of a document that the ledger holds; nothing is recorded.</summary>
    /// <exception cref="UserException">It doesn't say when it was published.</exception>
    public static ArticleCheck Of(LedgerFile ledger, LedgerKey key, TimeProvider clock, CancellationToken cancel)
    {
        var stored = StoredDocument.Of(ledger, key.Id)!;
        if ((stored.Republished ?? stored.Published) is not { } said)
            throw new UserException($"{key.Id}: it doesn't say when it was published, so what was knowable then is open. "
                + "'entente check FILE --date YYYY-MM-DD' takes a date.", ExitCode.WrongUsage);
        var claims = ClaimRows.Of(ledger, [.. LedgerRows.ClaimsOfDocument(ledger, key.Id).Select(c => new ClaimId(c))]);
        Tracing.Check(ledger, claims);
        var today = LocalDate.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (judged, sources, gaps) = Judge(ledger, claims, key.Id, said.Last, today, cancel);
        var document = DocumentReader.Read(Encoding.UTF8.GetBytes(stored.Text), stored.Location) with { Hash = stored.Sha256, Title = stored.Title };
        // It is only read: the run that read the document stands for it.
        var run = claims.IsEmpty ? "" : StoredRun.IdForClaim(ledger, claims[0].Id.Value) ?? "";
        return new(CheckBrief.Compose(document, judged, sources, gaps, run, LedgerFile.ProgramVersion), judged, sources);
    }

    /// <summary>The judgements in a document's claims, each tested as of its day and as of today; what a test rests on; and what was not tested.</summary>
    private static (IReadOnlyList<CheckedJudgement> Judged, Func<string, IEnumerable<string>> Sources, IReadOnlyList<string> Gaps) Judge(LedgerFile ledger,
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
}
