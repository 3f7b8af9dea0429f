using System.Globalization;
using Entente.Blocs;
using Entente.Blocs.Files;

namespace Entente.Work.Blocs;

/// <summary>A signed graph's divisions around the best: `entente landscape`.</summary>
internal static class LandscapeRows
{
    public static Rows Minima(Landscape landscape, int most)
    {
        var rows = new Rows("minimum", "energy", "basin", "basin_share", "side_1", "side_2");
        for (var i = 0; i < Math.Min(most, landscape.Minima.Length); i++)
        {
            var m = landscape.Minima[i];
            rows.Add(i + 1, m.Energy, m.Basin, m.BasinShare, Side(landscape, m.Sides, 0), Side(landscape, m.Sides, 1));
        }
        Console.Error.WriteLine($"entente: {landscape.Minima.Length} local minima of {1L << landscape.Propensities.NodeCount - 1} configurations.");
        return rows;
    }

    public static Rows Path(Landscape landscape, string start)
    {
        var names = landscape.Propensities.Names;
        var side = start.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var name in side)
            if (!names.Contains(name)) throw new UserException($"--from: '{name}' is no actor of this graph; the actors are {string.Join(", ", names)}.");
        var sides = Partition.Of([.. names.Select(n => side.Contains(n) ? 1 : 0)]);
        var rows = new Rows("step", "moves", "energy", "side_1", "side_2");
        rows.Add(0, null, landscape.Energy(sides), Side(landscape, sides, 0), Side(landscape, sides, 1));
        foreach (var (step, i) in landscape.PathFrom(sides).Select((s, i) => (s, i)))
            rows.Add(i + 1, step.Actor, step.Energy, Side(landscape, step.Sides, 0), Side(landscape, step.Sides, 1));
        return rows;
    }

    private static IEnumerable<string> Side(Landscape landscape, Partition sides, int side) =>
        [.. landscape.Propensities.Names.Where((_, i) => sides.BlocOf[i] == side)];

    public static SignedGraph Changed(SignedGraph graph, string[] changes)
    {
        var weights = graph.Edges.ToDictionary(e => (graph.Names[e.A], graph.Names[e.B]), e => e.Weight);
        foreach (var change in changes)
        {
            if (change.Split(',', StringSplitOptions.TrimEntries) is not [var a, var b, var text]
                || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                throw new UserException($"--what-if '{change}': expected NAME,NAME,PROPENSITY.", ExitCode.WrongUsage);
            foreach (var name in new[] { a, b })
                if (!graph.Names.Contains(name)) throw new UserException(
                    $"--what-if: '{name}' is no actor of this graph; the actors are {string.Join(", ", graph.Names)}.");
            var key = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
            if (weight == 0) weights.Remove(key); else weights[key] = weight;
        }
        return SignedGraph.Of(weights.Select(w => (w.Key.Item1, w.Key.Item2, w.Value)), graph.Names);
    }

    public static Dictionary<string, double> Sizes(string path)
    {
        if (!File.Exists(path)) throw new UserException($"{path}: no such file. Give a CSV file with the columns name and size.");
        var sizes = new Dictionary<string, double>(StringComparer.Ordinal);
        var (line, header) = (0, true);
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (text.Length == 0) continue;
            var fields = CsvGraphs.Fields(text);
            if (header)
            {
                header = false;
                if (fields.Count < 2 || !double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out _)) continue;
            }
            if (fields.Count < 2 || !double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var size))
                throw new UserException($"{path}:{line}: '{text}' is no name and size; expected two fields, the second a number.");
            if (!sizes.TryAdd(fields[0], size)) throw new UserException($"{path}:{line}: '{fields[0]}' is given twice. Keep one.");
        }
        return sizes;
    }
}
