using System.CommandLine;
using Entente.Blocs;

namespace Entente.Cli.Commands;

/// <summary>`entente landscape`: the local minima of a two-sided contest, their basins, and where a given configuration flows.</summary>
public static class LandscapeCommand
{
    public static Command Create()
    {
        var input = new GraphInput();
        input.Graph.Required = true;
        var sizes = new Option<string?>("--sizes") { Description = "A CSV file with two columns: name, size. Without it every size is 1." };
        var from = new Option<string?>("--from") { Description = "Show the path from this configuration: the names on one side, with commas between." };
        var whatIf = new Option<string[]>("--what-if") { Description = "NAME,NAME,PROPENSITY put in place of what the file says; may be repeated." };
        var most = new Option<int>("--most") { Description = "Show so many minima.", DefaultValueFactory = _ => 20 };
        var format = new Option<string>("--format") { Description = "json, table or csv.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("json", "table", "csv");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of the screen." };
        var command = new Command("landscape",
            "Landscape theory (Axelrod and Bennett 1993): every local minimum of up to 25 actors, exactly.") { sizes, from, whatIf, most, format, output };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            var form = OutputEnding.FormatOf(parsed, format, output, "table", "json", "csv");
            var graphs = input.Read(parsed);
            if (graphs.Count != 1) throw new UserException("A landscape is of one graph; choose one with --where.", ExitCode.WrongUsage);
            try
            {
                var graph = LandscapeRows.Changed(graphs[0].Graph, parsed.GetValue(whatIf) ?? []);
                var landscape = Landscape.Of(graph, parsed.GetValue(sizes) is { } path ? LandscapeRows.Sizes(path) : null);
                var rows = parsed.GetValue(from) is { } start ? LandscapeRows.Path(landscape, start) : LandscapeRows.Minima(landscape, parsed.GetValue(most));
                Output.Write(parsed.GetValue(output), writer => rows.Write(form, writer));
            }
            catch (ArgumentException e)
            {
                throw new UserException(e.Message, inner: e);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
