using System.CommandLine;
using Entente.Actors;
using Entente.Record;
using Entente.Store;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente panel`: dyads by periods by indicators, as a table for R or Python.</summary>
public static class PanelCommand
{
    public static Command Create()
    {
        var indicators = new Argument<string[]>("indicator") { Description = "Indicators, as 'entente data --indicators' lists them.",
            Arity = ArgumentArity.ZeroOrMore };
        var unit = new Option<string>("--unit") { Description = "year, month or day.", DefaultValueFactory = _ =>
            "year" }.AcceptOnlyFromAmong("year", "month", "day");
        var from = new Option<string?>("--from") { Description =
            "First period: YYYY, YYYY-MM or YYYY-MM-DD; by default the first year the indicators have in common.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last period; by default the last year that any of the indicators covers.", HelpName = "DATE" };
        var states = new Option<string[]>("--states") { Description =
            "Only dyads of these states: alpha-3 codes or names, separated by commas or blanks.", AllowMultipleArgumentsPerToken = true };
        var directed = new Option<bool>("--directed") { Description = "Each pair in both orders." };
        var system = new Option<string>("--system") { Description = "Whose list says when a state exists: cow or gw.", DefaultValueFactory = _ =>
            "cow" }.AcceptOnlyFromAmong("cow", "gw");
        var format = new Option<string>("--format") { Description = "csv, parquet or json.", DefaultValueFactory = _ =>
            "csv" }.AcceptOnlyFromAmong("csv", "parquet", "json");
        var output = new Option<string?>("--output", "-o") { Description = "File to write; by default the standard output.", HelpName = "FILE" };
        var gdelt = new Option<string[]>("--gdelt") { Description =
            "Count these GDELT files straight away, without a ledger: files, folders, patterns, or -.", AllowMultipleArgumentsPerToken = true,
            HelpName = "PATH" };
        var byRoot = new Option<bool>("--by-root") { Description = "With --gdelt: count each CAMEO root code by itself." };
        var ledger = LedgerOption.Create();
        var command = new Command("panel", "Write a table of dyads by periods.") { indicators, unit, from, to, states, directed, system, format,
            output, gdelt, byRoot, ledger };
        command.SetAction((parsed, cancellation) =>
        {
            var period = Unit(parsed.GetValue(unit)!);
            if (parsed.GetValue(gdelt) is { Length: > 0 } files)
                return Task.FromResult(PanelOutput.CountGdelt(files, period, parsed.GetValue(byRoot), parsed.GetValue(output), cancellation));
            var request = DyadPanel.Request(parsed.GetValue(indicators)!, period, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(states) ?? [],
                parsed.GetValue(directed), parsed.GetValue(system) == "gw" ? StateSystem.GleditschWard : StateSystem.Cow);
            return Task.FromResult(PanelOutput.Write(request, parsed.GetValue(ledger), OutputEnding.FormatOf(parsed, format, output, "csv", "parquet", "json"),
                parsed.GetValue(output), cancellation));
        });
        return command;
    }

    private static PeriodUnit Unit(string text) => text switch { "year" => PeriodUnit.Year, "month" => PeriodUnit.Month, _ => PeriodUnit.Day };
}
