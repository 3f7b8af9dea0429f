using Entente.Blocs.Exact;

namespace Entente.Blocs;

/// <summary>Works out every state's <see cref="Steadiness"/> in a division into two camps.</summary>
public static class SteadinessOf
{
    /// <summary>Every node but the reference, in name order.</summary>
    /// <param name="reference">The node others are judged against; null = the one with the most ties.</param>
    /// <exception cref="ArgumentException">The reference is no node, or the division has more than two blocs or isn't optimal.</exception>
    public static IReadOnlyList<Steadiness> All(Division division, string? reference, DivisionOptions options, CancellationToken stop = default)
    {
        var graph = division.Graph;
        if (!division.IsOptimal || division.Best.BlocCount > 2)
            throw new ArgumentException("Steadiness is told of an optimal division into two camps.");
        if (graph.NodeCount == 0) return [];
        var at = reference is null ? Busiest(graph) : graph.Names.IndexOf(reference);
        if (at < 0) throw new ArgumentException($"The reference '{reference}' is no node of this graph.");
        var whole = WholeWeights.Of(graph);
        var patience = new Patience(options.Clock, options.TimeLimit, stop);
        var camps = division.Best.BlocOf.Select(b => (sbyte)(b == division.Best.BlocOf[at] ? 1 : -1)).ToArray();
        var value = whole.Core.Frustration(camps);
        var list = new List<Steadiness>();
        for (var v = 0; v < graph.NodeCount && !stop.IsCancellationRequested; v++)
            if (v != at) list.Add(One(v));
        return list;

        Steadiness One(int v)
        {
            var (bound, other, isExact) = Forced(whole.Core, at, v, -camps[v], patience, options.Seed);
            var margin = Math.Max(0, bound - value);
            // Each flip of a tie of weight w moves the two sides' difference by 2w at most: the heaviest ties first give the least number.
            var atLeast = 0;
            long closed = 0;
            foreach (var w in whole.Core.W.Select(Math.Abs).OrderDescending())
            {
                if (closed >= margin) break;
                closed += 2 * w;
                atLeast++;
            }
            var moved = 0;
            for (var u = 0; u < camps.Length; u++)
                if (u != v && u != at && other[u] != camps[u]) moved++;
            return new Steadiness(graph.Names[v], graph.Names[at], camps[v] == 1, margin / whole.Scale, isExact, atLeast,
                isExact ? Enough(v, other, atLeast) : null, moved);
        }

        int? Enough(int v, sbyte[] other, int atLeast)
        {
            var w = (long[])whole.Core.W.Clone();
            var core = new Core(whole.Core.N, whole.Core.A, whole.Core.B, w);
            var staying = camps;
            for (var flips = 0; flips <= 4 * atLeast + 4 && !patience.IsOver; flips++)
            {
                var (there, moving, exact) = Forced(core, at, v, -camps[v], patience, options.Seed);
                var (here, stays, exactHere) = Forced(core, at, v, camps[v], patience, options.Seed);
                if (!exact || !exactHere) return null;
                if (there <= here) return flips;
                (staying, other) = (stays, moving);
                // The heaviest tie that is satisfied as things stand and frustrated if the state moves.
                var pick = -1;
                for (var e = 0; e < w.Length; e++)
                {
                    if (staying[core.A[e]] * staying[core.B[e]] > 0 != w[e] > 0 || other[core.A[e]] * other[core.B[e]] > 0 == w[e] > 0) continue;
                    if (pick < 0 || Math.Abs(w[e]) > Math.Abs(w[pick])) pick = e;
                }
                if (pick < 0) return null;
                w[pick] = -w[pick];
            }
            return null;
        }
    }

    /// <summary>The least frustration (or a bound on it) with v on the given side of the reference, and camps with the reference at +1.</summary>
    private static (long Bound, sbyte[] Camps, bool IsExact) Forced(Core core, int reference, int v, int side, Patience patience, int seed)
    {
        var forest = new ParityForest(core.N);
        forest.Join(reference, v, side);
        var smaller = Contraction.Of(core, forest);
        var solution = TwoCampSolver.Solve(smaller.Core, patience, seed);
        var camps = smaller.Expand(solution.Camp);
        if (camps[reference] < 0)
            for (var u = 0; u < camps.Length; u++) camps[u] = (sbyte)-camps[u];
        return (solution.Bound + smaller.Offset, camps, solution.IsOptimal);
    }

    private static int Busiest(SignedGraph graph)
    {
        var degree = new int[graph.NodeCount];
        foreach (var e in graph.Edges)
        {
            degree[e.A]++;
            degree[e.B]++;
        }
        return Array.IndexOf(degree, degree.Max());
    }
}
