namespace Entente.Blocs.Exact;

/// <summary>
/// A lower bound for graphs of any size: negative cycles are taken one by one, shortest first as they are met, each paying its lightest
/// edge's weight out of what its edges have left. Every division frustrates an edge of each, so what was paid is a bound.
/// </summary>
internal sealed class CyclePacking
{
    private readonly Core core;
    private readonly long[] left;
    private readonly int[] stamp, from, queue;
    private readonly int[] fromEdge;
    private readonly bool[] balanced;
    private int now;

    private CyclePacking(Core core)
    {
        this.core = core;
        left = Array.ConvertAll(core.W, Math.Abs);
        stamp = new int[2 * core.N];
        from = new int[2 * core.N];
        fromEdge = new int[2 * core.N];
        queue = new int[2 * core.N];
        balanced = new bool[core.N];
    }

    public static long Bound(Core core, Patience patience)
    {
        var packing = new CyclePacking(core);
        var bound = packing.Triangles(patience);
        // Longer cycles wait until the shorter are used up: a long one spoils many edges.
        for (var depth = 2; ; depth = depth < 12 ? depth + 1 : int.MaxValue)
        {
            bound += packing.Sweep(depth, patience);
            if (depth == int.MaxValue || patience.IsOver) return bound;
        }
    }

    private long Triangles(Patience patience)
    {
        long bound = 0;
        var mark = new int[core.N];
        for (var u = 0; u < core.N; u++)
        {
            if ((u & 255) == 255 && patience.IsOver) return bound;
            var nodes = core.Neighbours(u);
            var edges = core.EdgesAt(u);
            for (var i = 0; i < nodes.Length; i++) mark[nodes[i]] = edges[i] + 1;
            for (var i = 0; i < nodes.Length; i++)
            {
                var v = nodes[i];
                var e = edges[i];
                if (v < u || left[e] == 0) continue;
                var others = core.Neighbours(v);
                var far = core.EdgesAt(v);
                for (var k = 0; k < others.Length && left[e] > 0; k++)
                {
                    if (others[k] < v || mark[others[k]] == 0) continue;
                    var (f, g) = (far[k], mark[others[k]] - 1);
                    if (left[f] == 0 || left[g] == 0 || !((core.W[e] < 0) ^ (core.W[f] < 0) ^ (core.W[g] < 0))) continue;
                    var pay = Math.Min(left[e], Math.Min(left[f], left[g]));
                    left[e] -= pay;
                    left[f] -= pay;
                    left[g] -= pay;
                    bound += pay;
                }
            }
            foreach (var v in nodes) mark[v] = 0;
        }
        return bound;
    }

    private long Sweep(int depth, Patience patience)
    {
        long bound = 0;
        for (var u = 0; u < core.N; u++)
        {
            if (balanced[u]) continue;
            while (Walk(u, depth, out var exhausted) is { } meet)
            {
                if (exhausted || patience.IsOver) return bound;
                bound += Pay(meet);
            }
            if (patience.IsOver) return bound;
        }
        return bound;
    }

    /// <summary>Breadth first from (u, +); the first edge that joins (p, s) to a node reached on the other side closes an odd walk.</summary>
    private (int P, int Q, int Edge)? Walk(int u, int depth, out bool stopped)
    {
        stopped = false;
        now++;
        var (head, tail) = (0, 0);
        queue[tail++] = 2 * u;
        stamp[2 * u] = now;
        from[2 * u] = -1;
        var (level, levelEnd) = (0, 1);
        while (head < tail)
        {
            if (head == levelEnd)
            {
                if (++level >= depth) return null;
                levelEnd = tail;
            }
            var node = queue[head++];
            var (v, side) = (node >> 1, node & 1);
            var nodes = core.Neighbours(v);
            var edges = core.EdgesAt(v);
            for (var i = 0; i < nodes.Length; i++)
            {
                var e = edges[i];
                if (left[e] == 0 || fromEdge[node] == e && from[node] >= 0) continue;
                var to = 2 * nodes[i] + (core.W[e] < 0 ? 1 - side : side);
                if (stamp[to ^ 1] == now) return (node, to ^ 1, e);
                if (stamp[to] == now) continue;
                stamp[to] = now;
                from[to] = node;
                fromEdge[to] = e;
                queue[tail++] = to;
            }
        }
        // Everything that u reaches is reached on one side only: no negative cycle is left there.
        for (var i = 0; i < tail; i++) balanced[queue[i] >> 1] = true;
        return null;
    }

    private long Pay((int P, int Q, int Edge) meet)
    {
        // Both tree paths up to where they join; shared edges above the join are no part of the cycle.
        var up = new HashSet<int>();
        for (var v = meet.P; v >= 0; v = from[v]) up.Add(v);
        var join = meet.Q;
        while (!up.Contains(join)) join = from[join];
        var edges = new List<int> { meet.Edge };
        for (var v = meet.P; v != join; v = from[v]) edges.Add(fromEdge[v]);
        for (var v = meet.Q; v != join; v = from[v]) edges.Add(fromEdge[v]);
        var pay = edges.Min(e => left[e]);
        foreach (var e in edges) left[e] -= pay;
        return pay;
    }
}
