namespace Entente.Blocs;

/// <summary>The triangles of a graph, as triples of edge numbers; the signs play no part.</summary>
internal static class Triangles
{
    public static (int, int, int)[] Of(SignedGraph graph)
    {
        var later = new List<(int Node, int Edge)>[graph.NodeCount];
        for (var v = 0; v < later.Length; v++) later[v] = [];
        for (var e = 0; e < graph.Edges.Length; e++) later[graph.Edges[e].A].Add((graph.Edges[e].B, e));
        var mark = new int[graph.NodeCount];
        var found = new List<(int, int, int)>();
        for (var u = 0; u < later.Length; u++)
        {
            foreach (var (v, e) in later[u]) mark[v] = e + 1;
            foreach (var (v, e) in later[u])
                foreach (var (t, f) in later[v])
                    if (mark[t] > 0) found.Add((e, f, mark[t] - 1));
            foreach (var (v, _) in later[u]) mark[v] = 0;
        }
        return [.. found];
    }
}
