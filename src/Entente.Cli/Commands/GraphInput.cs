using System.CommandLine;
using Entente.Blocs.Files;

namespace Entente.Cli.Commands;

/// <summary>The options that name a graph file and say how to read it, shared by the commands which take one.</summary>
internal sealed class GraphInput
{
    public Option<string> Graph { get; } = new("--graph") { Description = "A CSV, GraphML or GEXF file of signed ties; - for stdin (CSV)." };
    public Option<string?> Columns { get; } = new("--columns") { Description = "The columns of the two ends and of the sign or weight: a,b,sign." };
    public Option<string[]> Where { get; } = new("--where") { Description = "Only rows with COLUMN=VALUE; may be repeated." };
    public Option<string?> Each { get; } = new("--each") { Description = "One graph for every value of this column." };
    public Option<string> Duplicates { get; } = new("--duplicates") { Description = "A pair with different weights: refuse, sum or majority.",
        DefaultValueFactory = _ => "refuse" };
    public Option<bool> SignsOnly { get; } = new("--signs-only") { Description = "Count every tie as 1 or -1, whatever its weight." };

    public void AddTo(Command command)
    {
        Duplicates.AcceptOnlyFromAmong("refuse", "sum", "majority");
        foreach (var option in new Option[] { Graph, Columns, Where, Each, Duplicates, SignsOnly }) command.Options.Add(option);
    }

    public IReadOnlyList<GraphFile> Read(ParseResult parsed)
    {
        var path = parsed.GetValue(Graph)!;
        var options = new GraphFileOptions
        {
            Columns = parsed.GetValue(Columns) is { } columns ? Three(columns) : null,
            Where = [.. (parsed.GetValue(Where) ?? []).Select(Condition)],
            Each = parsed.GetValue(Each),
            Duplicates = parsed.GetValue(Duplicates) switch { "sum" => DuplicateTies.Sum, "majority" => DuplicateTies.Majority, _ => DuplicateTies.Refuse },
            SignsOnly = parsed.GetValue(SignsOnly),
        };
        try
        {
            var graphs = ReadFile(path, options);
            foreach (var graph in graphs)
                foreach (var note in graph.Notes)
                    Console.Error.WriteLine($"{path}{(graph.Group is null ? "" : $" [{graph.Group}]")}: {note}");
            return graphs;
        }
        catch (GraphFileException e)
        {
            throw new UserException(e.Message, inner: e);
        }
    }

    private static IReadOnlyList<GraphFile> ReadFile(string path, GraphFileOptions options)
    {
        if (path == "-") return CsvGraphs.Read(Console.In, "stdin", options);
        if (!File.Exists(path)) throw new UserException($"{path}: no such file. Give the path of a CSV, GraphML or GEXF file.");
        using var reader = new StreamReader(path);
        if (Path.GetExtension(path).ToLowerInvariant() is not (".graphml" or ".gexf" or ".xml")) return CsvGraphs.Read(reader, path, options);
        if (options.Each is not null || !options.Where.IsEmpty || options.Columns is not null)
            throw new UserException($"{path}: --each, --where and --columns are for tables; a GraphML or GEXF file holds one graph.", ExitCode.WrongUsage);
        return [GraphXml.Read(reader, path, options)];
    }

    private static (string, string, string) Three(string columns) =>
        columns.Split(',') is [var a, var b, var w] ? (a.Trim(), b.Trim(), w.Trim())
            : throw new UserException($"--columns '{columns}': expected three names, such as a,b,sign.", ExitCode.WrongUsage);

    private static (string, string) Condition(string text)
    {
        var at = text.IndexOf('=');
        return at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new UserException($"--where '{text}': expected COLUMN=VALUE.", ExitCode.WrongUsage);
    }
}
