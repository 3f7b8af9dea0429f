namespace Entente.Blocs.Exact;

/// <summary>Finds good partitions into at most so many blocs: single moves and whole-bloc mergers, restarted by kicks.</summary>
internal sealed class ManyBlocSearch
{
    private readonly Core core;
    private readonly int most;
    private readonly Random random;
    private readonly int[] bloc;
    private readonly int[] size;
    private readonly long[] pull;
    private readonly List<int> near = [];
    private long value;

    public ManyBlocSearch(Core core, int mostBlocs, int seed)
    {
        this.core = core;
        most = Math.Min(mostBlocs, Math.Max(1, core.N));
        random = new Random(seed);
        bloc = new int[core.N];
        size = new int[core.N + 1];
        pull = new long[core.N + 1];
        Best = new int[core.N];
        BestValue = ValueOf(core, Best);
    }

    public int[] Best { get; }
    public long BestValue { get; private set; }

    public static long ValueOf(Core core, int[] bloc)
    {
        long sum = 0;
        for (var e = 0; e < core.M; e++)
            if (bloc[core.A[e]] == bloc[core.B[e]] != core.W[e] > 0) sum += Math.Abs(core.W[e]);
        return sum;
    }

    /// <summary>Takes any labels; where they are too many the cheapest mergers are made first.</summary>
    public void Offer(int[] labels)
    {
        Load(labels);
        while (Used() > most) Merge(true);
        Descend();
        Keep();
    }

    public void Improve(int kicks, long target, Patience patience)
    {
        if (core.N < 2) return;
        Load(Best);
        Descend();
        Keep();
        var saved = (int[])bloc.Clone();
        var floor = value;
        for (var idle = 0; idle < kicks && BestValue > target; idle++)
        {
            if ((idle & 15) == 15 && patience.IsOver) return;
            var count = 1 + random.Next(Math.Max(1, Math.Min(core.N / 3, 20)));
            var v = random.Next(core.N);
            for (var i = 0; i < count; i++)
            {
                Move(v, random.Next(8) == 0 ? Empty() : bloc[random.Next(core.N)]);
                var next = core.Neighbours(v);
                if (next.Length > 0) v = next[random.Next(next.Length)];
            }
            Descend();
            if (value <= floor)
            {
                if (value < BestValue) idle = -1;
                Keep();
                floor = value;
                bloc.CopyTo(saved, 0);
            }
            else Load(saved);
        }
    }

    private void Load(int[] labels)
    {
        var number = new Dictionary<int, int>();
        Array.Clear(size);
        for (var v = 0; v < bloc.Length; v++)
        {
            if (!number.TryGetValue(labels[v], out var b)) number[labels[v]] = b = number.Count;
            bloc[v] = b;
            size[b]++;
        }
        value = ValueOf(core, bloc);
    }

    private int Used() => size.Count(s => s > 0);

    private int Empty()
    {
        if (Used() >= most) return bloc[random.Next(core.N)];
        var b = 0;
        while (size[b] > 0) b++;
        return b;
    }

    private void Move(int v, int to)
    {
        var from = bloc[v];
        if (from == to) return;
        var nodes = core.Neighbours(v);
        var edges = core.EdgesAt(v);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (bloc[nodes[i]] == from) value += core.W[edges[i]];
            else if (bloc[nodes[i]] == to) value -= core.W[edges[i]];
        }
        bloc[v] = to;
        size[from]--;
        size[to]++;
    }

    private void Descend()
    {
        var order = Enumerable.Range(0, core.N).ToArray();
        for (var again = true; again;)
        {
            again = false;
            random.Shuffle(order);
            foreach (var v in order)
            {
                near.Clear();
                var nodes = core.Neighbours(v);
                var edges = core.EdgesAt(v);
                for (var i = 0; i < nodes.Length; i++)
                {
                    var b = bloc[nodes[i]];
                    if (pull[b] == 0) near.Add(b);
                    pull[b] += core.W[edges[i]];
                    if (pull[b] == 0) pull[b] = long.MinValue / 4;
                }
                var here = Value(bloc[v]);
                var (best, to) = (here, bloc[v]);
                foreach (var b in near)
                    if (Value(b) > best) (best, to) = (Value(b), b);
                if (best < 0 && size[bloc[v]] > 1)
                {
                    // A bloc without ties to v costs nothing: an empty one, or one it does not touch.
                    var free = Enumerable.Range(0, size.Length).FirstOrDefault(b => size[b] > 0 && pull[b] == 0, -1);
                    if (free < 0 && Used() < most) free = Array.IndexOf(size, 0);
                    if (free >= 0) (best, to) = (0, free);
                }
                foreach (var b in near) pull[b] = 0;
                if (best <= here) continue;
                Move(v, to);
                again = true;
            }
            if (!again) again = Merge(false);
        }

        long Value(int b) => pull[b] <= long.MinValue / 8 ? pull[b] - long.MinValue / 4 : pull[b];
    }

    /// <summary>Merges the two blocs that gain most by it; when not forced, only for a gain.</summary>
    private bool Merge(bool force)
    {
        var between = new SortedDictionary<(int, int), long>();
        if (force)
        {
            var used = Enumerable.Range(0, size.Length).Where(b => size[b] > 0).ToArray();
            if (used.Length <= 200)
                foreach (var p in used)
                    foreach (var q in used)
                        if (p < q) between[(p, q)] = 0;
        }
        for (var e = 0; e < core.M; e++)
        {
            var (p, q) = (bloc[core.A[e]], bloc[core.B[e]]);
            if (p == q) continue;
            var key = p < q ? (p, q) : (q, p);
            between[key] = between.GetValueOrDefault(key) + core.W[e];
        }
        if (between.Count == 0)
        {
            if (!force) return false;
            var two = Enumerable.Range(0, size.Length).Where(b => size[b] > 0).Take(2).ToArray();
            between[(two[0], two[1])] = 0;
        }
        var best = between.MaxBy(b => b.Value);
        if (best.Value <= 0 && !force) return false;
        var (keep, drop) = best.Key;
        for (var v = 0; v < bloc.Length; v++)
            if (bloc[v] == drop) bloc[v] = keep;
        size[keep] += size[drop];
        size[drop] = 0;
        value -= best.Value;
        return true;
    }

    private void Keep()
    {
        if (value >= BestValue) return;
        bloc.CopyTo(Best, 0);
        BestValue = value;
    }
}
