using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente show ID`: one thing the ledger holds, down to the quoted words, checked against the document before anything is printed.</summary>
public static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description =
            "A claim, proposition, matter, event, document, run or note: its key, or as much of its beginning as is unique." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var ledger = LedgerOption.Create();
        var command = new Command("show", "Show one thing in full, down to the quoted words.") { id, format, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            var account = Tracing.Of(file, LedgerKeys.Only(file, parsed.GetValue(id)!));
            Console.Out.Write(parsed.GetValue(format) == "json" ? account.ToJson() : account.ToText());
            return ExitCode.Done;
        });
        return command;
    }
}
