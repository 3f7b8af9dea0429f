using System.CommandLine;
using Entente.Blocs;

namespace Entente.Cli.Commands;

/// <summary>`entente blocs`: divides a signed graph into blocs and says how good the division is proved to be.</summary>
public static class BlocsCommand
{
    public static Command Create()
    {
        var input = new GraphInput();
        var ledger = new LedgerBlocsInput();
        var camps = new Option<int?>("--camps") { Description = "Two camps (the frustration index): --camps 2, the default for a graph's file." };
        var blocs = new Option<string?>("--blocs") { Description = "At most so many blocs, or 'any' for as many as serve best (the default for a ledger)." };
        var all = new Option<int>("--all") { Description = "List up to so many optimal partitions.", DefaultValueFactory = _ => 1 };
        var limit = new Option<double?>("--time-limit") { Description =
            "Seconds for each graph, 100 unless told, 0 for no limit; then the best found is given with its bound." };
        var format = new Option<string>("--format") { Description = "json, table (or text), csv (a row a node), graphml or gexf; html for --from.",
            DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("json", "table", "text", "csv", "graphml", "gexf", "html");
        var report = new Option<string>("--report")
        {
            Description = "What to tell: division; steadiness (how firmly each state stands, against --reference); balance (against --draws "
                + "shuffled signs); timeline (blocs followed over --each); membership (probabilities over --each, every group a sample).",
            DefaultValueFactory = _ => "division",
        };
        report.AcceptOnlyFromAmong("division", "steadiness", "balance", "timeline", "membership");
        var reference = new Option<string?>("--reference") { Description =
            "The state that the others are judged against (steadiness); the one with the most ties unless told." };
        var draws = new Option<int?>("--draws") { Description =
            "Shuffles of the signs (balance), 100 unless told; draws of the faces for memberships (ledger), 200 unless told, 0 for none." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of the screen." };
        var seed = new Option<int>("--seed") { Description = "Seed of the search, and of the draws; another may find another optimum first.",
            DefaultValueFactory = _ => 1 };
        var command = new Command("blocs", "Who stands together: a year of the ledger, or a signed graph, divided at the least frustration, with proof.")
        {
            camps, blocs, all, limit, format, report, reference, draws, output, seed,
        };
        input.AddTo(command);
        ledger.AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = ledger.IsAsked(parsed, input.Graph);
            DivideGraphs.Check(parsed.GetValue(camps), parsed.GetValue(blocs));
            var options = new DivisionOptions
            {
                MostBlocs = asked && parsed.GetValue(blocs) is null && parsed.GetValue(camps) is null ? ledger.Rule(parsed).HoldsTogether ? null : 2
                    : DivideGraphs.Most(parsed.GetValue(blocs)),
                ListOptima = parsed.GetValue(all) is >= 1 and var n ? n : throw new UserException("--all: expected a number of 1 or more.",
                    ExitCode.WrongUsage),
                TimeLimit = DivideGraphs.Limit(parsed.GetValue(limit)),
                Seed = parsed.GetValue(seed),
                Clock = TimeProvider.System,
            };
            if (asked)
            {
                if (parsed.GetResult(report) is { Implicit: false }) throw new UserException(
                    "--report is told of graphs' files; out of a ledger --on tells all of it.", ExitCode.WrongUsage);
                return BlocsOfLedger.Run(parsed, ledger, options, parsed.GetValue(draws), format, output);
            }
            var style = OutputEnding.FormatOf(parsed, format, output, "table", "json", "csv", "graphml", "gexf");
            if (style == "text") style = "table";
            if (style == "html") throw new UserException("--format html is for --from and --to, out of a ledger.", ExitCode.WrongUsage);
            var graphs = input.Read(parsed);
            if (style is "graphml" or "gexf" && graphs.Count != 1)
                throw new UserException($"--format {style} holds one graph; choose one of the {graphs.Count} with --where.", ExitCode.WrongUsage);
            using var interrupt = new Interrupt();
            if (parsed.GetValue(report) is not "division" and var about)
            {
                var rows = BlocsTables.Of(about!, graphs, options, parsed.GetValue(reference), parsed.GetValue(draws) ?? 100, interrupt.Token);
                Output.Write(parsed.GetValue(output), writer => rows.Write(style, writer));
                return ExitCode.Done;
            }
            var done = DivideGraphs.Of(graphs, options, interrupt.Token);
            Output.Write(parsed.GetValue(output), writer => BlocsReport.Write(done, style, parsed.GetValue(input.Each) is not null, writer));
            return ExitCode.Done;
        });
        return command;
    }
}
