namespace Entente.Blocs.Exact;

/// <summary>A graph's weights as whole numbers: exactly, where all are decimals of up to six places; else on a grid of 2^-32 of their total.</summary>
internal sealed class WholeWeights
{
    private const double Largest = 1L << 42;

    private WholeWeights(Core core, double scale, bool isExact) => (Core, Scale, IsExact) = (core, scale, isExact);

    public Core Core { get; }

    /// <summary>A whole number divided by this is a weight again.</summary>
    public double Scale { get; }
    public bool IsExact { get; }

    /// <summary>How far a sum of weights can be from the sum of its whole numbers, in weights.</summary>
    public double Error => IsExact ? 0 : Core.M * 0.5 / Scale;

    /// <summary>Divisions closer than this, in weights, count as equally good; 0 for weights of ordinary size (totals below 2^31 steps).</summary>
    public double Tolerance()
    {
        long total = 0;
        foreach (var w in Core.W) total += Math.Abs(w);
        return Error + (total >> 31 is var coarse && coarse > Core.Step() ? coarse / Scale : 0);
    }

    public static WholeWeights Of(SignedGraph graph)
    {
        var m = graph.Edges.Length;
        var (a, b, w) = (new int[m], new int[m], new long[m]);
        double total = 0;
        for (var e = 0; e < m; e++)
        {
            (a[e], b[e]) = (graph.Edges[e].A, graph.Edges[e].B);
            total += Math.Abs(graph.Edges[e].Weight);
        }
        if (!double.IsFinite(total))
            throw new ArgumentException("The weights' total is beyond what a number holds; divide all weights by the largest.");
        double scale = 1;
        for (var places = 0; places <= 6; places++, scale *= 10)
        {
            if (total * scale > Largest) break;
            if (!Fill(1e-9)) continue;
            // Reductions halve weights when they can; even numbers let them go on for a few levels.
            var even = 1L;
            while (even < 64 && total * scale * even * 2 <= Largest) even *= 2;
            for (var e = 0; e < m; e++) w[e] *= even;
            return new WholeWeights(new Core(graph.NodeCount, a, b, w), scale * even, true);
        }
        scale = Math.Pow(2, Math.Floor(Math.Log2((1L << 32) / total)));
        Fill(double.PositiveInfinity);
        return new WholeWeights(Trim(graph.NodeCount, a, b, w), scale, false);

        bool Fill(double tolerance)
        {
            for (var e = 0; e < m; e++)
            {
                var exact = graph.Edges[e].Weight * scale;
                w[e] = (long)Math.Round(exact);
                if (Math.Abs(w[e] - exact) > tolerance * Math.Max(1, Math.Abs(exact) * 1e-3)) return false;
            }
            return true;
        }
    }

    private static Core Trim(int nodes, int[] a, int[] b, long[] w)
    {
        var kept = Enumerable.Range(0, w.Length).Where(e => w[e] != 0).ToArray();
        return kept.Length == w.Length
            ? new Core(nodes, a, b, w)
            : new Core(nodes, Array.ConvertAll(kept, e => a[e]), Array.ConvertAll(kept, e => b[e]), Array.ConvertAll(kept, e => w[e]));
    }
}
