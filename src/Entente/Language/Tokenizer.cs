using System.Collections.Concurrent;

namespace Entente.Language;

/// <summary>A word found in a text. Glued: written in one with the word before it, as "n't" in "don't".</summary>
internal readonly record struct RawToken(int Start, int End, bool Glued);

/// <summary>
/// Cuts stretches without white space into words as the treebank does: a linear classifier decides, between any two characters,
/// for no cut, a cut, or a cut inside a multiword token. What it decides depends on the stretch alone, and on how the next one
/// starts when the stretch ends in a full stop; so decisions are kept and looked up.
/// </summary>
internal sealed class Tokenizer(LinearScorer scorer)
{
    public const int None = 0, Cut = 1, Glue = 2, Classes = 3;
    private const int CacheLimit = 50_000;
    /// <summary>A longer stretch without white space is no writing: it is one word, and nothing is looked for in it.</summary>
    internal const int LongestStretch = 1_000;
    private readonly ConcurrentDictionary<string, byte[]> _cache = new(StringComparer.Ordinal);

    public LinearScorer Scorer { get; } = scorer;

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    public void Cuts(string text, int start, int end, List<RawToken> into)
    {
        var lookup = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[64];
        var at = start;
        while (at < end)
        {
            while (at < end && IsSpace(text[at])) at++;
            if (at >= end) return;
            var stop = at;
            while (stop < end && !IsSpace(text[stop])) stop++;
            if (stop - at > LongestStretch)
            {
                into.Add(new RawToken(at, stop, false));
                at = stop;
                continue;
            }
            var chunk = text.AsSpan(at, stop - at);
            var next = NextClass(text, stop, end);
            if (chunk.Length == 1) into.Add(new RawToken(at, stop, false));
            else if (chunk.Length < key.Length)
            {
                chunk.CopyTo(key);
                key[chunk.Length] = (char)('0' + next);
                var full = key[..(chunk.Length + 1)];
                if (!lookup.TryGetValue(full, out var cuts))
                {
                    cuts = Decide(chunk, next);
                    if (_cache.Count < CacheLimit) lookup.TryAdd(full, cuts);
                }
                Emit(at, cuts, into);
            }
            else Emit(at, Decide(chunk, next), into);
            at = stop;
        }
    }

    private static void Emit(int at, byte[] cuts, List<RawToken> into)
    {
        var begin = 0;
        var glued = false;
        for (var i = 0; i < cuts.Length; i++)
        {
            if (cuts[i] == None) continue;
            into.Add(new RawToken(at + begin, at + i + 1, glued));
            (begin, glued) = (i + 1, cuts[i] == Glue);
        }
        into.Add(new RawToken(at + begin, at + cuts.Length + 1, glued));
    }

    /// <summary>0 when it doesn't matter; else how the text goes on after a full stop: 1 not at all, 2 lower case, 3 upper case, 4 digit, 5 other.</summary>
    public static int NextClass(string text, int stop, int end)
    {
        if (text[stop - 1] != '.') return 0;
        while (stop < end && IsSpace(text[stop])) stop++;
        if (stop >= end) return 1;
        var c = text[stop];
        return char.IsLower(c) ? 2 : char.IsUpper(c) ? 3 : char.IsDigit(c) ? 4 : 5;
    }

    private byte[] Decide(ReadOnlySpan<char> chunk, int next)
    {
        var cuts = new byte[chunk.Length - 1];
        Span<uint> features = stackalloc uint[MaxFeatures];
        Span<float> scores = stackalloc float[Classes];
        for (var i = 0; i < cuts.Length; i++)
        {
            if (char.IsHighSurrogate(chunk[i])) continue;
            var count = Features(chunk, i, next, features);
            Scorer.Score(features[..count], scores);
            cuts[i] = (byte)(scores[Cut] > scores[None] ? scores[Glue] > scores[Cut] ? Glue : Cut : scores[Glue] > scores[None] ? Glue : None);
        }
        return cuts;
    }

    public const int MaxFeatures = 40;

