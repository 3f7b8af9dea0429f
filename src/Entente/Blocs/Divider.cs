using System.Collections.Immutable;
using Entente.Blocs.Exact;

namespace Entente.Blocs;

/// <summary>Divides signed graphs into blocs at the least frustration, with proof.</summary>
public static class Divider
{
    /// <summary>Beyond so many nodes other optima of more than two blocs are not looked for.</summary>
    public const int MostNodesToList = 40;

    /// <summary>
    /// The least weight of frustrated ties - positive across blocs, negative within - over all partitions into at most
    /// <see cref="DivisionOptions.MostBlocs"/> blocs (the frustration index for two: Harary 1959, Abelson and Rosenberg 1958; correlation
    /// clustering for any number: Bansal, Blum and Chawla 2004). Stopping is no error: the best division found comes back with its bound.
    /// </summary>
    public static Division Divide(SignedGraph graph, DivisionOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new DivisionOptions();
        if (options.MostBlocs < 1) throw new ArgumentOutOfRangeException(nameof(options), "A division has at least one bloc.");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ListOptima, 1);
        var patience = new Patience(options.Clock, options.TimeLimit, stop);
        var whole = WholeWeights.Of(graph);
        return options.MostBlocs == 2 ? TwoCamps(graph, whole, options, patience) : ManyBlocs(graph, whole, options, patience);
    }

    private static Division ManyBlocs(SignedGraph graph, WholeWeights whole, DivisionOptions options, Patience patience)
    {
        var (labels, value, bound) = ManyBlocSolver.Solve(whole.Core, options.MostBlocs, patience, options.Seed);
        var optimal = value == bound;
        List<int[]> all = [labels];
        var complete = false;
        if (optimal && whole.IsExact && options.ListOptima > 1 && graph.NodeCount <= MostNodesToList)
        {
            var (list, whether) = new RussianDoll(whole.Core, options.MostBlocs ?? int.MaxValue, patience).List(value, options.ListOptima);
            if (list.Count > 0) (all, complete) = (list, whether);
        }
        return Result(graph, whole, [.. all.Select(x => Partition.Of(x))], optimal, bound, complete);
    }

    private static Division TwoCamps(SignedGraph graph, WholeWeights whole, DivisionOptions options, Patience patience)
    {
        var solution = TwoCampSolver.Solve(whole.Core, patience, options.Seed);
        List<sbyte[]> camps = [solution.Camp];
        var complete = false;
        if (solution.IsOptimal && whole.IsExact && options.ListOptima > 1)
        {
            var list = new OptimaList(patience, options.Seed, options.ListOptima);
            camps = list.Of(whole.Core, solution.Camp);
            complete = list.IsComplete;
            foreach (var x in camps)
                if (whole.Core.Frustration(x) != solution.Value) throw new InvalidOperationException("A listed division isn't optimal.");
        }
        return Result(graph, whole, [.. camps.Select(x => Partition.Of(Array.ConvertAll(x, side => (int)side)))], solution.IsOptimal, solution.Bound, complete);
    }

    private static Division Result(SignedGraph graph, WholeWeights whole, List<Partition> partitions, bool optimal, long bound, bool complete)
    {
        var best = partitions[0].Frustration(graph);
        return new Division
        {
            Graph = graph,
            Frustration = best,
            Bound = optimal ? best : Math.Clamp(bound / whole.Scale - whole.Error, 0, best),
            IsOptimal = optimal,
            Tolerance = whole.Tolerance(),
            Partitions = [.. partitions.Order(Comparer<Partition>.Create(Compare))],
            AllListed = complete,
        };
    }

    private static int Compare(Partition p, Partition q)
    {
        for (var i = 0; i < p.BlocOf.Length; i++)
            if (p.BlocOf[i] != q.BlocOf[i]) return p.BlocOf[i].CompareTo(q.BlocOf[i]);
        return 0;
    }
}
