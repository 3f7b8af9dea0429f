using System.Collections.Immutable;
using System.CommandLine;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Reading;
using Entente.Store;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente read`: what documents say about relations, a statement a line; many documents in one process, answers in their order.</summary>
public static class ReadCommand
{
    // A folder of undated documents must not bury what failed.
    private const int WarningsShown = 5;

    private sealed record Asked(string Format, PrintLevel Print, bool Explain, LocalDate? Date, bool Records, ModelReaderOptions? Model);

    // What failed carries its words; what was read its answer, and what the ledger needs where it records.
    private sealed record Answer(string Location, string Text, int Withheld, string? Failure, ImmutableArray<string> Warnings, Document? Document,
        CodedText? Coded);

    public static Command Create()
    {
        var sources = new Argument<string[]>("source") { Description =
            "Files (text, Markdown, HTML), folders (their .txt, .md, .html and .htm files by name), http(s) addresses, or - for standard input.",
            Arity = ArgumentArity.OneOrMore };
        var format = new Option<string?>("--format") { Description =
            "table, jsonl (a line that names the contract, then a statement a line) or csv. Default: table on a terminal, else jsonl." };
        format.AcceptOnlyFromAmong(StatementFormats.Names);
        var print = new Option<string>("--print") { Description = "strict (what can be counted on), balanced, or all. What is withheld is counted.",
            DefaultValueFactory = _ => "strict" };
        print.AcceptOnlyFromAmong("strict", "balanced", "all");
        var explain = new Option<bool>("--explain") { Description =
            "Add to each statement the word that tells it, and how likely its type, sides, voice and speaker are held to be." };
        var jobs = new Option<int>("--jobs") { Description = "How many documents are read at once; 0 means one a processor.", DefaultValueFactory = _ => 0 };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output; whole or not at all." };
        var folder = new Option<string?>("--out-folder") { Description =
            "Write one file a document into this folder, named as the document (NAME.jsonl); each whole or not at all.", HelpName = "DIR" };
        var date = new Option<string?>("--date") { Description = "When the documents were published (YYYY-MM-DD), where they don't say so or are wrong." };
        var timeout = new Option<int>("--timeout") { Description = "Seconds that a fetch may take.", DefaultValueFactory = _ =>
            (int)DocumentSourceOptions.Default.Timeout.TotalSeconds };
        var ledger = new Option<string?>("--ledger") { Description = "Record what is read in this ledger as well; without it nothing is recorded.",
            HelpName = "FILE" };
        var command = new Command("read",
            "Read documents and say what they state about relations: who does what to whom, in which voice, on whose word; each statement once.")
        {
            sources, format, print, explain, jobs, output, folder, date, timeout, ledger,
        };
        var choice = new ReaderChoice();
        choice.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(sources)!, parsed.GetValue(jobs), parsed.GetValue(output), parsed.GetValue(folder), parsed.GetValue(timeout),
                parsed.GetValue(ledger),
            new(Form(parsed.GetValue(format), parsed.GetValue(output)) ?? (parsed.GetValue(output) is null && parsed.GetValue(folder) is null
                && !Console.IsOutputRedirected ? "table" : "jsonl"),
                Enum.Parse<PrintLevel>(parsed.GetValue(print)!, ignoreCase: true), parsed.GetValue(explain), DateOf(parsed.GetValue(date)),
                    parsed.GetValue(ledger) is not null, choice.Of(parsed)),
            cancel));
        return command;
    }

    // A file's ending decides where --format doesn't.
    private static string? Form(string? format, string? output)
    {
        if (output is null) return format;
        var form = format ?? Path.GetExtension(output).ToLowerInvariant() switch { ".csv" => "csv", ".txt" => "table", _ => "jsonl" };
        if (!(form == "jsonl" && output.EndsWith(".json", StringComparison.OrdinalIgnoreCase))) OutputEnding.Check(output, form, "table", "jsonl", "csv");
        return form;
    }

    private static async Task<int> RunAsync(string[] sources, int jobs, string? output, string? folder, int timeoutSeconds, string? ledgerOption,
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
        Inputs = [new RunInput(document.Location, document.Hash)],
        Started = started,
    };

    private static LocalDate? DateOf(string? text)
    {
        if (text is null) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new UserException($"--date: '{text}' is no date; expected YYYY-MM-DD, as in 2024-06-18.",
            ExitCode.WrongUsage);
    }
}
