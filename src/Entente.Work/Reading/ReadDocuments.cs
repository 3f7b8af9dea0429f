using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Reading;
using Entente.Store;
using NodaTime;
using NodaTime.Text;

namespace Entente.Work.Reading;

/// <summary>What documents say about relations, a statement a line; many documents in one process, answers in their order: `entente read`.</summary>
internal static class ReadDocuments
{
    // A folder of undated documents must not bury what failed.
    private const int WarningsShown = 5;

    public sealed record Asked(string Format, PrintLevel Print, bool Explain, LocalDate? Date, bool Records, ModelReaderOptions? Model);

    // What failed carries its words; what was read its answer, and what the ledger needs where it records.
    private sealed record Answer(string Location, string Text, int Withheld, string? Failure, ImmutableArray<string> Warnings, Document? Document,
        CodedText? Coded);

    public static async Task<int> RunAsync(string[] sources, int jobs, string? output, string? folder, int timeoutSeconds, string? ledgerOption,
        Asked asked, CancellationToken cancel)
    {
        if (jobs < 0) throw new UserException($"--jobs {jobs} is below 0. Give how many documents to read at once, or 0 for one a processor.",
            ExitCode.WrongUsage);
        if (timeoutSeconds < 1) throw new UserException($"--timeout: {timeoutSeconds} is no number of seconds; expected 1 or more.", ExitCode.WrongUsage);
        if (output is not null && folder is not null) throw new UserException(
            "--output and --out-folder don't go together: the one is for a file, the other for one a document. Leave one out.", ExitCode.WrongUsage);
        if (sources.Count(s => s == "-") > 1) throw new UserException("- stands twice; standard input can be read once.", ExitCode.WrongUsage);
        if (output is not null && sources.Any(s => StatementOutput.IsSame(s, output))) throw new UserException(
            $"--output {output} is one of the documents. Name another file.", ExitCode.WrongUsage);
        var workers = jobs == 0 ? Environment.ProcessorCount : jobs;
        var started = TimeProvider.System.GetUtcNow().UtcDateTime;
        var source = new DocumentSource(DocumentSourceOptions.Default with { Timeout = TimeSpan.FromSeconds(timeoutSeconds) }, TimeProvider.System);
        int failed = 0, withheld = 0, warnings = 0;

        using var ledger = asked.Records ? LedgerLocation.TryOpenToWrite(ledgerOption, cancel) : null;
        var batch = ledger is null ? null : new RecordingBatch(ledger);
        using var answers = new StatementOutput(output, folder, asked.Format, StatementFormats.Header(asked.Format, asked.Explain));
        // Answers are written in the order of the documents; what waits is bounded, so memory does not grow with their number.
        var waiting = new Queue<Task<Answer>>();
        var locations = sources.SelectMany(Expand).ToList();
        using var progress = new ProgressLine("documents", locations.Count, things: true);
        var taken = 0;
        try
        {
            foreach (var location in locations)
            {
                cancel.ThrowIfCancellationRequested();
                waiting.Enqueue(Task.Run(() => ReadAsync(source, location, asked, cancel), cancel));
                if (waiting.Count >= workers) Take(await waiting.Dequeue().ConfigureAwait(false));
            }
            while (waiting.TryDequeue(out var task)) Take(await task.ConfigureAwait(false));
        }
        finally
        {
            // Also what was told before Ctrl-C.
            batch?.Flush();
        }
        answers.Complete();
        if (batch?.Failure is { } unrecorded) Console.Error.WriteLine("entente: " + PlainText.OfLine(unrecorded));
        if (warnings > WarningsShown) Console.Error.WriteLine(
            $"entente: {warnings - WarningsShown} more such warnings; read a document by itself to see its own.");
        if (withheld > 0 && asked.Format != "table") Console.Error.WriteLine("entente: " + StatementFormats.Withheld(withheld));
        if (failed == 0) return batch?.Failure is null ? ExitCode.Done : ExitCode.Failed;
        Console.Error.WriteLine($"entente read: {failed} {(failed == 1 ? "document" : "documents")} could not be read.");
        return ExitCode.Failed;

        void Take(Answer answer)
        {
            cancel.ThrowIfCancellationRequested();
            if (answer.Warnings.Length > 0 || answer.Failure is not null) progress.Clear();
            progress.Report(++taken);
            foreach (var warning in answer.Warnings) if (warnings++ < WarningsShown) Console.Error.WriteLine("entente: " + PlainText.OfLine(warning));
            var failure = answer.Failure ?? answers.Add(answer.Location, answer.Text);
            if (failure is not null)
            {
                failed++;
                Console.Error.WriteLine("entente: " + PlainText.OfLine(failure));
                return;
            }
            withheld += answer.Withheld;
            batch?.Add(answer.Document!, answer.Coded!, RunOf(answer.Document!, asked, started));
        }
    }

