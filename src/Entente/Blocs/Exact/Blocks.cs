namespace Entente.Blocs.Exact;

/// <summary>The biconnected blocks of a core: no cycle leaves its block, so each is solved alone.</summary>
internal static class Blocks
{
    /// <summary>The edges of every block, blocks in the order in which a depth-first walk closes them.</summary>
    public static List<List<int>> Of(Core core)
    {
        var blocks = new List<List<int>>();
        var depth = new int[core.N];
        var low = new int[core.N];
        var cursor = new int[core.N];
        var parentEdge = new int[core.N];
        var edges = new Stack<int>();
        var path = new Stack<int>();
        for (var root = 0; root < core.N; root++)
        {
            if (depth[root] != 0) continue;
            depth[root] = low[root] = 1;
            parentEdge[root] = -1;
            path.Push(root);
            while (path.Count > 0)
            {
                var v = path.Peek();
                var nodes = core.Neighbours(v);
                if (cursor[v] < nodes.Length)
                {
                    var u = nodes[cursor[v]];
                    var e = core.EdgesAt(v)[cursor[v]++];
                    if (e == parentEdge[v]) continue;
                    if (depth[u] == 0)
                    {
                        depth[u] = low[u] = depth[v] + 1;
                        parentEdge[u] = e;
                        edges.Push(e);
                        path.Push(u);
                    }
                    else if (depth[u] < depth[v])
                    {
                        edges.Push(e);
                        low[v] = Math.Min(low[v], depth[u]);
                    }
                    continue;
                }
                path.Pop();
                if (path.Count == 0) continue;
                var above = path.Peek();
                low[above] = Math.Min(low[above], low[v]);
                if (low[v] < depth[above]) continue;
                var block = new List<int>();
                int popped;
                do block.Add(popped = edges.Pop()); while (popped != parentEdge[v]);
                block.Sort();
                blocks.Add(block);
            }
        }
        return blocks;
    }
}
