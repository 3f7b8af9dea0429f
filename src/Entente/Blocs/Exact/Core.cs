namespace Entente.Blocs.Exact;

/// <summary>A signed graph with whole-number weights, as the solvers want it: positive = together, negative = apart, never zero.</summary>
internal sealed class Core
{
    private int[]? start;
    private int[] neighbour = [], edgeAt = [];

    public Core(int nodes, int[] a, int[] b, long[] w) => (N, A, B, W) = (nodes, a, b, w);

    public int N { get; }
    public int M => A.Length;
    public int[] A { get; }
    public int[] B { get; }
    public long[] W { get; }

    public ReadOnlySpan<int> Neighbours(int v)
    {
        Index();
        return neighbour.AsSpan(start![v], start[v + 1] - start[v]);
    }

    /// <summary>Edge numbers, side by side with <see cref="Neighbours"/>.</summary>
    public ReadOnlySpan<int> EdgesAt(int v)
    {
        Index();
        return edgeAt.AsSpan(start![v], start[v + 1] - start[v]);
    }

    public long Frustration(sbyte[] x)
    {
        long sum = 0;
        for (var e = 0; e < A.Length; e++)
            if (x[A[e]] * x[B[e]] > 0 != W[e] > 0) sum += Math.Abs(W[e]);
        return sum;
    }

    /// <summary>
    /// The step between possible frustration values: moving node v changes the sum by S(v) - 2 x (what is frustrated at v), so every
    /// difference is a multiple of gcd(S(v), 2 w(e)) over all nodes and edges. Zero when there are no edges.
    /// </summary>
    public long Step()
    {
        long g = 0;
        var strength = new long[N];
        for (var e = 0; e < M; e++)
        {
            var w = Math.Abs(W[e]);
            g = Gcd(g, 2 * w);
            strength[A[e]] += w;
            strength[B[e]] += w;
        }
        foreach (var s in strength) g = Gcd(g, s);
        return g;
    }

    public static long Gcd(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private void Index()
    {
        if (start is not null) return;
        var s = new int[N + 1];
        for (var e = 0; e < M; e++)
        {
            s[A[e] + 1]++;
            s[B[e] + 1]++;
        }
        for (var v = 0; v < N; v++) s[v + 1] += s[v];
        var fill = s.AsSpan(0, N).ToArray();
        neighbour = new int[2 * M];
        edgeAt = new int[2 * M];
        for (var e = 0; e < M; e++)
        {
            neighbour[fill[A[e]]] = B[e];
            edgeAt[fill[A[e]]++] = e;
            neighbour[fill[B[e]]] = A[e];
            edgeAt[fill[B[e]]++] = e;
        }
        start = s;
    }
}
