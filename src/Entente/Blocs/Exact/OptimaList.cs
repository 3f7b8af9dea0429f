namespace Entente.Blocs.Exact;

/// <summary>
/// All optimal divisions of a core. Edges that outweigh the rest of a node are satisfied in every optimum and are fused; blocks are
/// listed apart and multiplied; within a block the heaviest edge is taken as satisfied and as frustrated in turn, and a branch is
/// entered only when an exact solve says that an optimum lies there: so no branch is walked in vain.
/// </summary>
internal sealed class OptimaList(Patience patience, int seed, int wanted)
{
    private readonly int most = wanted == int.MaxValue ? wanted : wanted + 1;

    /// <summary>False when the list was cut short, because there are more or by patience.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Divisions that differ by more than swapping the two camps.</summary>
    public List<sbyte[]> Of(Core core, sbyte[] optimum)
    {
        var all = Distinct(core, optimum);
        if (all.Count <= wanted) return all;
        IsComplete = false;
        return all[..wanted];
    }

    private List<sbyte[]> Distinct(Core core, sbyte[] optimum)
    {
        var forest = new ParityForest(core.N);
        var any = false;
        for (var v = 0; v < core.N; v++)
        {
            long sum = 0, heavy = 0;
            var at = -1;
            foreach (var e in core.EdgesAt(v))
            {
                sum += Math.Abs(core.W[e]);
                if (Math.Abs(core.W[e]) > heavy) (at, heavy) = (e, Math.Abs(core.W[e]));
            }
            if (at >= 0 && 2 * heavy > sum) any |= forest.Join(core.A[at], core.B[at], Math.Sign(core.W[at]));
        }
        if (!any) return Split(core, optimum);
        var smaller = Contraction.Of(core, forest);
        return Distinct(smaller.Core, smaller.Restrict(optimum)).ConvertAll(smaller.Expand);
    }

    private List<sbyte[]> Split(Core core, sbyte[] optimum)
    {
        var blocks = Blocks.Of(core);
        var parts = new List<(int[] Nodes, List<sbyte[]> Camps)>();
        foreach (var block in blocks)
        {
            var nodes = block.SelectMany(e => new[] { core.A[e], core.B[e] }).Distinct().Order().ToArray();
            var place = new Dictionary<int, int>();
            for (var i = 0; i < nodes.Length; i++) place[nodes[i]] = i;
            var part = new Core(nodes.Length, [.. block.Select(e => place[core.A[e]])], [.. block.Select(e => place[core.B[e]])],
                [.. block.Select(e => core.W[e])]);
            var camps = Array.ConvertAll(nodes, v => optimum[v]);
            parts.Add((nodes, part.Frustration(camps) == 0 ? [camps] : blocks.Count > 1 ? Distinct(part, camps) : Branch(part, camps)));
        }
        var results = new List<sbyte[]>();
        var choice = new int[parts.Count];
        while (true)
        {
            // Components that no path joins can be swapped against each other: each way round is a division of its own.
            var forest = new ParityForest(core.N);
            for (var k = 0; k < parts.Count; k++)
            {
                var (nodes, camps) = parts[k];
                for (var i = 1; i < nodes.Length; i++) forest.Join(nodes[0], nodes[i], camps[choice[k]][0] * camps[choice[k]][i]);
            }
            var roots = Enumerable.Range(0, core.N).Where(v => forest.Root(v) == v).ToArray();
            for (long swap = 0; roots.Length > 60 || swap < 1L << Math.Max(0, roots.Length - 1); swap++)
            {
                if (results.Count >= most) { IsComplete = false; return results; }
                var turned = new sbyte[core.N];
                for (var r = 0; r < roots.Length; r++) turned[roots[r]] = (sbyte)(r is > 0 and <= 60 && (swap >> r - 1 & 1) == 1 ? -1 : 1);
                var x = new sbyte[core.N];
                for (var v = 0; v < core.N; v++) x[v] = (sbyte)(forest.Side(v) * turned[forest.Root(v)]);
                results.Add(x);
            }
            var at = 0;
            while (at < parts.Count && ++choice[at] == parts[at].Camps.Count) choice[at++] = 0;
            if (at == parts.Count) return results;
        }
    }

    private List<sbyte[]> Branch(Core core, sbyte[] optimum)
    {
        var target = core.Frustration(optimum);
        var heaviest = 0;
        for (var e = 1; e < core.M; e++)
            if (Math.Abs(core.W[e]) > Math.Abs(core.W[heaviest])) heaviest = e;
        var found = new List<sbyte[]>();
        var known = optimum[core.A[heaviest]] * optimum[core.B[heaviest]];
        foreach (var relation in new[] { known, -known })
        {
            if (found.Count >= most) { IsComplete = false; break; }
            var forest = new ParityForest(core.N);
            forest.Join(core.A[heaviest], core.B[heaviest], relation);
            var smaller = Contraction.Of(core, forest);
            var start = smaller.Restrict(optimum);
            if (relation != known)
            {
                var solution = TwoCampSolver.Solve(smaller.Core, patience, seed);
                if (!solution.IsOptimal && solution.Value + smaller.Offset > target) { IsComplete = false; continue; }
                if (solution.Value + smaller.Offset > target) continue;
                start = solution.Camp;
            }
            found.AddRange(Distinct(smaller.Core, start).ConvertAll(smaller.Expand));
        }
        return found;
    }
}
