namespace Entente.Blocs.Exact;

/// <summary>
/// Branch and cut over the edges to be frustrated: min sum of weight * y, y in {0, 1}, rows from a <see cref="IRowSource"/> as they are
/// violated. Every bound it prunes by is a <see cref="CoveringLp.SafeBound"/>, rounded up to the step between possible values.
/// </summary>
internal sealed class BranchAndCut
{
    private sealed record Node(Node? Parent, int Edge, int Value, long Bound, double Estimate, int Depth);

    private readonly long[] weight;
    private readonly IRowSource source;
    private readonly IProblem problem;
    private readonly long step, unit;
    private readonly Patience patience;
    private readonly CoveringLp lp;
    private readonly HashSet<int> keys = [];
    private readonly double[] up, down;
    private readonly int[] upCount, downCount;
    private readonly sbyte[] settled, wanted;

    /// <summary>What differs between two camps and many blocs.</summary>
    public interface IProblem
    {
        /// <summary>The best value known; every improvement lowers it.</summary>
        long Incumbent { get; }

        /// <summary>Makes a division of a fractional point, keeping it if it is better.</summary>
        void Round(double[] y);

        /// <summary>Searches longer for a better division; called when the root left a gap, and now and then after.</summary>
        void Search(Patience patience);

        /// <summary>Adds what the settled edges (0 or 1; -1 = open) imply for others; false when they contradict each other.</summary>
        bool Imply(sbyte[] settled);
    }

    public BranchAndCut(long[] weight, IRowSource source, IProblem problem, long step, Patience patience)
    {
        (this.weight, this.source, this.problem, this.step, this.patience) = (weight, source, problem, step, patience);
        long total = 0;
        foreach (var w in weight) total += w;
        unit = Math.Max(1, total / Math.Max(1, weight.Length));
        // Equal weights make the simplex wander among equal prices; costs lowered by a hair break the ties and keep every bound valid.
        var random = new Random(1);
        var hair = step * 100 >= unit ? Math.Min(4e-4, 0.05 * step / Math.Max(1, problem.Incumbent)) : 0;
        lp = new CoveringLp(weight.Select(w => (double)w / unit * (1 - hair * (0.3 + 0.7 * random.NextDouble()))).ToArray());
        up = new double[weight.Length];
        down = new double[weight.Length];
        upCount = new int[weight.Length];
        downCount = new int[weight.Length];
        settled = new sbyte[weight.Length];
        wanted = new sbyte[weight.Length];
        Array.Fill(settled, (sbyte)-1);
    }

    public long NodesDone { get; private set; }
    public long Pivots => lp.Pivots;
    public double RootBound { get; private set; }

    /// <summary>A value no division can fall below: the incumbent itself once the search is complete.</summary>
    public long Run(long knownBound)
    {
        AddRows(source.First(4 * weight.Length + 64));
        var open = new PriorityQueue<Node, (long, double)>();
        Node? next = new(null, -1, 0, knownBound, 0, 0);
        while (next is not null || open.TryDequeue(out next, out _))
        {
            var node = next;
            next = null;
            if (Pruned(node.Bound)) continue;
            var children = Process(node, out var bound);
            if (children is null && !Pruned(bound))
            {
                // Out of patience inside this node.
                foreach (var (left, _) in open.UnorderedItems) bound = Math.Min(bound, left.Bound);
                return Math.Min(problem.Incumbent, Lift(bound));
            }
            if (children is not { } pair) continue;
            var (first, second) = pair;
            next = first;
            open.Enqueue(second, (second.Bound, second.Estimate));
        }
        return problem.Incumbent;
    }

    private bool Pruned(long bound) => problem.Incumbent - bound < step;

    private long Lift(long bound) => problem.Incumbent - (problem.Incumbent - bound) / step * step;

    private double CutOff => (double)(problem.Incumbent - step) / unit + 1e-6;