    private static async Task<Answer> ReadAsync(DocumentSource source, string location, Asked asked, CancellationToken cancel)
    {
        try
        {
            if (Directory.Exists(location)) throw new UserException(
                $"{location}: the folder holds no .txt, .md, .html or .htm file. Name another, or the files themselves.");
            var document = await source.ReadDocumentAsync(location, DocumentReaderOptions.Default with { Date = asked.Date }, cancel).ConfigureAwait(false);
            if (location == "-") document = document with { Location = "-" };
            if (asked.Model is { } model) return await ReadByModelAsync(model, location, document, asked, cancel).ConfigureAwait(false);
            var read = StatementReader.Default.Read(document, cancel);
            var all = read.Statements;
            var printed = PrintLevels.Printed(all, asked.Print);
            var written = StatementFormats.Write(asked.Format, document, printed, all.Length - printed.Length, asked.Explain);
            var coded = asked.Records ? read.Coded() : null;
            return new(location, written, all.Length - printed.Length, null, [.. document.Warnings], asked.Records ? document : null, coded);
        }
        catch (UserException e)
        {
            return new(location, "", 0, e.Message, [], null, null);
        }
    }

    // The model's events as far as they stand, with the engine's own judgements; what was dropped is what is withheld.
    private static async Task<Answer> ReadByModelAsync(ModelReaderOptions options, string location, Document document, Asked asked, CancellationToken cancel)
    {
        using var reader = ModelReader.Over(options);
        try
        {
            var text = StatementReader.Readable(document);
            var reading = await reader.ReadAsync(text, LanguageModel.English.Parse(text), document.ReferenceDate, cancel).ConfigureAwait(false);
            var judgements = PrintLevels.Printed(StatementReader.Default.Read(document, cancel).Statements, asked.Print)
                .Where(s => StatementTypes.IsJudgement(s.Type));
            var statements = StatementReader.Propose(StatementCoding.Statements(text, reading.Coded.Events).Concat(judgements)
                .OrderBy(s => s.Span.Start).ThenBy(s => s.Span.End).ThenBy(s => s.Type).ThenBy(s => s.Voice));
            return new(location, StatementFormats.Write(asked.Format, document, statements, reading.Dropped.Length, asked.Explain),
                reading.Dropped.Length, null, [.. document.Warnings], asked.Records ? document : null, asked.Records ? reading.Coded : null);
        }
        catch (ModelReaderException e)
        {
            return new(location, "", 0, $"{location}: {e.Message}.", [], null, null);
        }
    }

    // A folder is its documents; an empty one stands for itself and fails in its turn.
    private static IEnumerable<string> Expand(string source)
    {
        if (!Directory.Exists(source)) return [source];
        var found = FolderFeed.Files(source).ToArray();
        return found.Length > 0 ? found : [source];
    }

    private static Run RunOf(Document document, Asked asked, DateTime started) => new()
    {
        Command = "read",
        Options = asked.Date is { } day ? ImmutableSortedDictionary<string, string>.Empty.Add("date", LocalDatePattern.Iso.Format(day))
            : ImmutableSortedDictionary<string, string>.Empty,
        Inputs = RunInput.Of(document),
        Started = started,
    };
}
