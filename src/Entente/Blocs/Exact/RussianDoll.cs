namespace Entente.Blocs.Exact;

/// <summary>
/// Exact search node by node for at most k blocs: the graph on the last i nodes is solved for i = 1, 2, ..., and each solution bounds the
/// part not yet reached in the next (Verfaillie, Lemaitre and Schiex 1996). Meant for what the free-bloc bound leaves open, and for listing.
/// </summary>
internal sealed class RussianDoll
{
    private readonly Core core;
    private readonly int most;
    private readonly Patience patience;
    private readonly int[] order, label;
    private readonly long[] rest;
    private readonly long[][] cost;
    private readonly (int Node, long Weight)[][] later;
    private long best;
    private int[]? found;
    private long steps;
    private bool stopped;

    public RussianDoll(Core core, int mostBlocs, Patience patience)
    {
        (this.core, this.patience) = (core, patience);
        most = Math.Min(mostBlocs, Math.Max(1, core.N));
        label = new int[core.N];
        rest = new long[core.N + 1];
        // Strongly tied nodes first: the outer dolls then hold the weak ones, and the early choices decide most.
        var strength = new long[core.N];
        for (var e = 0; e < core.M; e++)
        {
            strength[core.A[e]] += Math.Abs(core.W[e]);
            strength[core.B[e]] += Math.Abs(core.W[e]);
        }
        order = [.. Enumerable.Range(0, core.N).OrderByDescending(v => strength[v]).ThenBy(v => v)];
        var at = new int[core.N];
        for (var i = 0; i < order.Length; i++) at[order[i]] = i;
        var after = new List<(int, long)>[core.N];
        for (var i = 0; i < after.Length; i++) after[i] = [];
        for (var e = 0; e < core.M; e++)
        {
            var (p, q) = (at[core.A[e]], at[core.B[e]]);
            after[Math.Min(p, q)].Add((Math.Max(p, q), core.W[e]));
        }
        later = Array.ConvertAll(after, l => l.ToArray());
        cost = new long[core.N][];
        for (var i = 0; i < core.N; i++) cost[i] = new long[most + 1];
    }

    /// <summary>The optimum, or null when patience ended or nothing beats the value given.</summary>
    public (int[]? Labels, bool Complete) Solve(long below)
    {
        for (var first = core.N - 1; first >= 0; first--)
        {
            best = first == 0 ? below : long.MaxValue;
            found = null;
            Visit(first, 0, 0, null, int.MaxValue);
            if (stopped) return (null, false);
            rest[first] = best;
        }
        return (found, true);
    }

    /// <summary>Every partition of exactly that value, up to so many; false when cut short.</summary>
    public (List<int[]> All, bool Complete) List(long value, int atMost)
    {
        for (var first = core.N - 1; first > 0; first--)
        {
            best = long.MaxValue;
            Visit(first, 0, 0, null, int.MaxValue);
            if (stopped) return ([], false);
            rest[first] = best;
        }
        var list = new List<int[]>();
        best = value + 1;
        Visit(0, 0, 0, list, atMost + 1);
        var complete = !stopped && list.Count <= atMost;
        return (list.Count > atMost ? list[..atMost] : list, complete);
    }

    private void Visit(int i, long sum, int used, List<int[]>? list, int atMost)
    {
        if (stopped || list?.Count >= atMost) return;
        if ((++steps & 4095) == 0 && patience.IsOver) { stopped = true; return; }
        if (i == core.N)
        {
            var labels = new int[core.N];
            for (var k = 0; k < core.N; k++) labels[order[k]] = label[k];
            if (list is not null) { list.Add(labels); return; }
            best = sum;
            found = labels;
            return;
        }
        var bound = sum + rest[i];
        for (var j = i; j < core.N && bound < best; j++)
        {
            var row = cost[j];
            var least = row[0];
            for (var b = 1; b < Math.Min(most, used + 1); b++) least = Math.Min(least, row[b]);
            bound += least;
        }
        if (bound >= best) return;
        var options = Math.Min(most, used + 1);
        Span<int> blocs = options <= 64 ? stackalloc int[options] : new int[options];
        for (var b = 0; b < options; b++) blocs[b] = b;
        var mine = cost[i];
        blocs.Sort((p, q) => mine[p] != mine[q] ? mine[p].CompareTo(mine[q]) : p.CompareTo(q));
        foreach (var b in blocs)
        {
            if (sum + mine[b] + rest[i + 1] >= best) continue;
            label[i] = b;
            Add(i, b, 1);
            Visit(i + 1, sum + mine[b], Math.Max(used, b + 1), list, atMost);
            Add(i, b, -1);
        }
    }

    /// <summary>What node i in bloc b makes each later node pay: w in every other bloc if it is a friend, |w| in the same if a foe.</summary>
    private void Add(int i, int b, int factor)
    {
        foreach (var (j, w) in later[i])
        {
            var row = cost[j];
            if (w < 0) row[b] -= factor * w;
            else
            {
                for (var c = 0; c <= most; c++) row[c] += factor * w;
                row[b] -= factor * w;
            }
        }
    }
}
