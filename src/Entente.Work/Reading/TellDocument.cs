using System.Collections.Immutable;
using Entente.Actors;
using Entente.Briefs;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Reading;
using Entente.Store;
using Entente.Store.Review;
using NodaTime;
using NodaTime.Text;

namespace Entente.Work.Reading;

/// <summary>One document read, recorded and told: `entente brief FILE`.</summary>
internal static class TellDocument
{
    /// <summary>Reads it, records what it claims where a ledger can be had, and tells it.</summary>
    /// <param name="location">A file, an http(s) address, or - for standard input.</param>
    /// <param name="options">How it is fetched.</param>
    /// <param name="date">When it was published, where it doesn't say so or is wrong.</param>
    /// <param name="ledgerOption">The ledger's file; absent: the default one.</param>
    /// <param name="asked">A model to read it; absent: the engine's own reader.</param>
    /// <param name="clock">When it is read.</param>
    /// <param name="cancel">Ends it; nothing is recorded then.</param>
    public static async Task<Brief> MakeAsync(string location, DocumentSourceOptions options, LocalDate? date, string? ledgerOption,
        ModelReaderOptions? asked, TimeProvider clock, CancellationToken cancel)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        var source = new DocumentSource(options, clock);
        var document = await source.ReadDocumentAsync(location, DocumentReaderOptions.Default with { Date = date }, cancel).ConfigureAwait(false);
        if (location == "-") document = document with { Location = "-" };
        foreach (var warning in document.Warnings) Console.Error.WriteLine("entente: " + PlainText.OfLine(warning));

        var text = document.ReadingText.Text;
        var read = asked is null ? StatementReader.Default.Read(document, cancel) : null;
        var sentences = read?.Sentences ?? LanguageModel.English.Parse(text);
        var coded = read is not null ? read.Coded() : await ReadByModelAsync(asked!, location, text, sentences, document.ReferenceDate, cancel)
            .ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();

        var run = RunOf(document, started, date, asked);
        ImmutableArray<Claim> claims;
        var verdicts = ImmutableSortedDictionary<ClaimId, ClaimVerdicts>.Empty;
        using (var ledger = LedgerLocation.TryOpenToWrite(ledgerOption, cancel))
        {
            claims = ledger is not null ? new ReadingRecorder(ledger, NameOf).Record(document, coded, run).Claims
                : LedgerBuilder.ClaimsOf(DocumentVersion.Of(document), text, coded, document.ReadingText.ToOriginal);
            if (ledger is not null) verdicts = Verdicts.Of(ledger, claims.Select(c => c.Id));
        }
        return ArticleBrief.Compose(document, sentences, coded, claims, run.Id, LedgerFile.ProgramVersion,
            read is null ? 0 : read.Statements.Length - PrintLevels.Printed(read.Statements, PrintLevel.Strict).Length)
            .WithReviews(verdicts);
    }

    public static Run RunOf(Document document, DateTime started, LocalDate? date, ModelReaderOptions? asked = null) => new()
    {
        Command = "brief",
        Options = OptionsOf(date, asked),
        Inputs = RunInput.Of(document),
        Started = started,
    };

    private static async Task<CodedText> ReadByModelAsync(ModelReaderOptions asked, string location, string text, IReadOnlyList<Sentence> sentences,
        LocalDate? date, CancellationToken cancel)
    {
        using var reader = ModelReader.Over(asked);
        try
        {
            var reading = await reader.ReadAsync(text, sentences, date, cancel).ConfigureAwait(false);
            Console.Error.WriteLine($"entente: of the model's proposals {reading.Coded.Events.Length} kept, {reading.Dropped.Length} "
                + $"dropped{(reading.Dropped.IsEmpty ? "." : ":")}");
            foreach (var drop in reading.Dropped) Console.Error.WriteLine($"  {DroppedProposal.Words(drop.Reason)}: {PlainText.OfLine(drop.Found)}");
            return reading.Coded;
        }
        catch (ModelReaderException e)
        {
            throw new UserException($"{location}: {e.Message}.", inner: e);
        }
    }

    private static ImmutableSortedDictionary<string, string> OptionsOf(LocalDate? date, ModelReaderOptions? asked)
    {
        var options = ImmutableSortedDictionary<string, string>.Empty;
        if (date is { } day) options = options.Add("date", LocalDatePattern.Iso.Format(day));
        return asked is null ? options : options.Add("reader", "model").Add("model", asked.Model).Add("endpoint", asked.Endpoint.GetLeftPart(UriPartial.Path));
    }

    private static string? NameOf(ActorId id) => ActorRegister.Embedded.Find(id)?.Name;
}