    /// <summary>Features of the place after character i of a stretch.</summary>
    public static int Features(ReadOnlySpan<char> chunk, int i, int next, Span<uint> into)
    {
        var count = 0;
        var last = chunk.Length - 1;
        uint At(ReadOnlySpan<char> s, int k) => k < 0 ? 1u : k >= s.Length ? 2u : char.ToLowerInvariant(s[k]);
        uint Kind(ReadOnlySpan<char> s, int k) => k < 0 ? 1u : k >= s.Length ? 2u
            : char.IsUpper(s[k]) ? 3u : char.IsLower(s[k]) ? 4u : char.IsDigit(s[k]) ? 5u : char.IsLetter(s[k]) ? 6u : s[k];
        static uint Run(uint template, ReadOnlySpan<char> s, int from, int to)
        {
            var h = LinearScorer.Mix(0x51ED27u, template);
            for (var k = from; k < to; k++) h = LinearScorer.Mix(h, char.ToLowerInvariant(s[k]));
            return h;
        }
        static uint Of(uint template, uint a, uint b = 0, uint c = 0, uint d = 0) =>
            LinearScorer.Mix(LinearScorer.Mix(LinearScorer.Mix(LinearScorer.Mix(LinearScorer.Mix(0x2545F491u, template), a), b), c), d);

        uint l0 = At(chunk, i), l1 = At(chunk, i - 1), l2 = At(chunk, i - 2), r0 = At(chunk, i + 1), r1 = At(chunk, i + 2), r2 = At(chunk, i + 3);
        uint kl0 = Kind(chunk, i), kl1 = Kind(chunk, i - 1), kl2 = Kind(chunk, i - 2), kr0 = Kind(chunk, i + 1), kr1 = Kind(chunk, i + 2),
            kr2 = Kind(chunk, i + 3);
        into[count++] = Of(0, 0);
        into[count++] = Of(1, l0);
        into[count++] = Of(2, r0);
        into[count++] = Of(3, l0, r0);
        into[count++] = Of(4, l1, l0, r0);
        into[count++] = Of(5, l0, r0, r1);
        into[count++] = Of(6, l1, l0, r0, r1);
        into[count++] = Of(7, l2, l1, l0, r0);
        into[count++] = Of(8, l0, r0, r1, r2);
        into[count++] = Of(9, kl0, kr0);
        into[count++] = Of(10, kl1, kl0, kr0);
        into[count++] = Of(11, kl0, kr0, kr1);
        into[count++] = Of(12, kl1, kl0, kr0, kr1);
        into[count++] = Of(13, kl2, kl1, kl0, kr0);
        into[count++] = Of(14, kl0, kr0, kr1, kr2);
        into[count++] = Of(15, LinearScorer.Mix(kl2, kl1), kl0, kr0, LinearScorer.Mix(kr1, kr2));
        var left = i + 1;
        var right = last - i;
        if (left <= 8) into[count++] = Run(16, chunk, 0, i + 1);
        if (right <= 8) into[count++] = Run(17, chunk, i + 1, chunk.Length);
        if (chunk.Length <= 12) into[count++] = LinearScorer.Mix(Run(18, chunk, 0, chunk.Length), (uint)i);
        into[count++] = Of(19, (uint)Math.Min(left, 4), (uint)Math.Min(right, 4), kl0, kr0);
        var dots = 0;
        uint flags = 0;
        for (var k = 0; k < chunk.Length; k++)
        {
            if (chunk[k] == '.') dots++;
            if (chunk[k] == '@') flags |= 1;
            if (chunk[k] == '/') flags |= 2;
            if (char.IsLetter(chunk[k])) flags |= 4;
            if (char.IsDigit(chunk[k])) flags |= 8;
            if (chunk[k] == ':' && k + 2 < chunk.Length && chunk[k + 1] == '/' && chunk[k + 2] == '/') flags |= 16;
        }
        if (chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) flags |= 16;
        into[count++] = Of(20, flags, kl0, kr0, (uint)Math.Min(dots, 3));
        into[count++] = Of(21, flags, l0, r0, right == 1 ? 1u : 0u);
        into[count++] = Of(22, (uint)next, r0, (uint)Math.Min(right, 2), (uint)Math.Min(dots, 3));
        if (right == 1 && r0 == '.')
        {
            into[count++] = LinearScorer.Mix(Run(23, chunk, 0, i + 1), (uint)next);
            into[count++] = Of(24, (uint)next, (uint)Math.Min(left, 5), kl0, kl1);
            into[count++] = Of(25, (uint)next, (uint)Math.Min(dots, 3), l0, l1);
            into[count++] = Of(26, (uint)next, Kind(chunk, 0), (uint)Math.Min(left, 5), (uint)Math.Min(dots, 3));
        }
        // Distance to the nearest cut-like sign on the left, and what it is.
        var back = i;
        while (back >= 0 && char.IsLetterOrDigit(chunk[back])) back--;
        into[count++] = Of(27, back < 0 ? 1u : chunk[back], (uint)Math.Min(i - back, 5), kr0, r0);
        var ahead = i + 1;
        while (ahead <= last && char.IsLetterOrDigit(chunk[ahead])) ahead++;
        into[count++] = Of(28, ahead > last ? 1u : chunk[ahead], (uint)Math.Min(ahead - i, 5), kl0, l0);
        into[count++] = Run(29, chunk, Math.Max(0, i - 3), i + 1);
        into[count++] = Run(30, chunk, i + 1, Math.Min(chunk.Length, i + 5));
        return count;
    }
}
