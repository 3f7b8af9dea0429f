using System.CommandLine;
using Entente.Ledger.Notes;
using Entente.Ledger.Review;
using Entente.Store.Review;

namespace Entente.Cli.Commands;

/// <summary>`entente review import`: takes in verdicts and notes of another ledger.</summary>
internal static class ReviewImport
{
    public static Command Create()
    {
        var source = new Argument<string>("file") { Description = "JSON lines, as 'entente review export' writes them." };
        var ledger = LedgerOption.Create();
        var command = new Command("import", "Take in verdicts and notes that another ledger exported: all or none, each once, overwriting nothing.")
        {
            source, ledger,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(source)!;
            var (verdicts, notes, withdrawals) = (new List<Verdict>(), new List<Note>(), new List<NoteWithdrawal>());
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Trim().Length == 0) continue;
                try
                {
                    if (!NoteJson.Is(line)) verdicts.Add(VerdictJson.Read(line));
                    else if (NoteJson.Read(line) is var (note, withdrawal))
                    {
                        if (note is not null) notes.Add(note);
                        if (withdrawal is not null) withdrawals.Add(withdrawal);
                    }
                }
                catch (ArgumentException e)
                {
                    throw new UserException($"{path}:{number}: {UserException.Plain(e)}. Nothing was taken in; write the file again with 'entente "
                        + $"review export'.", inner: e);
                }
            }
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var added = new PersonsWords(verdicts, notes, withdrawals).AddTo(file);
            Console.Error.WriteLine($"entente: {added.Verdicts} verdicts taken in, {verdicts.Count - added.Verdicts} were there already.");
            if (notes.Count + withdrawals.Count is > 0 and var all)
                Console.Error.WriteLine($"entente: {added.Notes} notes and withdrawals taken in, {all - added.Notes} were there already.");
            return ExitCode.Done;
        });
        return command;
    }
}
