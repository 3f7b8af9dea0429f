using Entente.Blocs;

namespace Entente.Tests.Blocs;

/// <summary>Random small graphs, and every partition of them tried: the judge of the exact solvers.</summary>
internal static class SmallGraphs
{
    public static SignedGraph Random(int seed, int nodes, double density, int largestWeight = 1, double negative = 0.5)
    {
        var random = new Random(seed);
        var ties = new List<(string, string, double)>();
        for (var i = 0; i < nodes; i++)
            for (var j = 0; j < i; j++)
                if (random.NextDouble() < density)
                    ties.Add(($"n{i:00}", $"n{j:00}", (1 + random.Next(largestWeight)) * (random.NextDouble() < negative ? -1 : 1)));
        return SignedGraph.Of(ties, Enumerable.Range(0, nodes).Select(i => $"n{i:00}"));
    }

    /// <summary>The least frustration over all partitions into at most so many blocs, and every partition that has it.</summary>
    public static (double Value, HashSet<Partition> Optima) Try(SignedGraph graph, int mostBlocs)
    {
        var labels = new int[graph.NodeCount];
        var (best, optima) = (double.PositiveInfinity, new HashSet<Partition>());
        Visit(0, 0);
        return (best, optima);

        void Visit(int at, int used)
        {
            if (at == labels.Length)
            {
                var partition = Partition.Of(labels);
                var value = partition.Frustration(graph);
                if (value > best) return;
                if (value < best) optima.Clear();
                best = value;
                optima.Add(partition);
                return;
            }
            for (var bloc = 0; bloc < Math.Min(mostBlocs, used + 1); bloc++)
            {
                labels[at] = bloc;
                Visit(at + 1, Math.Max(used, bloc + 1));
            }
        }
    }
}
