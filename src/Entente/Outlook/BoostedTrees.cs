using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>
/// Log odds as a sum of small regression trees, each fitted to what the sum so far gets wrong (Friedman 2001), on values cut into at most 32 steps, the
/// leaf that gains most being split first. The same rows in the same order give the same trees.
/// </summary>
public sealed class BoostedTrees
{
    private const int Steps = 32;
    private readonly double start;
    private readonly ImmutableArray<Node[]> trees;

    private BoostedTrees(double start, ImmutableArray<Node[]> trees) => (this.start, this.trees) = (start, trees);

    // A leaf has no feature (-1) and a value; values up to the cut go left.
    private readonly record struct Node(int Feature, float Cut, int Left, int Right, double Value);

    /// <summary>How the trees are made.</summary>
    /// <param name="Trees">120.</param>
    /// <param name="Leaves">Most of a tree, 12.</param>
    /// <param name="Rate">Share of each tree that is taken, 0.06.</param>
    /// <param name="LeastRows">Least rows in a leaf, 40.</param>
    /// <param name="Ridge">Added to the curvature of a leaf, 5.</param>
    public sealed record Options(int Trees = 120, int Leaves = 12, double Rate = 0.06, int LeastRows = 40, double Ridge = 5);

    /// <param name="features">Row by row, <paramref name="width"/> finite values each.</param>
    /// <param name="outcomes">One a row.</param>
    /// <param name="weights">How many cases each row stands for.</param>
    /// <exception cref="ArgumentException">No row, or lengths that don't match.</exception>
    public static BoostedTrees Fit(float[] features, int width, bool[] outcomes, double[] weights, Options? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        var n = outcomes.Length;
        if (n == 0 || features.Length != n * width || weights.Length != n)
            throw new ArgumentException($"{features.Length} values and {weights.Length} weights for {n} rows of {width}.");
        var cuts = Cuts(features, width, n);
        var codes = new byte[n * width];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < width; j++) codes[i * width + j] = Code(cuts[j], features[i * width + j]);
        double all = weights.Sum(), came = 0;
        for (var i = 0; i < n; i++) came += outcomes[i] ? weights[i] : 0;
        var rate = Math.Clamp(came / all, 1e-9, 1 - 1e-9);
        var start = Math.Log(rate / (1 - rate));
        var sums = new double[n];
        Array.Fill(sums, start);
        var growth = new Growth(codes, width, cuts, options);
        var trees = ImmutableArray.CreateBuilder<Node[]>(options.Trees);
        for (var t = 0; t < options.Trees; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < n; i++)
            {
                var p = 1 / (1 + Math.Exp(-sums[i]));
                growth.Slope[i] = (float)(weights[i] * ((outcomes[i] ? 1 : 0) - p));
                growth.Bend[i] = (float)(weights[i] * Math.Max(p * (1 - p), 1e-9));
            }
            trees.Add(growth.Grow(sums));
        }
        return new(start, trees.ToImmutable());
    }

    /// <summary>Log odds of the outcome.</summary>
    public double LogOdds(ReadOnlySpan<float> row)
    {
        var sum = start;
        foreach (var tree in trees)
        {
            var at = 0;
            while (tree[at].Feature >= 0) at = row[tree[at].Feature] <= tree[at].Cut ? tree[at].Left : tree[at].Right;
            sum += tree[at].Value;
        }
        return sum;
    }

    internal void Write(BinaryWriter to)
    {
        to.Write(start);
        to.Write(trees.Length);
        foreach (var tree in trees)
        {
            to.Write(tree.Length);
            foreach (var node in tree)
            {
                to.Write(node.Feature);
                to.Write(node.Cut);
                to.Write(node.Left);
                to.Write(node.Right);
                to.Write(node.Value);
            }
        }
    }

    internal static BoostedTrees Read(BinaryReader from)
    {
        var start = from.ReadDouble();
        var trees = ImmutableArray.CreateBuilder<Node[]>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var tree = new Node[from.ReadInt32()];
            for (var i = 0; i < tree.Length; i++)
                tree[i] = new(from.ReadInt32(), from.ReadSingle(), from.ReadInt32(), from.ReadInt32(), from.ReadDouble());
            trees.Add(tree);
        }
        return new(start, trees.ToImmutable());
    }

    // Upper ends of the steps; the last step has none.
    private static float[][] Cuts(float[] features, int width, int n)
    {
        var cuts = new float[width][];
        var column = new float[n];
        for (var j = 0; j < width; j++)
        {
            for (var i = 0; i < n; i++) column[i] = features[i * width + j];
            Array.Sort(column);
            var found = new List<float>();
            // Rare values at the upper end are what tells most of rare events, so that half of the steps go to the highest eighth.
            for (var s = 1; s < Steps; s++)
            {
                var share = s <= Steps / 2 ? 0.875 * s / (Steps / 2) : 0.875 + 0.125 * (s - Steps / 2) / (Steps / 2);
                var at = Math.Min(n - 1, (int)(share * n));
                var next = at + 1;
                while (next < n && column[next] == column[at]) next++;
                if (next >= n) continue;
                var cut = (column[at] + column[next]) / 2;
                if (found.Count == 0 || cut > found[^1]) found.Add(cut);
            }
            cuts[j] = [.. found];
        }
        return cuts;
    }

    private static byte Code(float[] cuts, float value)
    {
        var code = 0;
        while (code < cuts.Length && value > cuts[code]) code++;
        return (byte)code;
    }

    private sealed class Growth(byte[] codes, int width, float[][] cuts, Options options)
    {
        private readonly int[] rows = new int[codes.Length / width], other = new int[codes.Length / width];

        public float[] Slope { get; } = new float[codes.Length / width];
        public float[] Bend { get; } = new float[codes.Length / width];

        private sealed record Leaf(int Node, int From, int To, double[] Sums)
        {
            public double Gain;
            public int Feature = -1, Code;
        }

        public Node[] Grow(double[] sums)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = i;
            var nodes = new List<Node> { default };
            var leaves = new List<Leaf> { Found(new(0, 0, rows.Length, Histogram(0, rows.Length))) };
            while (leaves.Count < options.Leaves)
            {
                var best = leaves.MaxBy(l => l.Gain)!;
                if (best.Feature < 0) break;
                leaves.Remove(best);
                var middle = Divide(best);
                nodes[best.Node] = new(best.Feature, cuts[best.Feature][best.Code], nodes.Count, nodes.Count + 1, 0);
                var leftIsSmall = middle - best.From < best.To - middle;
                var small = leftIsSmall ? Histogram(best.From, middle) : Histogram(middle, best.To);
                var large = best.Sums;
                for (var k = 0; k < large.Length; k++) large[k] -= small[k];
                leaves.Add(Found(new(nodes.Count, best.From, middle, leftIsSmall ? small : large)));
                leaves.Add(Found(new(nodes.Count + 1, middle, best.To, leftIsSmall ? large : small)));
                nodes.Add(default);
                nodes.Add(default);
            }
            foreach (var leaf in leaves)
            {
                double slope = 0, bend = 0;
                for (var k = leaf.From; k < leaf.To; k++) (slope, bend) = (slope + Slope[rows[k]], bend + Bend[rows[k]]);
                var value = options.Rate * slope / (bend + options.Ridge);
                nodes[leaf.Node] = new(-1, 0, 0, 0, value);
                for (var k = leaf.From; k < leaf.To; k++) sums[rows[k]] += value;
            }
            return [.. nodes];
        }

        private int Divide(Leaf leaf)
        {
            int left = leaf.From, right = 0;
            for (var k = leaf.From; k < leaf.To; k++)
            {
                if (codes[rows[k] * width + leaf.Feature] <= leaf.Code) rows[left++] = rows[k];
                else other[right++] = rows[k];
            }
            Array.Copy(other, 0, rows, left, right);
            return left;
        }

        // Slope, curvature and rows of each step of each feature.
        private double[] Histogram(int from, int to)
        {
            var sums = new double[width * Steps * 3];
            for (var k = from; k < to; k++)
            {
                var row = rows[k];
                double slope = Slope[row], bend = Bend[row];
                for (var j = 0; j < width; j++)
                {
                    var at = (j * Steps + codes[row * width + j]) * 3;
                    sums[at] += slope;
                    sums[at + 1] += bend;
                    sums[at + 2]++;
                }
            }
            return sums;
        }

        private Leaf Found(Leaf leaf)
        {
            for (var j = 0; j < width; j++)
            {
                double slope = 0, bend = 0, count = 0;
                for (var s = 0; s < Steps; s++) (slope, bend) = (slope + leaf.Sums[(j * Steps + s) * 3], bend + leaf.Sums[(j * Steps + s) * 3 + 1]);
                double left = 0, leftBend = 0;
                for (var s = 0; s < cuts[j].Length; s++)
                {
                    var at = (j * Steps + s) * 3;
                    (left, leftBend, count) = (left + leaf.Sums[at], leftBend + leaf.Sums[at + 1], count + leaf.Sums[at + 2]);
                    if (count < options.LeastRows || leaf.To - leaf.From - count < options.LeastRows) continue;
                    double right = slope - left, rightBend = bend - leftBend;
                    var gain = left * left / (leftBend + options.Ridge) + right * right / (rightBend + options.Ridge) - slope * slope / (bend + options.Ridge);
                    if (gain > leaf.Gain + 1e-6) (leaf.Gain, leaf.Feature, leaf.Code) = (gain, j, s);
                }
            }
            return leaf;
        }
    }
}
