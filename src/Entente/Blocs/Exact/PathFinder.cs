namespace Entente.Blocs.Exact;

/// <summary>
/// Rows for any number of blocs: a negative edge and a positive path between its ends can't all be satisfied (a cycle with exactly one
/// negative edge), so their y sum to 1 at least. Deleting edges until no such cycle is left is the same as dividing into blocs.
/// </summary>
internal sealed class PathFinder(Core core) : IRowSource
{
    private readonly double[] dist = new double[core.N];
    private readonly int[] by = new int[core.N];
    private readonly int[] stamp = new int[core.N];
    private int now;

    public List<CoverRow> First(int most)
    {
        var rows = new List<CoverRow>();
        var mark = new int[core.N];
        for (var n = 0; n < core.M && rows.Count < most; n++)
        {
            if (core.W[n] > 0) continue;
            var (u, v) = (core.A[n], core.B[n]);
            var ends = core.EdgesAt(u);
            foreach (var e in ends)
                if (core.W[e] > 0) mark[core.A[e] ^ core.B[e] ^ u] = e + 1;
            foreach (var e in core.EdgesAt(v))
                if (core.W[e] > 0 && mark[core.A[e] ^ core.B[e] ^ v] is > 0 and var f) rows.Add(new CoverRow([n, e, f - 1], [1, 1, 1], 1));
            foreach (var e in ends)
                if (core.W[e] > 0) mark[core.A[e] ^ core.B[e] ^ u] = 0;
        }
        return rows;
    }

    public List<CoverRow> Violated(double[] y, double tolerance, int most, Patience patience)
    {
        var rows = new List<CoverRow>();
        var queue = new PriorityQueue<int, double>();
        for (var n = 0; n < core.M && rows.Count < most; n++)
        {
            if (core.W[n] > 0 || y[n] >= 1 - tolerance) continue;
            if ((n & 31) == 31 && patience.IsOver) break;
            var limit = 1 - tolerance - y[n];
            const double hop = 1e-7;
            now++;
            queue.Clear();
            var (source, target) = (core.A[n], core.B[n]);
            Reach(source, 0, -1);
            while (queue.TryDequeue(out var v, out var d))
            {
                if (d > dist[v]) continue;
                if (v == target) break;
                var nodes = core.Neighbours(v);
                var edges = core.EdgesAt(v);
                for (var i = 0; i < nodes.Length; i++)
                    if (core.W[edges[i]] > 0) Reach(nodes[i], d + Math.Max(0, y[edges[i]]) + hop, edges[i]);
            }
            if (stamp[target] != now) continue;
            var path = new List<int> { n };
            for (var v = target; v != source; v = core.A[by[v]] ^ core.B[by[v]] ^ v) path.Add(by[v]);
            var signs = new sbyte[path.Count];
            Array.Fill(signs, (sbyte)1);
            if (path.Sum(e => y[e]) < 1 - tolerance) rows.Add(new CoverRow([.. path], signs, 1));

            void Reach(int v, double d, int edge)
            {
                if (d >= limit || stamp[v] == now && dist[v] <= d) return;
                stamp[v] = now;
                dist[v] = d;
                by[v] = edge;
                queue.Enqueue(v, d);
            }
        }
        return rows;
    }
}
