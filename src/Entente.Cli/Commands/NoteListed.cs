using System.CommandLine;
using Entente.Store;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente note list`: notes in the order they were recorded.</summary>
internal static class NoteListed
{
    public static Command Create()
    {
        var things = new Argument<string[]>("about") { Description = "Only notes about this: a key, a state, or two.", Arity = new ArgumentArity(0, 2) };
        var by = new Option<string?>("--by") { Description = "Only this person's.", HelpName = "NAME" };
        var asOf = new Option<string?>("--as-of") { Description = "Only what was written by the end of this day.", HelpName = "DATE" };
        var format = new Option<ListFormat>("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };
        var ledger = LedgerOption.Create();
        var command = new Command("list", "List notes in the order they were recorded, withdrawn ones too.") { things, by, asOf, format, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            var day = parsed.GetValue(asOf) is { } text ? DateOption.Day("--as-of", text, end: true) : (LocalDate?)null;
            var about = parsed.GetValue(things) is { Length: > 0 } given ? NoteAnchors.Of(file, given) : null;
            NoteList.Of(file, about, parsed.GetValue(by), day).Print(parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }
}
