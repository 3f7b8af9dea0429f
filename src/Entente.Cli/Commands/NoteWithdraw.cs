using System.CommandLine;
using Entente.Actors;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente note withdraw`: takes a note back, in the open.</summary>
internal static class NoteWithdraw
{
    public static Command Create()
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
            var withdrawal = UserException.Made(() => new NoteWithdrawal(key.Id, person, Instant.FromDateTimeUtc(file.Now()), parsed.GetValue(why)));
            NoteRows.Withdraw(file, withdrawal);
            Console.Error.WriteLine($"entente: {key.Id} {PlainText.OfLine(withdrawal.Words).TrimEnd('.')}.");
            return ExitCode.Done;
        });
        return command;
    }
}
