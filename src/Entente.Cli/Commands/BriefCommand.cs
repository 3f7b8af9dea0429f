using System.CommandLine;
using Entente.Briefs;
using Entente.Store;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente brief`: read one document, keep what it claims in the ledger, and say it with its words.</summary>
public static class BriefCommand
{
    public static Command Create()
    {
        var source = new Argument<string[]>("source") { Description =
            "A file (text, Markdown, HTML), - for standard input, or an http(s) address; or two states, by key (RUS PRK) or name, for the story "
            + "of the two.", Arity = new ArgumentArity(1, 2) };
        var from = new Option<int?>("--from") { Description = "With two states: first year; by default the first in which both vote in the UN.",
            HelpName = "YEAR" };
        var to = new Option<int?>("--to") { Description = "With two states: last year; by default the last that anything is on record for.",
            HelpName = "YEAR" };
        var asOf = new Option<string?>("--as-of") { Description =
            "With two states: only what was public by the end of this day (YYYY-MM-DD); recorded years count once they are over.", HelpName = "DATE" };
        var format = new Option<BriefFormat>("--format") { Description = "text, md (markdown), html or json. Default: by the ending of --output, else text." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output; whole or not at all." };
        var date = new Option<string?>("--date") { Description = "When the document was published (YYYY-MM-DD), where it doesn't say so or is wrong." };
        var timeout = new Option<int>("--timeout") { Description = "Seconds that a fetch may take.", DefaultValueFactory = _ =>
            (int)DocumentSourceOptions.Default.Timeout.TotalSeconds };
        var ledger = LedgerOption.Create();
        var command = new Command("brief",
            "Read one piece of reporting and say, with its words, what it claims; or tell the story of two states, each sentence with its evidence.")
        {
            source, from, to, asOf, format, output, date, timeout, ledger,
        };
        var choice = new ReaderChoice();
        choice.AddTo(command);
        command.SetAction((parsed, cancel) => parsed.GetValue(source) is [var one, var other] ? Task.FromResult(RunPair(
            one, other, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(asOf) is { } known ? DateOption.Day("--as-of", known, end: true) : null,
            Form(parsed, format, output), parsed.GetValue(output), parsed.GetValue(ledger), cancel)) : RunAsync(
            parsed.GetValue(source)![0],
            Form(parsed, format, output),
            parsed.GetValue(output), DateOption.Exact("--date", parsed.GetValue(date)), parsed.GetValue(timeout),
            parsed.GetValue(ledger), choice.Of(parsed), cancel));
        return command;
    }

    private static int RunPair(string one, string other, int? from, int? to, LocalDate? asOf, BriefFormat format, string? output, string? ledger,
        CancellationToken cancel)
    {
        var brief = BriefCommandPair.Make(one, other, from, to, asOf, ledger, cancel, out var run);
        // The run that is printed can be shown afterwards.
        using (var file = LedgerLocation.TryOpenToWrite(ledger, cancel))
            if (file is not null) ReadingRecorder.Record(file, run);
        Output.Write(output, writer => BriefWriting.Write(brief, format, writer));
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(string location, BriefFormat format, string? output, LocalDate? date, int timeoutSeconds,
        string? ledgerOption, ModelReaderOptions? asked, CancellationToken cancel)
    {
        if (timeoutSeconds < 1) throw new UserException($"--timeout: {timeoutSeconds} is no number of seconds; expected 1 or more.", ExitCode.WrongUsage);
        var options = DocumentSourceOptions.Default with { Timeout = TimeSpan.FromSeconds(timeoutSeconds) };
        var brief = await TellDocument.MakeAsync(location, options, date, ledgerOption, asked, TimeProvider.System, cancel).ConfigureAwait(false);
        Output.Write(output, writer => BriefWriting.Write(brief, format, writer));
        return ExitCode.Done;
    }

    private static BriefFormat Form(ParseResult parsed, Option<BriefFormat> format, Option<string?> output)
    {
        var form = parsed.GetResult(format) is { Implicit: false } ? parsed.GetValue(format) : BriefWriting.FormatOf(parsed.GetValue(output));
        OutputEnding.Check(parsed.GetValue(output), form.ToString().ToLowerInvariant(), "text", "markdown", "html", "json");
        return form;
    }
}
