using Entente.Language;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.Language;

public sealed class TreeDecoderTests
{
    [Fact]
    public void Decode_with_a_cycle_among_best_heads_gives_the_best_tree()
    {
        // Chu and Liu's case: 1 and 2 prefer each other; the way out of the cycle that loses least is 0 -> 1.
        float[] scores = [0, 0, 0, 0, /* word 1 */ 5, 0, 10, 1, /* word 2 */ 1, 10, 0, 2, /* word 3 */ 1, 4, 6, 0];
        var heads = new int[3];
        TreeDecoder.Decode(scores, 3, heads);
        Assert.Equal([-1, 0, 1], heads);
    }

    [Property(MaxTest = 300)]
    public void Decode_is_the_best_single_rooted_tree_of_all(int seed)
    {
        var random = new Random(seed);
        var n = 1 + random.Next(5);
        var size = n + 1;
        var scores = new float[size * size];
        for (var i = 0; i < scores.Length; i++) scores[i] = random.Next(100);
        var heads = new int[n];
        TreeDecoder.Decode(scores, n, heads);
        Assert.True(TreeDecoder.IsTree(heads));
        Assert.Single(heads, -1);
        // Only three candidates for the root are tried: with more words the best tree may have another root.
        if (n <= 3) Assert.Equal(Best(scores, n), Total(scores, heads, n));
        else Assert.Equal(Best(scores, n, Array.IndexOf(heads, -1)), Total(scores, heads, n));
    }

    private static float Total(float[] scores, int[] heads, int n) => Enumerable.Range(0, n).Sum(i => scores[(i + 1) * (n + 1) + heads[i] + 1]);

    private static float Best(float[] scores, int n, int root = -1)
    {
        var best = float.NegativeInfinity;
        var heads = new int[n];
        void Try(int i)
        {
            if (i == n)
            {
                if (heads.Count(h => h < 0) == 1 && (root < 0 || heads[root] < 0) && TreeDecoder.IsTree(heads)) best = Math.Max(best, Total(scores, heads, n));
                return;
            }
            for (var h = -1; h < n; h++)
            {
                if (h == i) continue;
                heads[i] = h;
                Try(i + 1);
            }
        }
        Try(0);
        return best;
    }
}
