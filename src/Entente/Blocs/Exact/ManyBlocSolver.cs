namespace Entente.Blocs.Exact;

/// <summary>The least frustration over partitions into any number of blocs, or at most so many.</summary>
internal static class ManyBlocSolver
{
    public static (int[] Labels, long Value, long Bound) Solve(Core core, int? most, Patience patience, int seed)
    {
        var k = Math.Min(most ?? int.MaxValue, Math.Max(1, core.N));
        var (free, bound) = Free(core, patience.Part(0.7), seed);
        var value = ManyBlocSearch.ValueOf(core, free);
        if (free.Distinct().Count() <= k) return (free, value, bound);

        var search = new ManyBlocSearch(core, k, seed);
        search.Offer(free);
        search.Improve(400 + 4 * core.N, bound, patience);
        if (search.BestValue > bound && !patience.IsOver)
        {
            // Blocs may be renumbered block by block, so what no cycle joins is solved apart.
            var labels = new int[core.N];
            var forest = new Glue(core.N, k);
            long sum = 0;
            var exact = true;
            foreach (var block in Blocks.Of(core).OrderBy(b => b.Count))
            {
                var (part, nodes) = Part(core, block);
                var (partFree, partBound) = Free(part, patience.Part(0.5), seed);
                var partSearch = new ManyBlocSearch(part, k, seed);
                partSearch.Offer(partFree);
                partSearch.Improve(200 + 4 * part.N, partBound, patience);
                var best = partSearch.Best;
                if (partSearch.BestValue > partBound)
                {
                    var (better, complete) = new RussianDoll(part, k, part.N <= 60 ? patience : patience.AtMost(TimeSpan.FromSeconds(5)))
                        .Solve(partSearch.BestValue);
                    if (better is not null) best = better;
                    if (complete) partBound = ManyBlocSearch.ValueOf(part, best);
                    else exact = false;
                }
                sum += partBound;
                forest.Add(nodes, best);
            }
            labels = forest.Labels();
            if (ManyBlocSearch.ValueOf(core, labels) < search.BestValue) search.Offer(labels);
            bound = exact ? search.BestValue : Math.Max(bound, Math.Min(sum, search.BestValue));
        }
        return ((int[])search.Best.Clone(), search.BestValue, bound);
    }

    private static (int[] Labels, long Bound) Free(Core core, Patience patience, int seed)
    {
        // Negative edges between parts that no positive path joins are satisfied for nothing; without them the rest may fall apart again.
        var join = new ParityForest(core.N);
        for (var e = 0; e < core.M; e++)
            if (core.W[e] > 0) join.Join(core.A[e], core.B[e], 1);
        var useful = Enumerable.Range(0, core.M).Where(e => join.Root(core.A[e]) == join.Root(core.B[e])).ToList();
        var labels = Enumerable.Range(0, core.N).ToArray();
        var glue = new Glue(core.N, int.MaxValue);
        long bound = 0;
        var blocks = Blocks.Of(new Core(core.N, [.. useful.Select(e => core.A[e])], [.. useful.Select(e => core.B[e])], [.. useful.Select(e => core.W[e])]));
        long left = blocks.Sum(b => b.Count);
        foreach (var block in blocks.OrderBy(b => b.Count))
        {
            var (part, nodes) = Part(core, block.ConvertAll(i => useful[i]));
            int[] best;
            if (block.Count < useful.Count || useful.Count < core.M)
            {
                (best, var partBound) = Free(part, patience.Part((double)block.Count / left), seed);
                bound += partBound;
            }
            else
            {
                (best, var partBound) = FreeBlock(part, patience, seed);
                bound += partBound;
            }
            left -= block.Count;
            glue.Add(nodes, best);
        }
        if (blocks.Count > 0) labels = glue.Labels();
        return (labels, bound);
    }

    private static (int[] Labels, long Bound) FreeBlock(Core core, Patience patience, int seed)
    {
        var search = new ManyBlocSearch(core, int.MaxValue, seed);
        search.Offer([.. Enumerable.Range(0, core.N)]);
        search.Improve(20 + core.N, 0, patience);
        if (search.BestValue == 0) return (search.Best, 0);
        long step = 0, total = 0;
        foreach (var w in core.W) { step = Core.Gcd(step, Math.Abs(w)); total += Math.Abs(w); }
        var tree = new BranchAndCut(Array.ConvertAll(core.W, Math.Abs), new PathFinder(core), new ManyBlocProblem(core, search),
            Math.Max(step, total >> 31), patience);
        var bound = tree.Run(0);
        return (search.Best, bound);
    }

    private static (Core Part, int[] Nodes) Part(Core core, List<int> edges)
    {
        var nodes = edges.SelectMany(e => new[] { core.A[e], core.B[e] }).Distinct().Order().ToArray();
        var place = new Dictionary<int, int>();
        for (var i = 0; i < nodes.Length; i++) place[nodes[i]] = i;
        return (new Core(nodes.Length, [.. edges.Select(e => place[core.A[e]])], [.. edges.Select(e => place[core.B[e]])],
            [.. edges.Select(e => core.W[e])]), nodes);
    }

    /// <summary>Joins partitions of blocks, which share one node at most, into one of the whole with no more blocs than the largest has.</summary>
    private sealed class Glue(int count, int most)
    {
        private readonly List<(int[] Nodes, int[] Labels)> parts = [];

        public void Add(int[] nodes, int[] labels) => parts.Add((nodes, labels));

        public int[] Labels()
        {
            var labels = new int[count];
            Array.Fill(labels, -1);
            var at = new List<int>[count];
            for (var v = 0; v < count; v++) at[v] = [];
            for (var k = 0; k < parts.Count; k++)
                foreach (var v in parts[k].Nodes) at[v].Add(k);
            var done = new bool[parts.Count];
            var next = 0;
            for (var root = 0; root < count; root++)
            {
                if (labels[root] >= 0) continue;
                labels[root] = most == int.MaxValue ? next++ : 0;
                var queue = new Queue<int>([root]);
                while (queue.TryDequeue(out var v))
                {
                    foreach (var k in at[v])
                    {
                        if (done[k]) continue;
                        done[k] = true;
                        var (nodes, part) = parts[k];
                        // The shared node's bloc keeps its number; the others take the lowest numbers free, or new ones.
                        var map = new Dictionary<int, int> { [part[Array.IndexOf(nodes, v)]] = labels[v] };
                        for (var i = 0; i < nodes.Length; i++)
                        {
                            if (!map.TryGetValue(part[i], out var label))
                            {
                                if (most == int.MaxValue) label = next++;
                                else while (map.ContainsValue(label)) label++;
                                map[part[i]] = label;
                            }
                            if (labels[nodes[i]] >= 0) continue;
                            labels[nodes[i]] = label;
                            queue.Enqueue(nodes[i]);
                        }
                    }
                }
            }
            return labels;
        }
    }
}
