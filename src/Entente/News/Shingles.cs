using System.Collections.Immutable;

namespace Entente.News;

/// <summary>
/// The runs of five words of a text, as a set of 64-bit hashes that are the same on every machine. Case, punctuation and layout don't count.
/// </summary>
public sealed class Shingles
{
    /// <summary>Words a run.</summary>
    public const int Words = 5;

    /// <summary>Of all hashes, the share below this bound is in the sketch: a fixed eighth, so that a short text's sketch lies within a long one's (Broder
    /// 1997, section 3, MOD m).</summary>
    private const ulong SketchBound = ulong.MaxValue / 8;

    /// <summary>Of a short text at least so many, the least (MinHash by one hash function), so that it has a sketch at all.</summary>
    private const int LeastSketch = 32;

    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    private readonly ulong[] all;

    private Shingles(ulong[] sorted) => all = sorted;

    public int Count => all.Length;

    /// <summary>Enough of the set to find texts that share much of it: the least hashes.</summary>
    public ReadOnlySpan<ulong> Sketch
    {
        get
        {
            var below = Array.BinarySearch(all, SketchBound);
            return all.AsSpan(0, Math.Min(all.Length, Math.Max(below < 0 ? ~below : below, LeastSketch)));
        }
    }

    public static Shingles Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordHashes(text);
        if (words.Count < Words) return new([]);
        var set = new HashSet<ulong>(words.Count);
        for (var at = 0; at + Words <= words.Count; at++)
        {
            var hash = Basis;
            for (var i = 0; i < Words; i++) hash = Mixed((hash ^ words[at + i]) * Prime);
            set.Add(hash);
        }
        var sorted = set.ToArray();
        Array.Sort(sorted);
        return new(sorted);
    }

    /// <summary>How many runs both have.</summary>
    public int Shared(Shingles other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int i = 0, j = 0, shared = 0;
        while (i < all.Length && j < other.all.Length)
        {
            if (all[i] == other.all[j]) (i, j, shared) = (i + 1, j + 1, shared + 1);
            else if (all[i] < other.all[j]) i++;
            else j++;
        }
        return shared;
    }

    private static List<ulong> WordHashes(string text)
    {
        var words = new List<ulong>(text.Length / 6 + 1);
        var hash = Basis;
        var inWord = false;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
                inWord = true;
            }
            // "Korea's" is one word however its apostrophe is written.
            else if (inWord && c is not ('\'' or '’'))
            {
                words.Add(hash);
                (hash, inWord) = (Basis, false);
            }
        }
        if (inWord) words.Add(hash);
        return words;
    }

    // The finalizer of SplitMix64: FNV's low values alone are not even enough to take the least of.
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