    private (Node, Node)? Process(Node node, out long bound)
    {
        NodesDone++;
        bound = node.Bound;
        settled.CopyTo(wanted, 0);
        for (var n = node; n.Parent is not null; n = n.Parent) wanted[n.Edge] = (sbyte)n.Value;
        if (!problem.Imply(wanted)) { bound = problem.Incumbent; return null; }
        for (var e = 0; e < wanted.Length; e++) lp.SetBounds(e, wanted[e] == 1 ? 1 : 0, wanted[e] == 0 ? 0 : 1);

        var isRoot = node.Parent is null;
        var previous = double.NegativeInfinity;
        var (stalled, repairs, searched) = (0, 0, false);
        for (var round = 0; ; round++)
        {
            var outcome = lp.Solve(CutOff, 200_000, patience);
            bound = Math.Max(bound, lp.SafeBound(weight, unit));
            if (Pruned(bound)) return null;
            if (outcome == CoveringLp.Outcome.CutOff && repairs++ < 3)
            {
                // The simplex believes in a bound that its prices do not prove: rounding has crept in.
                lp.Rebuild();
                continue;
            }
            if (outcome == CoveringLp.Outcome.Infeasible && repairs++ < 3)
            {
                lp.Rebuild();
                continue;
            }
            if (outcome == CoveringLp.Outcome.Infeasible) throw new InvalidOperationException("The bound does not show what the simplex found infeasible.");
            if (patience.IsOver) return null;
            if (outcome == CoveringLp.Outcome.CutOff || outcome == CoveringLp.Outcome.Limit) break;
            if (isRoot || round == 0 && node.Depth <= 12)
            {
                problem.Round(lp.Y);
                if (Pruned(bound)) return null;
            }
            if (isRoot && round == 12)
            {
                problem.Search(patience);
                searched = true;
            }
            FixByReducedCost(isRoot);
            var gained = lp.Objective - previous;
            stalled = gained < (isRoot ? 1e-3 : 0.02) * Math.Max(0.5, (double)step / unit) ? stalled + 1 : 0;
            previous = lp.Objective;
            if (stalled >= (isRoot ? 8 : 2)) break;
            if (!isRoot && round >= 30) break;
            var rows = source.Violated(lp.Y, 1e-4, Math.Max(50, weight.Length / 2), patience);
            if (AddRows(rows) == 0) break;
            if (lp.RowCount > 3 * lp.KernelSize + 1000) { lp.Purge(6); keys.Clear(); }
        }
        if (isRoot) RootBound = lp.Objective * unit;
        if (isRoot ? !searched : NodesDone % 64 == 0) problem.Search(patience);
        if (patience.IsOver) return null;
        problem.Round(lp.Y);
        if (Pruned(bound)) return null;
        var here = lp.Objective;
        var edge = Choose(out var firstValue);
        if (edge < 0)
        {
            // Integral and yet not pruned: the point was rounded to a division of its own value, or rows below tolerance are missing.
            var rows = source.Violated(lp.Y, 1e-9, int.MaxValue, patience);
            if (AddRows(rows) > 0) return Process(node with { Bound = bound }, out bound);
            edge = Array.FindIndex(Enumerable.Range(0, weight.Length).ToArray(), e => wanted[e] < 0);
            if (edge < 0) { bound = problem.Incumbent; return null; }
            firstValue = lp.Y[edge] > 0.5 ? 1 : 0;
        }
        var b = bound;
        Node Child(int value) => new(node, edge, value, b, here, node.Depth + 1);
        return (Child(firstValue), Child(1 - firstValue));
    }

    private int AddRows(List<CoverRow> rows)
    {
        var added = 0;
        foreach (var row in rows)
        {
            if (!keys.Add(row.Key)) continue;
            lp.AddRow(row.Vars, row.Signs, row.Bound);
            added++;
        }
        return added;
    }

    private void FixByReducedCost(bool forGood)
    {
        var room = (double)(problem.Incumbent - step) / unit - lp.Objective + 1e-4;
        for (var e = 0; e < weight.Length; e++)
        {
            if (lp.IsFixed(e)) continue;
            var d = lp.ReducedCosts[e];
            if (d > room && lp.Y[e] == 0) Fix(e, 0);
            else if (-d > room && lp.Y[e] == 1) Fix(e, 1);
        }

        void Fix(int e, sbyte value)
        {
            lp.SetBounds(e, value, value);
            wanted[e] = value;
            if (forGood) settled[e] = value;
        }
    }

    /// <summary>The open edge whose two branches are expected to raise the bound most; tries are made where nothing is known yet.</summary>
    private int Choose(out int firstValue)
    {
        firstValue = 0;
        var candidates = new List<(double Score, int Edge, double Y)>();
        for (var e = 0; e < weight.Length; e++)
        {
            var y = lp.Y[e];
            if (lp.IsFixed(e) || y < 1e-5 || y > 1 - 1e-5) continue;
            candidates.Add((Score(e, y), e, y));
        }
        if (candidates.Count == 0) return -1;
        candidates.Sort((p, q) => p.Score != q.Score ? q.Score.CompareTo(p.Score) : p.Edge.CompareTo(q.Edge));
        var (best, edge, value) = (-1.0, candidates[0].Edge, candidates[0].Y);
        var here = lp.Objective;
        var fruitless = 0;
        CoveringLp.Basis? saved = null;
        foreach (var (score, e, y) in candidates.Take(24))
        {
            var s = score;
            if (upCount[e] < 2 || downCount[e] < 2)
            {
                var low = Try(e, 0);
                var high = Try(e, 1);
                down[e] += low / Math.Max(y, 1e-3); downCount[e]++;
                up[e] += high / Math.Max(1 - y, 1e-3); upCount[e]++;
                s = Product(low, high);
            }
            if (s > best) (best, edge, value, fruitless) = (s, e, y, 0);
            else if (++fruitless >= 4) break;
            if (patience.IsOver) break;
        }
        firstValue = value > 0.5 ? 1 : 0;
        return edge;

        double Try(int e, int bound)
        {
            saved ??= lp.Save();
            lp.SetBounds(e, bound, bound);
            lp.Solve(CutOff, 25, patience);
            var gain = Math.Max(0, lp.Objective - here);
            lp.SetBounds(e, 0, 1);
            lp.Restore(saved);
            return Math.Min(gain, 4);
        }

        double Score(int e, double y)
        {
            var d = downCount[e] > 0 ? down[e] / downCount[e] : Mean(down, downCount);
            var u = upCount[e] > 0 ? up[e] / upCount[e] : Mean(up, upCount);
            return Product(d * y, u * (1 - y)) * ((double)weight[e] / unit is var w && downCount[e] == 0 ? Math.Min(w, 4) : 1);
        }

        static double Product(double a, double b) => Math.Max(a, 1e-4) * Math.Max(b, 1e-4);
    }

    private static double Mean(double[] sum, int[] count)
    {
        double total = 0;
        var n = 0;
        for (var e = 0; e < sum.Length; e++)
            if (count[e] > 0) { total += sum[e] / count[e]; n++; }
        return n == 0 ? 1 : total / n;
    }
}
