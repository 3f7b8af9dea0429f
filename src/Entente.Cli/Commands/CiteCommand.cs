using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente cite ID`: one thing for a bibliography, a note, or another program.</summary>
public static class CiteCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID")
        {
            Description = "A document, claim, proposition, matter, event or run, by its key or as much of its beginning as is unique; or a data set's name.",
        };
        var format = new Option<string>("--format")
        {
            Description = "bibtex or csl (the works), markdown (the words with their source), stix (a STIX 2.1 bundle of claims), "
                + "claimreview (schema.org JSON-LD of a proposition or matter).",
            DefaultValueFactory = _ => CitationFormat.Markdown,
        }.AcceptOnlyFromAmong(CitationFormat.All);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write to this file instead of the screen; whole or not at all.", HelpName = "FILE",
        };
        var ledger = LedgerOption.Create();
        var command = new Command("cite", "Cite one thing: BibTeX, CSL-JSON, Markdown with the quote, a STIX bundle, a ClaimReview.")
        {
            id, format, output, ledger,
        };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            var text = Citation.Of(file, parsed.GetValue(id)!, parsed.GetValue(format)!);
            Output.Write(parsed.GetValue(output), writer => writer.Write(text));
            return ExitCode.Done;
        });
        return command;
    }
}
