namespace Entente.Blocs.Exact;

/// <summary>Finds good divisions into two camps: tabu moves of single nodes, restarted by kicks around one place of the graph.</summary>
internal sealed class TwoCampSearch
{
    private readonly Core core;
    private readonly Random random;
    private readonly long[] gain;
    private readonly sbyte[] x;
    private long value;

    public TwoCampSearch(Core core, int seed)
    {
        this.core = core;
        random = new Random(seed);
        gain = new long[core.N];
        x = new sbyte[core.N];
        Best = new sbyte[core.N];
        Array.Fill(Best, (sbyte)1);
        BestValue = core.Frustration(Best);
    }

    public sbyte[] Best { get; private set; }
    public long BestValue { get; private set; }

    public void Offer(sbyte[] camps)
    {
        Load(camps);
        Descend();
    }

    /// <summary>Camps by the strongest ties first: a spanning forest of the heaviest edges, all satisfied.</summary>
    public void OfferForest(Func<int, double> strength)
    {
        var order = Enumerable.Range(0, core.M).OrderByDescending(strength).ThenBy(e => e).ToArray();
        OfferForest(order, e => Math.Sign(core.W[e]));
    }

    public void OfferForest(int[] order, Func<int, int> sign)
    {
        var parity = new ParityForest(core.N);
        foreach (var e in order) parity.Join(core.A[e], core.B[e], sign(e));
        var camps = new sbyte[core.N];
        for (var v = 0; v < core.N; v++) camps[v] = (sbyte)parity.Side(v);
        Offer(camps);
    }

    /// <summary>Runs until <paramref name="kicks"/> kicks in a row brought nothing, or patience ends, or the target is reached.</summary>
    public void Improve(int kicks, long target, Patience patience)
    {
        if (core.N < 2) return;
        var queue = new List<int>();
        var mark = new int[core.N];
        var undo = new List<int>();
        var kickNow = 0;
        Load(Best);
        Descend();
        var floor = value;
        for (var idle = 0; idle < kicks && BestValue > target; idle++)
        {
            if ((idle & 15) == 15 && patience.IsOver) return;
            kickNow++;
            undo.Clear();
            queue.Clear();
            var size = 2 + random.Next(Math.Max(1, Math.Min(core.N / 3, 40)));
            var seed = random.Next(core.N);
            queue.Add(seed);
            mark[seed] = kickNow;
            for (var i = 0; i < queue.Count && queue.Count < size; i++)
            {
                var near = core.Neighbours(queue[i]);
                if (near.Length == 0) continue;
                for (var k = 0; k < 3 && queue.Count < size; k++)
                {
                    var u = near[random.Next(near.Length)];
                    if (mark[u] != kickNow) { mark[u] = kickNow; queue.Add(u); }
                }
            }
            foreach (var v in queue)
                if (random.Next(2) == 0) { Flip(v); undo.Add(v); }
            Settle(queue, undo);
            if (value <= floor)
            {
                if (value < BestValue) { Keep(); idle = -1; }
                floor = value;
                continue;
            }
            for (var i = undo.Count - 1; i >= 0; i--) Flip(undo[i]);
        }
    }

    /// <summary>Best-move tabu search; good on small dense graphs.</summary>
    public void Tabu(int moves, long target, Patience patience)
    {
        if (core.N < 2) return;
        var until = new int[core.N];
        Load(Best);
        for (var move = 1; move <= moves && BestValue > target; move++)
        {
            if ((move & 255) == 255 && patience.IsOver) return;
            var (best, pick, ties) = (long.MinValue, -1, 0);
            for (var v = 0; v < core.N; v++)
            {
                if (until[v] > move && value - gain[v] >= BestValue) continue;
                if (gain[v] < best) continue;
                if (gain[v] > best) (best, pick, ties) = (gain[v], v, 1);
                else if (random.Next(++ties) == 0) pick = v;
            }
            if (pick < 0) continue;
            Flip(pick);
            until[pick] = move + 3 + core.N / 12 + random.Next(8);
            if (value < BestValue) Keep();
        }
    }

    private void Load(sbyte[] camps)
    {
        camps.CopyTo(x, 0);
        Array.Clear(gain);
        value = 0;
        for (var e = 0; e < core.M; e++)
        {
            var pull = x[core.A[e]] * x[core.B[e]] * core.W[e];
            if (pull < 0) value -= pull;
            gain[core.A[e]] -= pull;
            gain[core.B[e]] -= pull;
        }
    }

    private void Flip(int v)
    {
        value -= gain[v];
        gain[v] = -gain[v];
        x[v] = (sbyte)-x[v];
        var nodes = core.Neighbours(v);
        var edges = core.EdgesAt(v);
        for (var i = 0; i < nodes.Length; i++) gain[nodes[i]] -= 2 * x[v] * x[nodes[i]] * core.W[edges[i]];
    }

    private void Descend()
    {
        var all = new List<int>(core.N);
        for (var v = 0; v < core.N; v++) all.Add(v);
        Settle(all, null);
        if (value < BestValue) Keep();
    }

    private void Settle(List<int> suspects, List<int>? undo)
    {
        var stack = new Stack<int>(suspects);
        while (stack.TryPop(out var v))
        {
            if (gain[v] <= 0) continue;
            Flip(v);
            undo?.Add(v);
            foreach (var u in core.Neighbours(v))
                if (gain[u] > 0) stack.Push(u);
        }
    }

    private void Keep()
    {
        x.CopyTo(Best, 0);
        BestValue = value;
    }
}
