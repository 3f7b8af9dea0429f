using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// An undirected graph whose ties carry a sign and a weight. Names stand in ordinal order and are unique; an edge joins two
/// different nodes, at most one edge a pair. A pair without an edge is unknown or neutral: it is never counted for or against.
/// </summary>
public sealed class SignedGraph
{
    private SignedGraph(ImmutableArray<string> names, ImmutableArray<SignedEdge> edges) => (Names, Edges) = (names, edges);

    /// <summary>Node names in ordinal order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Edges sorted by A, then B.</summary>
    public ImmutableArray<SignedEdge> Edges { get; }

    public int NodeCount => Names.Length;

    /// <summary>The sum of the weights' absolute values: what would be frustrated if every tie were.</summary>
    public double TotalWeight => Edges.Sum(e => Math.Abs(e.Weight));

    /// <summary>Nodes named in <paramref name="isolates"/> belong to the graph even when no edge touches them.</summary>
    /// <exception cref="ArgumentException">A self-loop, a pair given twice, a weight that is zero, infinite or not a number, or an empty name.</exception>
    public static SignedGraph Of(IEnumerable<(string A, string B, double Weight)> ties, IEnumerable<string>? isolates = null)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var list = ties.ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (a, b, weight) in list)
        {
            if (a == b) throw new ArgumentException($"'{a}' is tied to itself; a tie needs two nodes.");
            if (!double.IsFinite(weight) || weight == 0)
                throw new ArgumentException($"The tie {a}-{b} has weight {weight}; expected a finite number other than zero.");
            names.Add(a);
            names.Add(b);
        }
        foreach (var name in isolates ?? []) names.Add(name);
        if (names.Contains("")) throw new ArgumentException("A node has an empty name.");
        var sorted = names.Order(StringComparer.Ordinal).ToImmutableArray();
        var place = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++) place[sorted[i]] = i;
        var edges = new SignedEdge[list.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            var (a, b) = (place[list[i].A], place[list[i].B]);
            edges[i] = new SignedEdge(Math.Min(a, b), Math.Max(a, b), list[i].Weight);
        }
        return OfSorted(sorted, edges);
    }

    /// <summary>As <see cref="Of"/>, with edges by place in a name list which is already in ordinal order.</summary>
    /// <exception cref="ArgumentException">The same faults, or names out of order.</exception>
    public static SignedGraph Of(ImmutableArray<string> sortedNames, IEnumerable<SignedEdge> edges)
    {
        for (var i = 1; i < sortedNames.Length; i++)
            if (string.CompareOrdinal(sortedNames[i - 1], sortedNames[i]) >= 0)
                throw new ArgumentException($"Names must be unique and in ordinal order; '{sortedNames[i]}' follows '{sortedNames[i - 1]}'.");
        var array = edges.Select(e => e.A <= e.B ? e : new SignedEdge(e.B, e.A, e.Weight)).ToArray();
        foreach (var e in array)
        {
            if (e.A == e.B) throw new ArgumentException($"'{sortedNames[e.A]}' is tied to itself; a tie needs two nodes.");
            if (!double.IsFinite(e.Weight) || e.Weight == 0)
                throw new ArgumentException($"The tie {sortedNames[e.A]}-{sortedNames[e.B]} has weight {e.Weight}; expected a finite number other than zero.");
        }
        return OfSorted(sortedNames, array);
    }

    /// <summary>The same nodes and ties with other weights, one for each edge in order.</summary>
    public SignedGraph WithWeights(IReadOnlyList<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Count, Edges.Length);
        return Of(Names, Edges.Select((e, i) => e with { Weight = weights[i] }));
    }

    private static SignedGraph OfSorted(ImmutableArray<string> names, SignedEdge[] edges)
    {
        Array.Sort(edges, (p, q) => p.A != q.A ? p.A.CompareTo(q.A) : p.B.CompareTo(q.B));
        for (var i = 1; i < edges.Length; i++)
            if (edges[i].A == edges[i - 1].A && edges[i].B == edges[i - 1].B)
                throw new ArgumentException($"The pair {names[edges[i].A]}-{names[edges[i].B]} is given twice.");
        return new SignedGraph(names, ImmutableArray.Create(edges));
    }
}
