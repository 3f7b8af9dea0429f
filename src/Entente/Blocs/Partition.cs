using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// A division of all nodes of a graph into blocs. Bloc numbers follow the order of their first member, so that two partitions
/// are equal exactly when their <see cref="BlocOf"/> lists are.
/// </summary>
public sealed class Partition : IEquatable<Partition>
{
    private Partition(ImmutableArray<int> blocOf, int count) => (BlocOf, BlocCount) = (blocOf, count);

    /// <summary>The bloc of every node, in the graph's node order.</summary>
    public ImmutableArray<int> BlocOf { get; }

    public int BlocCount { get; }

    /// <summary>Any labels, one a node: equal labels mean the same bloc.</summary>
    public static Partition Of(IReadOnlyList<int> labels)
    {
        var number = new Dictionary<int, int>();
        var blocs = new int[labels.Count];
        for (var i = 0; i < blocs.Length; i++)
        {
            if (!number.TryGetValue(labels[i], out var bloc)) number[labels[i]] = bloc = number.Count;
            blocs[i] = bloc;
        }
        return new Partition(ImmutableArray.Create(blocs), number.Count);
    }

    /// <summary>The blocs as lists of names, each in the graph's order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> NamesOf(SignedGraph graph)
    {
        var lists = new List<string>[BlocCount];
        for (var k = 0; k < lists.Length; k++) lists[k] = [];
        for (var i = 0; i < BlocOf.Length; i++) lists[BlocOf[i]].Add(graph.Names[i]);
        return lists;
    }

    public bool Frustrates(SignedEdge edge) => BlocOf[edge.A] == BlocOf[edge.B] != edge.Weight > 0;

    /// <summary>Positive ties across blocs and negative ties within one.</summary>
    public IEnumerable<SignedEdge> FrustratedEdges(SignedGraph graph) => graph.Edges.Where(Frustrates);

    /// <summary>The weight of all frustrated ties (their number, where every weight is 1 or -1).</summary>
    public double Frustration(SignedGraph graph)
    {
        double sum = 0;
        foreach (var edge in graph.Edges)
            if (Frustrates(edge)) sum += Math.Abs(edge.Weight);
        return sum;
    }

    public bool Equals(Partition? other) => other is not null && BlocOf.AsSpan().SequenceEqual(other.BlocOf.AsSpan());
    public override bool Equals(object? obj) => Equals(obj as Partition);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var bloc in BlocOf) hash.Add(bloc);
        return hash.ToHashCode();
    }
}
