using System.CommandLine;
using Entente.Actors;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente note`: words of a person on one thing of the ledger.</summary>
public static class NoteCommand
{
    public static Command Create() => new("note",
        "Write down what you think of a claim, a matter, a document, a state or two. Notes stand beside what was read, under your name, and change none of it.")
    {
        Add(), List(), Withdraw(),
    };

    private static Command Add()
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
            var about = About(file, given[..^1]);
            var note = ReviewGive.Made(() => new Note(about, given[^1], parsed.GetValue(on), person, Instant.FromDateTimeUtc(file.Now())));
            NoteRows.Add(file, note);
            Console.Error.WriteLine($"entente: noted {note.Id} on {note.About}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
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
            var about = parsed.GetValue(things) is { Length: > 0 } given ? About(file, given) : null;
            NoteList.Of(file, about, parsed.GetValue(by), day).Print(parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Withdraw()
    {
        var id = new Argument<string>("ID") { Description = "The note: its key (n-...), or as much of its beginning as is unique." };
        var why = new Option<string?>("--why") { Description = "The reason, in a sentence.", HelpName = "TEXT" };
        var by = ReviewerName.Option();
        var ledger = LedgerOption.Create();
        var command = new Command("withdraw", "Take a note back: it stays in the ledger, marked so, and pages leave it out.") { id, why, by, ledger };
        command.SetAction(parsed =>
        {
            var person = ReviewerName.Of(parsed.GetValue(by), "withdrawal");
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var key = LedgerKeys.Only(file, parsed.GetValue(id)!);
            if (key.Kind != "note") throw new UserException($"{key.Id} is a {key.Kind}; only notes are withdrawn. 'entente note list' tells their keys.",
                ExitCode.WrongUsage);
            if (NoteRows.Find(file, key.Id)!.Withdrawal is { } before)
                throw new UserException($"{key.Id} is {before.Words.TrimEnd('.')}. Nothing was recorded.", ExitCode.WrongUsage);
            var withdrawal = ReviewGive.Made(() => new NoteWithdrawal(key.Id, person, Instant.FromDateTimeUtc(file.Now()), parsed.GetValue(why)));
            NoteRows.Withdraw(file, withdrawal);
            Console.Error.WriteLine($"entente: {key.Id} {PlainText.OfLine(withdrawal.Words).TrimEnd('.')}.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What was named, which must be there.</summary>
    /// <exception cref="UserException">It isn't, or no note can be about it.</exception>
    public static NoteAnchor About(LedgerFile file, IReadOnlyList<string> words)
    {
        if (words is [var one, var other])
        {
            var (a, b) = (State(one), State(other));
            return ReviewGive.Made(() => NoteAnchor.Of(a, b));
        }
        // States' keys have no hyphen as their second letter, and no state's name has.
        if (words[0].Length < 2 || words[0][1] != '-') return NoteAnchor.Of(State(words[0]));
        var key = LedgerKeys.Only(file, words[0]);
        return key.Kind is "claim" or "proposition" or "matter" or "document" ? new NoteAnchor(key.Id)
            : throw new UserException($"{key.Id} is {(key.Kind == "event" ? "an event" : "a " + key.Kind)}; notes are about claims, propositions, matters, "
                + "documents and states.", ExitCode.WrongUsage);
    }

    private static ActorId State(string text)
    {
        var id = ActorNames.Find("about", text);
        return ActorRegister.Embedded.Find(id)?.Kind == ActorKind.State ? id
            : throw new UserException($"about: {ActorNames.Of(id)} ({id}) is no state. Name a state, such as PRK or North Korea.", ExitCode.WrongUsage);
    }
}
