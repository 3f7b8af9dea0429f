namespace Entente.Blocs;

/// <summary>Triangles by the number of their negative ties (0 to 3); balanced are those with 0 or 2 (Heider 1946; Cartwright and Harary 1956).</summary>
public sealed record Triads(long Friends, long OneNegative, long TwoNegative, long Foes)
{
    public long Count => Friends + OneNegative + TwoNegative + Foes;

    /// <summary>Balanced share of all triangles; null where there is none.</summary>
    public double? Balanced => Count == 0 ? null : (double)(Friends + TwoNegative) / Count;

    public static Triads Of(SignedGraph graph)
    {
        var counts = new long[4];
        var list = Triangles.Of(graph);
        for (var t = 0; t < list.Length; t++)
        {
            var (e, f, g) = list[t];
            counts[(graph.Edges[e].Weight < 0 ? 1 : 0) + (graph.Edges[f].Weight < 0 ? 1 : 0) + (graph.Edges[g].Weight < 0 ? 1 : 0)]++;
        }
        return new Triads(counts[0], counts[1], counts[2], counts[3]);
    }
}
