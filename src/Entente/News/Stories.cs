using System.Collections.Immutable;

namespace Entente.News;

/// <summary>
/// Which texts tell the same in mostly the same words: wire copies, cut, under another headline, with lines of the outlet's own. Candidates come from
/// sketches of word shingles, and each pair is then measured on the whole sets, so no pair rests on an estimate (docs/guides/news.md).
/// </summary>
public static class Stories
{
    /// <summary>Two texts are copies where they share at least this of the shorter's runs of words.</summary>
    public const double LeastShare = 0.5;

    /// <summary>And at least so many runs: a common headline or credit makes no copy.</summary>
    public const int LeastShared = 10;

    /// <returns>For each text the place of the first text of its story; its own place where it is a story by itself.</returns>
    public static ImmutableArray<int> Of(IReadOnlyList<Shingles> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var copies = Copies(texts);
        var storyOf = Enumerable.Range(0, texts.Count).ToArray();
        var members = storyOf.Select(i => new List<int> { i }).ToArray();
        var isCopy = copies.Select(c => (c.A, c.B)).ToHashSet();
        foreach (var (a, b, _) in copies.OrderByDescending(c => c.Share).ThenBy(c => c.A).ThenBy(c => c.B))
        {
            var (one, other) = (Math.Min(storyOf[a], storyOf[b]), Math.Max(storyOf[a], storyOf[b]));
            if (one == other) continue;
            // A round-up that holds two stories must not make them one: most of the pairs between the two groups have to be copies.
            var linked = members[one].Sum(i => members[other].Count(j => isCopy.Contains((Math.Min(i, j), Math.Max(i, j)))));
            if (linked * 2 <= members[one].Count * members[other].Count) continue;
            foreach (var text in members[other]) storyOf[text] = one;
            members[one].AddRange(members[other]);
            members[other].Clear();
        }
        return [.. storyOf];
    }

    /// <summary>Pairs of copies with the share of the shorter's runs that both have, A before B.</summary>
    internal static List<(int A, int B, double Share)> Copies(IReadOnlyList<Shingles> texts)
    {
        var holders = new Dictionary<ulong, List<int>>();
        var tried = new HashSet<(int, int)>();
        var copies = new List<(int, int, double)>();
        for (var b = 0; b < texts.Count; b++)
            foreach (var hash in texts[b].Sketch)
            {
                if (!holders.TryGetValue(hash, out var earlier)) holders.Add(hash, earlier = []);
                foreach (var a in earlier)
                {
                    if (!tried.Add((a, b))) continue;
                    var shared = texts[a].Shared(texts[b]);
                    var share = shared / (double)Math.Min(texts[a].Count, texts[b].Count);
                    if (shared >= LeastShared && share >= LeastShare) copies.Add((a, b, share));
                }
                earlier.Add(b);
            }
        return copies;
    }
}
