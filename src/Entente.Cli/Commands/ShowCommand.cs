using System.CommandLine;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente show ID`: one thing the ledger holds, down to the quoted words, checked against the document before anything is printed.</summary>
public static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "A claim, proposition, matter, event, document or run: its key, or as much of its beginning as is unique." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var ledger = LedgerLocation.Option();
        var command = new Command("show", "Show one thing in full, down to the quoted words.") { id, format, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            var account = Evidence.Of(file, Only(file, parsed.GetValue(id)!));
            Console.Out.Write(parsed.GetValue(format) == "json" ? account.ToJson() : account.ToText());
            return ExitCode.Done;
        });
        return command;
    }

    private static LedgerKey Only(LedgerFile file, string beginning)
    {
        if (beginning.Length == 0) throw new UserException("No key was given.", ExitCode.WrongUsage);
        var found = LedgerKey.Find(file, beginning);
        var words = PlainText.OfLine(beginning);
        return found.Count switch
        {
            0 => throw new UserException($"{file.FilePath}: nothing in this ledger has a key that begins with '{words}'. Keys are printed by 'entente claims', 'propositions' and 'events'.", ExitCode.Untraceable),
            1 => found[0],
            _ => throw new UserException($"'{words}' is the beginning of {found.Count}{(found.Count == 10 ? " or more" : "")} keys: {string.Join(", ", found.Select(f => $"{f.Id} ({f.Kind})"))}. Give more of it.", ExitCode.WrongUsage),
        };
    }
}
