namespace Entente.Language;

/// <summary>
/// The tree of highest total score with one root (Chu and Liu 1965; Edmonds 1967), from a score for every (word, head) pair.
/// The single root is sought among the three words that score best for it.
/// </summary>
internal static class TreeDecoder
{
    private const int RootCandidates = 3;

    /// <summary>scores[(i + 1) * (n + 1) + j]: word i (from 0) under head j - 1, where j = 0 is the root. Row 0 is unused. heads gets -1 at the root.</summary>
    public static void Decode(ReadOnlySpan<float> scores, int n, Span<int> heads)
    {
        var size = n + 1;
        var roots = 0;
        for (var i = 1; i <= n; i++)
        {
            var best = Best(scores, size, i);
            heads[i - 1] = best - 1;
            if (best == 0) roots++;
        }
        if (roots == 1 && IsTree(heads[..n])) return;

        Span<int> candidates = stackalloc int[RootCandidates];
        var count = Math.Min(RootCandidates, n);
        for (var k = 0; k < count; k++)
        {
            var pick = 0;
            var pickScore = float.NegativeInfinity;
            for (var i = 1; i <= n; i++)
            {
                if (candidates[..k].Contains(i)) continue;
                var gain = scores[i * size] - BestNonRoot(scores, size, i, n);
                if (pick != 0 && gain <= pickScore) continue;
                (pick, pickScore) = (i, gain);
            }
            candidates[k] = pick;
        }
        var bestTotal = double.NegativeInfinity;
        foreach (var root in candidates[..count])
        {
            var tree = Arborescence(scores, size, root);
            double total = 0;
            for (var i = 1; i <= n; i++) total += scores[i * size + tree[i]];
            if (total <= bestTotal) continue;
            bestTotal = total;
            for (var i = 1; i <= n; i++) heads[i - 1] = tree[i] - 1;
        }
    }

    private static int Best(ReadOnlySpan<float> scores, int size, int i)
    {
        var best = i == 0 ? 1 : 0;
        for (var j = 1; j < size; j++)
            if (j != i && scores[i * size + j] > scores[i * size + best]) best = j;
        return best;
    }

    private static float BestNonRoot(ReadOnlySpan<float> scores, int size, int i, int n)
    {
        if (n == 1) return 0;
        var best = float.NegativeInfinity;
        for (var j = 1; j < size; j++)
            if (j != i) best = Math.Max(best, scores[i * size + j]);
        return best;
    }

    internal static bool IsTree(ReadOnlySpan<int> heads)
    {
        Span<int> seen = heads.Length <= 512 ? stackalloc int[heads.Length] : new int[heads.Length];
        seen.Clear();
        for (var i = 0; i < heads.Length; i++)
        {
            var at = i;
            while (at >= 0 && seen[at] == 0)
            {
                seen[at] = i + 1;
                at = heads[at];
            }
            if (at >= 0 && seen[at] == i + 1) return false;
        }
        return true;
    }

    /// <summary>Best heads (node 0 the root's place) with `root` the only word under node 0.</summary>
    private static int[] Arborescence(ReadOnlySpan<float> scores, int size, int root)
    {
        var weights = new float[size * size];
        for (var d = 1; d < size; d++)
            for (var h = 0; h < size; h++)
                weights[d * size + h] = h != d && (d == root) == (h == 0) ? scores[d * size + h] : float.NegativeInfinity;
        return Contract(weights, size);
    }

    private static int[] Contract(float[] weights, int size)
    {
        var heads = new int[size];
        for (var d = 1; d < size; d++)
        {
            var best = d == 1 ? (size > 2 ? 2 : 0) : 1;
            for (var h = 0; h < size; h++)
                if (h != d && weights[d * size + h] > weights[d * size + best]) best = h;
            heads[d] = best;
        }
        var inCycle = Cycle(heads);
        if (inCycle is null) return heads;

        // The cycle becomes the last node of a smaller graph.
        var outside = Enumerable.Range(0, size).Where(v => !inCycle[v]).ToArray();
        var small = outside.Length + 1;
        var node = small - 1;
        var smaller = new float[small * small];
        Array.Fill(smaller, float.NegativeInfinity);
        var enter = new int[small];
        var leave = new int[small];
        for (var a = 0; a < outside.Length; a++)
        {
            for (var b = 0; b < outside.Length; b++) smaller[a * small + b] = weights[outside[a] * size + outside[b]];
            for (var c = 1; c < size; c++)
            {
                if (!inCycle[c]) continue;
                var into = weights[c * size + outside[a]] - weights[c * size + heads[c]];
                if (enter[a] == 0 || into > smaller[node * small + a]) (enter[a], smaller[node * small + a]) = (c, into);
                var from = weights[outside[a] * size + c];
                if (leave[a] == 0 || from > smaller[a * small + node]) (leave[a], smaller[a * small + node]) = (c, from);
            }
        }
        var solved = Contract(smaller, small);
        for (var a = 1; a < outside.Length; a++)
            heads[outside[a]] = solved[a] == node ? leave[a] : outside[solved[a]];
        heads[enter[solved[node]]] = outside[solved[node]];
        return heads;
    }

    private static bool[]? Cycle(int[] heads)
    {
        var seen = new int[heads.Length];
        for (var i = 1; i < heads.Length; i++)
        {
            var at = i;
            while (at != 0 && seen[at] == 0) (seen[at], at) = (i, heads[at]);
            if (at == 0 || seen[at] != i) continue;
            var cycle = new bool[heads.Length];
            for (var v = at; !cycle[v]; v = heads[v]) cycle[v] = true;
            return cycle;
        }
        return null;
    }
}
