namespace Entente.Blocs.Exact;

/// <summary>
/// Finds rows that a point y violates. For two camps: along any cycle the frustrated edges have the parity of the negative ones, so for
/// every set F of its edges with |F| + negatives odd: y(C \ F) + sum over F of (1 - y) &gt;= 1. A walk in the double cover from (u, +)
/// to (u, -) shorter than 1 is such a cycle; F holds the edges which cost less frustrated than not.
/// </summary>
internal sealed class CycleFinder : IRowSource
{
    private const int Grain = 2000;
    private readonly Core core;
    private readonly int[] dist, from, fromEdge, stamp, head, next, item;
    private readonly bool[] flipFrom, removed;
    private readonly int[] keep, flip;
    private readonly int[] component, reach;
    private readonly sbyte[] side;
    private readonly Cover whole;
    private int now, free;

    /// <summary>A graph as the walk sees it: edge numbers are the core's own, and sign says whether an edge crosses sides.</summary>
    private sealed record Cover(int[] Start, int[] Node, int[] Edge, bool[] Crosses);

    public CycleFinder(Core core)
    {
        this.core = core;
        var size = 2 * core.N;
        dist = new int[size];
        from = new int[size];
        fromEdge = new int[size];
        flipFrom = new bool[size];
        stamp = new int[size];
        removed = new bool[core.N];
        component = new int[core.N];
        reach = new int[core.N];
        side = new sbyte[core.N];
        head = new int[Grain + 256];
        Array.Fill(head, -1);
        next = new int[4 * core.M + size + 16];
        item = new int[next.Length];
        keep = new int[core.M];
        flip = new int[core.M];
        var start = new int[core.N + 1];
        var (node, edge) = (new int[2 * core.M], new int[2 * core.M]);
        for (var v = 0; v < core.N; v++)
        {
            var nodes = core.Neighbours(v);
            core.EdgesAt(v).CopyTo(edge.AsSpan(start[v]));
            nodes.CopyTo(node.AsSpan(start[v]));
            start[v + 1] = start[v] + nodes.Length;
        }
        whole = new Cover(start, node, edge, Array.ConvertAll(core.W, w => w < 0));
    }

    /// <summary>Every negative triangle, up to a number: the rows nearly every instance needs.</summary>
    public List<CoverRow> First(int most)
    {
        var rows = new List<CoverRow>();
        var (adjStart, adjNode, adjEdge, _) = whole;
        var mark = new int[core.N];
        Array.Fill(mark, -1);
        for (var u = 0; u < core.N; u++)
        {
            for (var i = adjStart[u]; i < adjStart[u + 1]; i++) mark[adjNode[i]] = adjEdge[i];
            for (var i = adjStart[u]; i < adjStart[u + 1]; i++)
            {
                var v = adjNode[i];
                if (v < u) continue;
                for (var k = adjStart[v]; k < adjStart[v + 1]; k++)
                {
                    var t = adjNode[k];
                    if (t < v || mark[t] < 0) continue;
                    var (e, f, g) = (adjEdge[i], adjEdge[k], mark[t]);
                    if ((core.W[e] < 0) ^ (core.W[f] < 0) ^ (core.W[g] < 0))
                    {
                        rows.Add(new CoverRow([e, f, g], [1, 1, 1], 1));
                        if (rows.Count >= most) return rows;
                    }
                }
            }
            for (var i = adjStart[u]; i < adjStart[u + 1]; i++) mark[adjNode[i]] = -1;
        }
        return rows;
    }

    public List<CoverRow> Violated(double[] y, double tolerance, int most, Patience patience)
    {
        var rows = new List<CoverRow>();
        var seen = new HashSet<int>();
        for (var e = 0; e < core.M; e++)
        {
            keep[e] = (int)Math.Max(0, Math.Floor(y[e] * Grain)) + 1;
            flip[e] = y[e] > 0.5 ? (int)Math.Max(0, Math.Floor((1 - y[e]) * Grain)) + 1 : int.MaxValue;
        }
        Array.Clear(removed);
        var covered = new bool[core.N];
        if (Shrink(y) is { } sources)
        {
            foreach (var u in sources)
            {
                if (rows.Count >= most || patience.IsOver) break;
                if (!covered[u]) Take(From(whole, u) is { } target ? Cycle(target, y, tolerance) : null);
            }
            if (rows.Count > 0 || sources.Count == 0) return rows;
        }
        for (var pass = 0; pass < 2; pass++)
        {
            // Nodes on a cycle already found this round go second: their cycles would mostly be the same.
            for (var u = 0; u < core.N && rows.Count < most; u++)
            {
                if (removed[u] || covered[u] != (pass == 1)) continue;
                if (pass == 1 && rows.Count > core.N / 8) return rows;
                if ((u & 15) == 15 && patience.IsOver) return rows;
                var row = From(whole, u) is { } target ? Cycle(target, y, tolerance) : null;
                removed[u] = row is null;
                Take(row);
            }
        }
        return rows;

        void Take(CoverRow? row)
        {
            if (row is null || !seen.Add(row.Value.Key)) return;
            rows.Add(row.Value);
            foreach (var e in row.Value.Vars) covered[core.A[e]] = covered[core.B[e]] = true;
        }
    }

