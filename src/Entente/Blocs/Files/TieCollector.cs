using System.Globalization;

namespace Entente.Blocs.Files;

/// <summary>Gathers ties one by one, checks each against what came before, and makes the graph.</summary>
internal sealed class TieCollector(string file, GraphFileOptions options)
{
    private readonly Dictionary<string, int> place = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly Dictionary<(int, int), (double Weight, int Line)> ties = [];
    private int repeated, summed, neutral;

    public int Node(string name, int line)
    {
        if (name.Length == 0) throw new GraphFileException($"{file}:{line}: a node without a name; expected two names. Name it or take the row out.");
        if (place.TryGetValue(name, out var at)) return at;
        names.Add(name);
        return place[name] = names.Count - 1;
    }

    public void Tie(string a, string b, double weight, int line)
    {
        if (a == b)
            throw new GraphFileException($"{file}:{line}: '{a}' is tied to itself; a tie needs two different nodes. Take the row out.");
        var (p, q) = (Node(a, line), Node(b, line));
        if (!double.IsFinite(weight))
            throw new GraphFileException($"{file}:{line}: the tie {a}-{b} has weight {weight.ToString(CultureInfo.InvariantCulture)}; expected a "
                + $"finite number. Correct it or take the row out.");
        if (Math.Abs(weight) > 1e100)
            throw new GraphFileException($"{file}:{line}: the tie {a}-{b} has weight {weight.ToString(CultureInfo.InvariantCulture)}; expected "
                + $"one within 1e100. Divide all weights by the largest.");
        if (options.SignsOnly) weight = Math.Sign(weight);
        if (weight == 0)
        {
            neutral++;
            return;
        }
        var key = p < q ? (p, q) : (q, p);
        if (!ties.TryGetValue(key, out var old)) ties[key] = (weight, line);
        else if (options.Duplicates != DuplicateTies.Refuse)
        {
            ties[key] = (old.Weight + weight, old.Line);
            summed++;
        }
        else if (old.Weight == weight) repeated++;
        else
            throw new GraphFileException(string.Create(CultureInfo.InvariantCulture,
                $"{file}:{line}: the tie {a}-{b} has weight {weight}, but line {old.Line} gave it {old.Weight}. Keep one of them, or say how to "
                    + $"join them with --duplicates sum or --duplicates majority."));
    }

    public GraphFile Build(string? group)
    {
        var list = new List<(string, string, double)>(ties.Count);
        var cancelled = 0;
        foreach (var ((p, q), (weight, _)) in ties)
        {
            var w = options.Duplicates == DuplicateTies.Majority ? Math.Sign(weight) : weight;
            if (w == 0) cancelled++; else list.Add((names[p], names[q], w));
        }
        var notes = new List<string>();
        if (repeated > 0) notes.Add($"{repeated} row(s) repeat a tie with the same weight; each tie counts once.");
        if (summed > 0) notes.Add($"{summed} row(s) joined to an earlier row of the same pair{(cancelled > 0 ? $"; {cancelled} pair(s) cancelled out" : "")}.");
        if (neutral > 0) notes.Add($"{neutral} row(s) with weight 0 are no ties; their nodes are kept.");
        return new GraphFile(group, SignedGraph.Of(list, names), notes);
    }
}
