namespace Entente.Blocs.Exact;

/// <summary>The least frustration of a core in two camps: reduce, take apart into blocks, search, bound, branch.</summary>
internal static class TwoCampSolver
{
    /// <summary>Blocks with more edges than this are bounded by a packing of cycles alone: the linear program would not fit.</summary>
    private const int MostEdgesToBranch = 40_000;

    public static CoreSolution Solve(Core core, Patience patience, int seed)
    {
        var reduction = Reduction.Of(core);
        var kernel = reduction.Kernel;
        if (kernel.N == 0) return Finish(core, reduction.Expand([]), reduction.Offset);
        var blocks = Blocks.Of(kernel);
        if (blocks.Count == 1 && kernel.N == core.N && kernel.M == core.M) return SolveBlock(core, patience, seed);

        var forest = new ParityForest(kernel.N);
        var bound = reduction.Offset;
        long left = 0;
        foreach (var block in blocks) left += block.Count;
        foreach (var block in blocks.OrderBy(b => b.Count))
        {
            var place = new Dictionary<int, int>();
            var (a, b, w) = (new int[block.Count], new int[block.Count], new long[block.Count]);
            for (var i = 0; i < block.Count; i++)
            {
                a[i] = Place(kernel.A[block[i]]);
                b[i] = Place(kernel.B[block[i]]);
                w[i] = kernel.W[block[i]];
            }
            var part = new Core(place.Count, a, b, w);
            var solution = Solve(part, patience.Part((double)block.Count / left), seed);
            left -= block.Count;
            bound += solution.Bound;
            // Blocks share one node at most, so joining each to its first node glues them without contradiction.
            var first = place.First().Key;
            foreach (var (node, at) in place)
                if (node != first) forest.Join(first, node, solution.Camp[0] * solution.Camp[at]);

            int Place(int node)
            {
                if (!place.TryGetValue(node, out var at)) place[node] = at = place.Count;
                return at;
            }
        }
        var camps = new sbyte[kernel.N];
        for (var v = 0; v < camps.Length; v++) camps[v] = (sbyte)forest.Side(v);
        return Finish(core, reduction.Expand(camps), bound);
    }

    private static CoreSolution Finish(Core core, sbyte[] camps, long bound)
    {
        var value = core.Frustration(camps);
        if (bound > value) throw new InvalidOperationException($"A bound of {bound} stands above a division of value {value}.");
        return new CoreSolution(camps, value, bound);
    }

    private static CoreSolution SolveBlock(Core core, Patience patience, int seed)
    {
        var search = new TwoCampSearch(core, seed);
        search.OfferForest(e => Math.Abs(core.W[e]));
        search.Improve(20 + core.N, 0, patience);
        var step = core.Step();
        if (search.BestValue == 0) return new CoreSolution(search.Best, 0, 0);
        long bound = 0;
        if (core.M > MostEdgesToBranch / 8) bound = CyclePacking.Bound(core, patience.Part(0.6));
        if (core.M > MostEdgesToBranch)
        {
            search.Improve(int.MaxValue, bound, patience.Part(0.9));
            return new CoreSolution(search.Best, search.BestValue, bound);
        }
        var weight = Array.ConvertAll(core.W, Math.Abs);
        long total = 0;
        foreach (var w in weight) total += w;
        step = Math.Max(step, total >> 31);
        var tree = new BranchAndCut(weight, new CycleFinder(core), new TwoCampProblem(core, search), step, patience);
        bound = tree.Run(bound);
        return new CoreSolution(search.Best, search.BestValue, bound);
    }
}