    /// <summary>
    /// Nodes which edges of y = 0 or 1 hold together are one node for the distances. Where that leaves few, the search for violated cycles is
    /// done there, and only nodes on one are handed back to be searched in full; null where most edges are fractional.
    /// </summary>
    private List<int>? Shrink(double[] y)
    {
        const double near = 1e-9;
        var (start, node, edge, _) = whole;
        Array.Fill(component, -1);
        var count = 0;
        for (var root = 0; root < core.N; root++)
        {
            if (component[root] >= 0) continue;
            var (first, last) = (0, 0);
            component[root] = count;
            side[root] = 1;
            reach[last++] = root;
            while (first < last)
            {
                var v = reach[first++];
                for (var i = start[v]; i < start[v + 1]; i++)
                {
                    var e = edge[i];
                    if (y[e] > near && y[e] < 1 - near || component[node[i]] >= 0) continue;
                    component[node[i]] = count;
                    side[node[i]] = (sbyte)(side[v] * (core.W[e] < 0 == y[e] < 0.5 ? -1 : 1));
                    reach[last++] = node[i];
                }
            }
            count++;
        }
        if (count > core.N / 2) return null;
        var sources = new List<int>();
        var degree = new int[count + 1];
        var crosses = new bool[core.M];
        for (var e = 0; e < core.M; e++)
        {
            var (p, q) = (component[core.A[e]], component[core.B[e]]);
            crosses[e] = side[core.A[e]] * side[core.B[e]] > 0 == core.W[e] < 0;
            if (p == q)
            {
                if (crosses[e] ? y[e] < 1 - 1e-6 : y[e] > 1e-6 && y[e] >= 1 - near) sources.Add(core.A[e]);
                continue;
            }
            degree[p + 1]++;
            degree[q + 1]++;
        }
        for (var c = 0; c < count; c++) degree[c + 1] += degree[c];
        var fill = degree.AsSpan(0, count).ToArray();
        var (nodes, edges) = (new int[degree[count]], new int[degree[count]]);
        for (var e = 0; e < core.M; e++)
        {
            var (p, q) = (component[core.A[e]], component[core.B[e]]);
            if (p == q) continue;
            nodes[fill[p]] = q;
            edges[fill[p]++] = e;
            nodes[fill[q]] = p;
            edges[fill[q]++] = e;
        }
        var small = new Cover(degree, nodes, edges, crosses);
        for (var c = 0; c < count; c++)
        {
            if (From(small, c) is { } target)
            {
                var e = fromEdge[target];
                sources.Add(component[core.A[e]] == c ? core.A[e] : core.B[e]);
            }
            else removed[c] = true;
        }
        Array.Clear(removed);
        return sources;
    }

    /// <summary>The end of a shortest walk from (u, +) to (u, -) within reach, or null.</summary>
    private int? From(Cover graph, int u)
    {
        now++;
        free = 0;
        var limit = head.Length - 1;
        int source = 2 * u, target = 2 * u + 1;
        Push(source, 0, -1, -1, false);
        var found = false;
        var highest = 0;
        for (var d = 0; d <= highest && d <= limit && !found; d++)
        {
            while (head[d] >= 0)
            {
                var slot = head[d];
                head[d] = next[slot];
                var at = item[slot];
                if (dist[at] != d) continue;
                if (at == target) { found = true; break; }
                dist[at] = -d - 1;
                var (v, on) = (at >> 1, at & 1);
                for (var i = graph.Start[v]; i < graph.Start[v + 1]; i++)
                {
                    var t = graph.Node[i];
                    if (removed[t]) continue;
                    var e = graph.Edge[i];
                    var same = 2 * t + (graph.Crosses[e] ? 1 - on : on);
                    highest = Math.Max(highest, Relax(same, d + keep[e], at, e, false));
                    if (flip[e] != int.MaxValue) highest = Math.Max(highest, Relax(same ^ 1, d + flip[e], at, e, true));
                }
            }
        }
        for (var d = 0; d <= Math.Min(highest, limit); d++) head[d] = -1;
        return found ? target : null;

        int Relax(int node, int d, int parent, int edge, bool flipped)
        {
            if (d > limit) return 0;
            if (stamp[node] == now && (dist[node] < 0 || dist[node] <= d)) return 0;
            Push(node, d, parent, edge, flipped);
            return d;
        }

        void Push(int node, int d, int parent, int edge, bool flipped)
        {
            stamp[node] = now;
            dist[node] = d;
            from[node] = parent;
            fromEdge[node] = edge;
            flipFrom[node] = flipped;
            item[free] = node;
            next[free] = head[d];
            head[d] = free++;
        }
    }

    /// <summary>Cuts the walk at its repeated nodes until a simple odd cycle is left.</summary>
    private CoverRow? Cycle(int target, double[] y, double tolerance)
    {
        var nodes = new List<int>();
        var edges = new List<int>();
        var flips = new List<bool>();
        for (var node = target; node >= 0; node = from[node])
        {
            nodes.Add(node);
            if (from[node] >= 0) { edges.Add(fromEdge[node]); flips.Add(flipFrom[node]); }
        }
        // Between two visits to one node of the graph lies a closed walk; if the sides differ it is itself an odd one: keep the shortest.
        var last = new Dictionary<int, int>();
        var (begin, end) = (0, edges.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (last.TryGetValue(nodes[i] >> 1, out var earlier))
            {
                if (((nodes[earlier] ^ nodes[i]) & 1) == 1 && i - earlier < end - begin) (begin, end) = (earlier, i);
            }
            last[nodes[i] >> 1] = i;
        }
        var vars = new int[end - begin];
        var signs = new sbyte[end - begin];
        var bound = 1;
        double length = 0;
        var used = new HashSet<int>();
        for (var i = begin; i < end; i++)
        {
            if (!used.Add(edges[i])) return null;
            vars[i - begin] = edges[i];
            signs[i - begin] = (sbyte)(flips[i] ? -1 : 1);
            if (flips[i]) bound--;
            length += flips[i] ? 1 - y[edges[i]] : y[edges[i]];
        }
        return length < 1 - tolerance ? new CoverRow(vars, signs, bound) : null;
    }
}
