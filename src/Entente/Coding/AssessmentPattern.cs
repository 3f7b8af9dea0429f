using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Coding;

/// <summary>One line of data/coding/assessments/patterns.txt: sets of words in order, each with how many words may stand before it.</summary>
internal sealed record AssessmentPattern(string Kind, ImmutableArray<(int Gap, bool Optional, FrozenSet<string> Words)> Parts, bool Soft, string? Basis, string Where)
{
    /// <summary>The last token of a match that starts at a token, or -1.</summary>
    public int Match(Tree tree, int start)
    {
        if (!Is(tree, start, Parts[0].Words)) return -1;
        return Match(tree, start, 1);
    }

    private int Match(Tree tree, int at, int part)
    {
        if (part == Parts.Length) return at;
        var (gap, optional, words) = Parts[part];
        for (var j = at + 1; j <= at + 1 + gap && j < tree.Count; j++)
        {
            if (tree.Form(j) is ";" or "." && gap > 0) break;
            if (!Is(tree, j, words)) continue;
            var end = Match(tree, j, part + 1);
            if (end >= 0) return end;
        }
        if (optional && part + 1 < Parts.Length)
        {
            var (nextGap, nextOptional, nextWords) = Parts[part + 1];
            var joined = this with { Parts = Parts.RemoveAt(part).SetItem(part, (Math.Max(gap, nextGap), nextOptional, nextWords)) };
            return joined.Match(tree, at, part);
        }
        return -1;
    }

    private static bool Is(Tree tree, int i, FrozenSet<string> words) => words.Contains(tree.Lemma(i)) || words.Contains(tree.Lower(i));
}
