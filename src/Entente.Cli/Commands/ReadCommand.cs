using System.CommandLine;
using Entente.Documents;
using Entente.Reading;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente read`: what documents say about relations, a statement a line; many documents in one process, answers in their order.</summary>
public static class ReadCommand
{
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
        command.SetAction((parsed, cancel) => ReadDocuments.RunAsync(
            parsed.GetValue(sources)!, parsed.GetValue(jobs), parsed.GetValue(output), parsed.GetValue(folder), parsed.GetValue(timeout),
                parsed.GetValue(ledger),
            new(Form(parsed.GetValue(format), parsed.GetValue(output)) ?? (parsed.GetValue(output) is null && parsed.GetValue(folder) is null
                && !Console.IsOutputRedirected ? "table" : "jsonl"),
                Enum.Parse<PrintLevel>(parsed.GetValue(print)!, ignoreCase: true), parsed.GetValue(explain), DateOption.Exact("--date", parsed.GetValue(date)),
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
}
