using System.CommandLine;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente note add`: one more note.</summary>
internal static class NoteAdd
{
    public static Command Create()
    {
        var words = new Argument<string[]>("about words") { Description = "What it is about: the key of a claim, proposition, matter or document, a state, "
            + "or two; then, as one argument in quotation marks, the words.", Arity = new ArgumentArity(2, 3) };
        var on = new Option<string?>("--on") { Description = "The day, month or year that the note speaks of.", HelpName = "DATE" };
        var by = ReviewerName.Option();
        var ledger = LedgerOption.Create();
        var command = new Command("add", "Add a note. It can be withdrawn, but not changed or removed.") { words, on, by, ledger };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(words)!;
            var person = ReviewerName.Of(parsed.GetValue(by), "note");
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var about = NoteAnchors.Of(file, given[..^1]);
            var note = UserException.Made(() => new Note(about, given[^1], parsed.GetValue(on), person, Instant.FromDateTimeUtc(file.Now())));
            NoteRows.Add(file, note);
            Console.Error.WriteLine($"entente: noted {note.Id} on {note.About}.");
            return ExitCode.Done;
        });
        return command;
    }
}
