using System.CommandLine;
using Entente.Store.Datasets.Gdelt;
using Entente.Store.Datasets.Reading;

namespace Entente.Cli.Commands;

/// <summary>`entente panel`: dyads by periods by indicators, as a table.</summary>
public static class PanelCommand
{
    public static Command Create()
    {
        var input = new Option<string[]>("--input") { Description = "GDELT files.", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; by default the standard output." };
        var command = new Command("panel", "Write a table of dyads by periods.") { input, output };
        command.SetAction(parsed =>
        {
            var t0 = System.Diagnostics.Stopwatch.GetTimestamp();
            var panel = GdeltAggregator.Read(DataInput.Resolve(parsed.GetValue(input)!, Console.OpenStandardInput), new GdeltOptions());
            Console.Error.WriteLine($"{System.Diagnostics.Stopwatch.GetElapsedTime(t0)} rows {panel.Rows} cells {panel.Count} rejected {panel.Rejected}");
            using var to = File.Create(parsed.GetValue(output)!);
            GdeltPanelCsv.Write(panel, to);
            Console.Error.WriteLine($"{System.Diagnostics.Stopwatch.GetElapsedTime(t0)}");
        });
        return command;
    }
}
