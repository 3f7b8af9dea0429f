using System.CommandLine;
using Entente.Briefs;
using NodaTime;

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
        var ledger = LedgerOption.Create();
        var command = new Command("check", "Put the author's judgements in an article to tests on the record.") { source, date, format, output, ledger };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(source)!, DateOption.Exact("--date", parsed.GetValue(date)),
            Form(parsed.GetValue(format), parsed.GetValue(output)), parsed.GetValue(output), parsed.GetValue(ledger), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string location, LocalDate? date, string format, string? output, string? ledgerOption, CancellationToken cancel)
    {
        var check = await CheckArticle.MakeAsync(location, date, ledgerOption, TimeProvider.System, cancel).ConfigureAwait(false);
        Output.Write(output, writer => writer.Write(format switch
        {
            "markdown" or "md" => BriefMarkdown.Write(check.Brief),
            "html" => BriefHtml.Write(check.Brief),
            "json" => check.ToJson(),
            _ => BriefText.Write(check.Brief),
        }));
        return ExitCode.Done;
    }

    private static string Form(string? format, string? output)
    {
        var form = format ?? FormatOf(output);
        OutputEnding.Check(output, form, "text", "markdown", "html", "json");
        return form;
    }

    private static string FormatOf(string? output) => Path.GetExtension(output)?.ToLowerInvariant() switch { ".html" or ".htm" => "html",
        ".md" or ".markdown" => "markdown", ".json" => "json", _ => "text" };
}
