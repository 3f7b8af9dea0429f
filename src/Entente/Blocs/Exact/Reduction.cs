namespace Entente.Blocs.Exact;

/// <summary>
/// Shrinks a two-camp problem without changing its optimum: parallel edges merge (opposite ones cancel, at a cost), nodes of degree 0 to 2
/// go, a node of degree 3 becomes a triangle, and a node whose heaviest edge outweighs the rest of its edges is fused with its neighbour.
/// </summary>
internal sealed class Reduction
{
    private readonly record struct Gone(int Node, (int Node, long Weight)[] Ties);
    private readonly Dictionary<int, long>[] ties;
    private readonly List<Gone> gone = [];
    private readonly int[] number;

    private Reduction(Core core)
    {
        ties = new Dictionary<int, long>[core.N];
        for (var v = 0; v < core.N; v++) ties[v] = new Dictionary<int, long>(core.Neighbours(v).Length);
        for (var e = 0; e < core.M; e++) Tie(core.A[e], core.B[e], core.W[e]);
        number = new int[core.N];
    }

    /// <summary>What every division of the original costs beyond the kernel's.</summary>
    public long Offset { get; private set; }
    public Core Kernel { get; private set; } = null!;

    /// <summary>Any solution of the kernel extends to the original by <see cref="Expand"/> at its value plus Offset, and no better.</summary>
    public static Reduction Of(Core core)
    {
        var r = new Reduction(core);
        r.Run(core.N);
        return r;
    }

    public sbyte[] Expand(sbyte[] kernel)
    {
        var x = new sbyte[number.Length];
        for (var v = 0; v < number.Length; v++)
            if (number[v] >= 0) x[v] = kernel[number[v]];
        for (var i = gone.Count - 1; i >= 0; i--)
        {
            long pull = 0;
            foreach (var (u, w) in gone[i].Ties) pull += x[u] * w;
            x[gone[i].Node] = (sbyte)(pull >= 0 ? 1 : -1);
        }
        return x;
    }

    private void Run(int n)
    {
        var queue = new Queue<int>();
        var queued = new bool[n];
        var dead = new bool[n];
        for (var v = 0; v < n; v++) Queue(v);
        while (queue.TryDequeue(out var v))
        {
            queued[v] = false;
            if (dead[v]) continue;
            var mine = ties[v];
            long sum = 0, heavy = 0;
            var partner = -1;
            foreach (var (u, w) in mine)
            {
                sum += Math.Abs(w);
                if (Math.Abs(w) > heavy || Math.Abs(w) == heavy && u < partner) (partner, heavy) = (u, Math.Abs(w));
            }
            if (mine.Count > 0 && 2 * heavy >= sum) Fuse(v, partner);
            else if (mine.Count == 0) Drop(v);
            else if (mine.Count == 3 && sum % 2 == 0) Triangle(v, sum);
        }
        var count = 0;
        for (var v = 0; v < n; v++) number[v] = dead[v] ? -1 : count++;
        var (a, b, ws) = (new List<int>(), new List<int>(), new List<long>());
        for (var v = 0; v < n; v++)
        {
            if (dead[v]) continue;
            foreach (var (u, w) in ties[v].OrderBy(t => t.Key))
                if (u > v) { a.Add(number[v]); b.Add(number[u]); ws.Add(w); }
        }
        Kernel = new Core(count, [.. a], [.. b], [.. ws]);

        void Queue(int v)
        {
            if (queued[v] || dead[v]) return;
            queued[v] = true;
            queue.Enqueue(v);
        }

        (int, long)[] Drop(int v)
        {
            dead[v] = true;
            var list = ties[v].OrderBy(t => t.Key).Select(t => (t.Key, t.Value)).ToArray();
            gone.Add(new Gone(v, list));
            foreach (var (u, _) in list)
            {
                ties[u].Remove(v);
                Queue(u);
            }
            ties[v].Clear();
            return list;
        }

        // The heaviest edge is satisfied in some optimum; a node of degree 1 or 2 is the special case with little left to carry over.
        void Fuse(int v, int u)
        {
            var sign = Math.Sign(ties[v][u]);
            foreach (var (t, w) in Drop(v))
            {
                if (t == u) continue;
                Tie(u, t, sign * w);
                Queue(t);
            }
        }

        void Triangle(int v, long sum)
        {
            var list = Drop(v);
            for (var i = 0; i < 3; i++)
            {
                var ((p, pw), (q, qw)) = (list[i], list[(i + 1) % 3]);
                var third = Math.Abs(list[(i + 2) % 3].Item2);
                var w = sum / 2 - third;
                if (w > 0) Tie(p, q, Math.Sign(pw) * Math.Sign(qw) * w);
            }
        }
    }

    private void Tie(int u, int v, long w)
    {
        var old = ties[u].GetValueOrDefault(v);
        if (Math.Sign(old) * Math.Sign(w) < 0) Offset += Math.Min(Math.Abs(old), Math.Abs(w));
        var sum = old + w;
        if (sum == 0)
        {
            ties[u].Remove(v);
            ties[v].Remove(u);
        }
        else
        {
            ties[u][v] = sum;
            ties[v][u] = sum;
        }
    }
}
