namespace Entente.Blocs.Exact;

/// <summary>Any number of blocs, as branch and cut sees them: y = 1 means that the edge is given up, not that it must be frustrated.</summary>
internal sealed class ManyBlocProblem(Core core, ManyBlocSearch search) : BranchAndCut.IProblem
{
    private readonly ParityForest forest = new(core.N);

    public long Incumbent => search.BestValue;

    public void Round(double[] y)
    {
        var order = Enumerable.Range(0, core.M).Where(e => core.W[e] > 0 && y[e] < 0.5).OrderBy(e => y[e]).ThenBy(e => e);
        var join = new ParityForest(core.N);
        foreach (var e in order) join.Join(core.A[e], core.B[e], 1);
        search.Offer([.. Enumerable.Range(0, core.N).Select(join.Root)]);
    }

    public void Search(Patience patience) => search.Improve(200, 0, patience.AtMost(TimeSpan.FromSeconds(2)));

    public bool Imply(sbyte[] settled)
    {
        forest.Clear();
        for (var e = 0; e < core.M; e++)
            if (settled[e] == 0 && core.W[e] > 0) forest.Join(core.A[e], core.B[e], 1);
        var apart = new HashSet<(int, int)>();
        for (var e = 0; e < core.M; e++)
        {
            if (core.W[e] > 0) continue;
            var (p, q) = (forest.Root(core.A[e]), forest.Root(core.B[e]));
            if (p == q)
            {
                if (settled[e] == 0) return false;
                settled[e] = 1;
            }
            else if (settled[e] == 0) apart.Add(p < q ? (p, q) : (q, p));
        }
        if (apart.Count == 0) return true;
        for (var e = 0; e < core.M; e++)
        {
            if (settled[e] >= 0) continue;
            var (p, q) = (forest.Root(core.A[e]), forest.Root(core.B[e]));
            if (p != q && apart.Contains(p < q ? (p, q) : (q, p))) settled[e] = (sbyte)(core.W[e] > 0 ? 1 : 0);
        }
        return true;
    }
}
