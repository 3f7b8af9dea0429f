using System.CommandLine;
using Entente.Actors;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente state`: how isolated a state is and whom it depends on, year by year.</summary>
public static class StateCommand
{
        public static Command Create()
    {
        var state = new Argument<string>("state") { Description = "A state: a key such as PRK, or a name such as \"North Korea\"." };
        var from = new Option<string?>("--from") { Description = "First year; by default 2000.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last year; by default the last that any loaded data set covers.", HelpName = "DATE" };
        var asOf = new Option<string?>("--as-of") { Description = "Use only years that were over by this day.", HelpName = "DATE" };
        var format = new Option<string>("--format") { Description = "text, csv or json.", DefaultValueFactory = _ =>
            "text" }.AcceptOnlyFromAmong("text", "csv", "json");
        var output = new Option<string?>("--output", "-o") { Description = "File to write; by default the standard output.", HelpName = "FILE" };
        var ledger = LedgerOption.Create();
        var command = new Command("state",
            "One state's standing over time: who is near to it and who against it on four faces, who sanctions it, votes, trades and arms with "
            + "it, and who depends on whom.") { state, from, to, asOf, format, output, ledger };
        command.SetAction((parsed, cancellation) =>
        {
            var actor = ActorNames.FindState("state", parsed.GetValue(state)!);
            var last = parsed.GetValue(to) is { } end ? DateOption.Day("--to", end, end: true).Year : 0;
            var first = parsed.GetValue(from) is { } start ? DateOption.Day("--from", start, end: false).Year : last is > 0 and < TellState.DefaultFirst
                ? TellState.FirstYear : TellState.DefaultFirst;
            LocalDate? known = parsed.GetValue(asOf) is { } day ? DateOption.Day("--as-of", day, end: true) : null;
            Run(actor, first, last, known, OutputEnding.FormatOf(parsed, format, output, "text", "csv", "json"), parsed.GetValue(output),
                parsed.GetValue(ledger), cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Run(ActorId state, int from, int to, LocalDate? asOf, string format, string? output, string? ledgerPath, CancellationToken cancellation)
    {
        StateReport report;
        using (var ledger = LedgerLocation.OpenForFigures(ledgerPath, cancellation)) report = TellState.Of(ledger, state, from, to, asOf, cancellation);
        Output.Write(output, writer =>
        {
            if (format == "json") writer.Write(report.ToJson());
            else if (format == "csv") report.WriteCsv(writer);
            else report.WriteText(writer);
        });
    }
}
