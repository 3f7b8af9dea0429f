namespace Entente.TrainCoding;

/// <summary>Groups sentences that share most of their words, so that no fold is tested on what it was trained on.</summary>
internal static class NearDuplicates
{
    public static int[] Group(IReadOnlyList<string> texts)
    {
        var sets = texts.Select(t => t.ToLowerInvariant().Split([' ', ',', '.', '"', '\'', '-', '’'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).ToHashSet()).ToArray();
        var parent = Enumerable.Range(0, texts.Count).ToArray();
        int Find(int i) => parent[i] == i ? i : parent[i] = Find(parent[i]);
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++)
            {
                if (sets[i].Count == 0 || sets[j].Count == 0) continue;
                var shared = sets[i].Count(sets[j].Contains);
                if (shared >= 0.5 * Math.Min(sets[i].Count, sets[j].Count) && shared >= 3) parent[Find(i)] = Find(j);
            }
        return [.. Enumerable.Range(0, texts.Count).Select(Find)];
    }
}
