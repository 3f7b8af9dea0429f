using System.Globalization;

namespace Entente.Blocs.Files;

/// <summary>
/// Reads a table of ties: two columns for the ends and one for the sign or weight, comma, semicolon or tab between them. Columns are
/// found by their names (a/b, source/target, from/to, ...; sign, weight, value, ...) or told. A first line whose third field is a number is
/// taken as data without a header. Signs may be numbers, + and -, or the words positive and negative.
/// </summary>
public static class CsvGraphs
{
    private static readonly (string A, string B)[] Ends =
    [
        ("a", "b"), ("source", "target"), ("from", "to"), ("node1", "node2"), ("node_a", "node_b"), ("state1", "state2"), ("statea", "stateb"),
        ("state_a", "state_b"), ("ccode1", "ccode2"), ("country1", "country2"), ("country_a", "country_b"), ("actor", "recipient"), ("actor1", "actor2"),
        ("i", "j"), ("u", "v"), ("x", "y"), ("ego", "alter"), ("sender", "receiver"), ("name1", "name2"), ("id1", "id2"),
    ];

    private static readonly string[] Weights = ["sign", "weight", "value", "w", "s", "tie", "score", "polarity", "rating", "rank"];

    /// <exception cref="GraphFileException">The file is empty, a column is missing, or a row can't be used.</exception>
    public static IReadOnlyList<GraphFile> Read(TextReader reader, string file, GraphFileOptions? options = null)
    {
        options ??= new GraphFileOptions();
        var (number, header) = (0, (string?)null);
        while (header is null || header.Length == 0 || header[0] == '#')
        {
            header = reader.ReadLine() ?? throw new GraphFileException(
                $"{file}: the file is empty; expected a header such as a,b,sign and a row for every tie.");
            header = (number == 0 ? header.TrimStart('\uFEFF') : header).Trim();
            number++;
        }
        var delimiter = CsvLine.Delimiter(header);
        var names = CsvLine.Split(header, delimiter) ?? throw new GraphFileException($"{file}:{number}: a quote is never closed.");
        var bare = names.Count >= 3 && TryWeight(names[2], out _);
        var (a, b, weight) = bare && options.Columns is null ? (0, 1, 2) : Columns(names, options, file, number);
        var where = options.Where.Select(w => (At: Column(names, w.Column, file, number), w.Value)).ToArray();
        var each = options.Each is { } column ? Column(names, column, file, number) : -1;
        var needed = Math.Max(Math.Max(a, b), Math.Max(weight, each));
        foreach (var (at, _) in where) needed = Math.Max(needed, at);

        var groups = new Dictionary<string, TieCollector>(StringComparer.Ordinal);
        if (each < 0) groups[""] = new TieCollector(file, options);
        var line = bare && options.Columns is null ? header : Next();
        for (; line is not null; line = Next())
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = CsvLine.Split(line, delimiter) ?? throw new GraphFileException($"{file}:{number}: a quote is never closed. Close it, or take it out.");
            if (fields.Count <= needed)
                throw new GraphFileException($"{file}:{number}: {fields.Count} field(s), expected {names.Count} as in the header. Complete the row.");
            if (where.Any(w => fields[w.At] != w.Value)) continue;
            if (!TryWeight(fields[weight], out var value))
                throw new GraphFileException($"{file}:{number}: '{fields[weight]}' is no sign or weight; expected a number, + or -. Correct the "
                    + $"row, or name the right column with --columns.");
            var group = each < 0 ? "" : fields[each];
            if (!groups.TryGetValue(group, out var ties)) groups[group] = ties = new TieCollector(file, options);
            ties.Tie(fields[a], fields[b], value, number);
        }
        var built = groups.Select(g => g.Value.Build(each < 0 ? null : g.Key)).ToList();
        if (built.Sum(g => g.Graph.NodeCount) == 0)
            throw new GraphFileException(where.Length > 0
                ? $"{file}: no row has {string.Join(" and ", options.Where.Select(w => $"{w.Column} = '{w.Value}'"))}. Check the value, or leave --where out."
                : $"{file}: no ties below the header; expected a row for every tie.");
        var numeric = built.All(g => double.TryParse(g.Group, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return each < 0 || numeric is false
            ? [.. built.OrderBy(g => g.Group, StringComparer.Ordinal)]
            : [.. built.OrderBy(g => double.Parse(g.Group!, CultureInfo.InvariantCulture)).ThenBy(g => g.Group, StringComparer.Ordinal)];

        string? Next()
        {
            number++;
            return reader.ReadLine();
        }
    }

    /// <summary>The fields of one line of comma-separated text; a quote left open gives the line as one field.</summary>
    public static IReadOnlyList<string> Fields(string line) => CsvLine.Split(line, CsvLine.Delimiter(line)) ?? [line];

    public static void Write(SignedGraph graph, TextWriter writer)
    {
        writer.Write("a,b,weight\n");
        foreach (var e in graph.Edges)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{CsvLine.Quote(graph.Names[e.A])},{CsvLine.Quote(graph.Names[e.B])},{e.Weight}\n"));
    }

    internal static bool TryWeight(string text, out double weight)
    {
        weight = text switch
        {
            "+" or "positive" or "pos" => 1,
            "-" or "\u2212" or "negative" or "neg" => -1,
            _ => 0,
        };
        return weight != 0 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out weight);
    }

    private static (int, int, int) Columns(List<string> names, GraphFileOptions options, string file, int line)
    {
        if (options.Columns is { } told)
            return (Column(names, told.A, file, line), Column(names, told.B, file, line), Column(names, told.Weight, file, line));
        var lower = names.ConvertAll(n => n.ToLowerInvariant());
        foreach (var (a, b) in Ends)
        {
            var (p, q) = (lower.IndexOf(a), lower.IndexOf(b));
            if (p < 0 || q < 0) continue;
            var w = Weights.Select(name => lower.IndexOf(name)).FirstOrDefault(i => i >= 0 && i != p && i != q, -1);
            if (w >= 0) return (p, q, w);
        }
        throw new GraphFileException($"{file}:{line}: can't tell which columns hold a tie among {string.Join(", ", names)}; expected names such "
            + $"as a, b, sign. Say which with --columns END,END,WEIGHT.");
    }

    private static int Column(List<string> names, string name, string file, int line)
    {
        var at = names.IndexOf(name);
        if (at < 0) at = names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new GraphFileException($"{file}:{line}: no column '{name}'; the columns are {string.Join(", ", names)}.");
    }
}
