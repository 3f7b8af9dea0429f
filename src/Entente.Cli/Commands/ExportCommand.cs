using System.CommandLine;
using System.Globalization;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente export`: the ledger's tables as files.</summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "parquet or csv.", DefaultValueFactory = _ => "parquet" };
        format.AcceptOnlyFromAmong("parquet", "csv");
        var output = new Option<string>("--output",
            "-o") { Description = "A folder that is not there yet, or is empty. Written whole or not at all.", HelpName = "FOLDER", Required = true };
        var ledger = LedgerOption.Create();
        var command = new Command("export", "Write the ledger's tables to Parquet or CSV files.") { format, output, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            if (LedgerAudit.Faults(file) is { Count: > 0 } faults)
                throw new UserException($"{faults[0]} Nothing was exported: 'entente ledger check' tells all.", ExitCode.Untraceable);
            var files = LedgerExport.Write(file, parsed.GetValue(output)!, parsed.GetValue(format)!);
            foreach (var written in files) Console.Out.Write(written + "\n");
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files written."));
            return ExitCode.Done;
        });
        return command;
    }
}
