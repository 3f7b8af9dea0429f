using System.CommandLine;
using System.Globalization;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente ledger`: what a ledger holds, whether all of it can be traced, and bringing it up to date.</summary>
public static class LedgerCommand
{
    public static Command Create() => new("ledger", "Look at the ledger itself.") { Info(), Check(), Upgrade() };

    private static Command Info()
    {
        var ledger = LedgerOption.Create();
        var command = new Command("info", "Where the ledger is and how much it holds.") { ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenUnchecked(parsed.GetValue(ledger));
            var holds = LedgerContents.Of(file);
            var list = new Listing("what", "value");
            list.Add("file", file.FilePath);
            list.Add("bytes", new FileInfo(file.FilePath).Length);
            list.Add("schema step", holds.SchemaStep);
            list.Add("made by", holds.ProgramVersion);
            foreach (var (table, rows) in holds.Rows) list.Add(table, rows);
            list.Add("recorded from", holds.FirstRecorded?.ToString("u", CultureInfo.InvariantCulture));
            list.Add("recorded to", holds.LastRecorded?.ToString("u", CultureInfo.InvariantCulture));
            list.Print(ListFormat.Table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var ledger = LedgerOption.Create();
        var command = new Command("check",
            "Check every hash, every quote and everything that follows from the claims. Exit code 3 where something can't be traced.") { ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenUnchecked(parsed.GetValue(ledger));
            var faults = LedgerAudit.Faults(file);
            foreach (var fault in faults) Console.Out.Write(fault + "\n");
            if (faults.Count == 0) Console.Out.Write("Everything in the ledger can be traced to its words.\n");
            else Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"entente: {file.FilePath}: {faults.Count} fault(s). Take the ledger from a copy, or read the documents again into a new one."));
            return faults.Count == 0 ? ExitCode.Done : ExitCode.Untraceable;
        });
        return command;
    }

    private static Command Upgrade()
    {
        var ledger = LedgerOption.Create();
        var command = new Command("upgrade", "Bring a ledger of an older version up to this version's schema.") { ledger };
        command.SetAction(parsed =>
        {
            var path = LedgerLocation.Of(parsed.GetValue(ledger));
            if (!File.Exists(path)) throw new UserException($"{path}: there is no ledger here.");
            using var file = LedgerLocation.OpenToWrite(path);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.FilePath}: at schema step {LedgerContents.Of(file).SchemaStep}."));
            return ExitCode.Done;
        });
        return command;
    }
}
