namespace Entente.Blocs.Exact;

/// <summary>Two camps, as branch and cut sees them.</summary>
internal sealed class TwoCampProblem(Core core, TwoCampSearch search) : BranchAndCut.IProblem
{
    private readonly ParityForest forest = new(core.N);
    private readonly double[] sureness = new double[core.M];
    private readonly int[] order = new int[core.M];

    public long Incumbent => search.BestValue;

    public void Round(double[] y)
    {
        for (var e = 0; e < core.M; e++)
        {
            order[e] = e;
            sureness[e] = -Math.Abs(y[e] - 0.5);
        }
        Array.Sort(sureness, order);
        search.OfferForest(order, e => y[e] > 0.5 ? -Math.Sign(core.W[e]) : Math.Sign(core.W[e]));
    }

    public void Search(Patience patience)
    {
        search.Tabu(200 * core.N, 0, patience);
        search.Improve(2000 + 20 * core.N, 0, patience.AtMost(TimeSpan.FromSeconds(2)));
    }

    public bool Imply(sbyte[] settled)
    {
        forest.Clear();
        var any = false;
        for (var e = 0; e < core.M; e++)
        {
            if (settled[e] < 0) continue;
            any = true;
            var sign = Math.Sign(core.W[e]) * (settled[e] == 1 ? -1 : 1);
            if (!forest.Join(core.A[e], core.B[e], sign) && forest.Relation(core.A[e], core.B[e]) != sign) return false;
        }
        if (!any) return true;
        for (var e = 0; e < core.M; e++)
        {
            if (settled[e] >= 0) continue;
            var relation = forest.Relation(core.A[e], core.B[e]);
            if (relation != 0) settled[e] = (sbyte)(relation == Math.Sign(core.W[e]) ? 0 : 1);
        }
        return true;
    }
}
