namespace Entente.Blocs.Exact;

/// <summary>A core with nodes fused as a forest says; every division of the smaller one is one of the larger at its value plus Offset.</summary>
internal sealed class Contraction
{
    private readonly int[] number;
    private readonly sbyte[] side;

    private Contraction(Core core, long offset, int[] number, sbyte[] side) => (Core, Offset, this.number, this.side) = (core, offset, number, side);

    public Core Core { get; }
    public long Offset { get; }

    public static Contraction Of(Core core, ParityForest forest)
    {
        var number = new int[core.N];
        var side = new sbyte[core.N];
        var count = 0;
        Array.Fill(number, -1);
        for (var v = 0; v < core.N; v++)
        {
            var root = forest.Root(v);
            if (number[root] < 0) number[root] = count++;
            number[v] = number[root];
            side[v] = (sbyte)forest.Side(v);
        }
        long offset = 0;
        var sums = new Dictionary<(int, int), long>(core.M);
        for (var e = 0; e < core.M; e++)
        {
            var (p, q) = (number[core.A[e]], number[core.B[e]]);
            var w = side[core.A[e]] * side[core.B[e]] * core.W[e];
            if (p == q)
            {
                if (w < 0) offset -= w;
                continue;
            }
            var key = p < q ? (p, q) : (q, p);
            var old = sums.GetValueOrDefault(key);
            if (Math.Sign(old) * Math.Sign(w) < 0) offset += Math.Min(Math.Abs(old), Math.Abs(w));
            sums[key] = old + w;
        }
        var kept = sums.Where(s => s.Value != 0).OrderBy(s => s.Key).ToArray();
        var small = new Core(count, Array.ConvertAll(kept, s => s.Key.Item1), Array.ConvertAll(kept, s => s.Key.Item2), Array.ConvertAll(kept, s => s.Value));
        return new Contraction(small, offset, number, side);
    }

    public sbyte[] Expand(sbyte[] camps)
    {
        var x = new sbyte[number.Length];
        for (var v = 0; v < x.Length; v++) x[v] = (sbyte)(camps[number[v]] * side[v]);
        return x;
    }

    /// <summary>A division of the larger one, where it respects the fusion, seen on the smaller.</summary>
    public sbyte[] Restrict(sbyte[] camps)
    {
        var x = new sbyte[Core.N];
        for (var v = 0; v < number.Length; v++) x[number[v]] = (sbyte)(camps[v] * side[v]);
        return x;
    }
}
