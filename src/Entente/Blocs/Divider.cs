using System.Collections.Immutable;
using Entente.Blocs.Exact;

namespace Entente.Blocs;

/// <summary>Divides signed graphs into blocs at the least frustration, with proof.</summary>
public static class Divider
{
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
        return TwoCamps(graph, whole, options, patience);
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
        var partitions = camps.Select(x => Partition.Of(Array.ConvertAll(x, side => (int)side))).ToList();
        var best = partitions[0].Frustration(graph);
        return new Division
        {
            Graph = graph,
            Frustration = best,
            Bound = solution.IsOptimal ? best : Math.Clamp(solution.Bound / whole.Scale - whole.Error, 0, best),
            IsOptimal = solution.IsOptimal,
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
