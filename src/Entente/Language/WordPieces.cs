using System.Globalization;
using Entente.Actors;

namespace Entente.Language;

/// <summary>A piece of a word: its number in the vocabulary and where it stands in the text as given.</summary>
internal readonly record struct WordPiece(int Id, int Start, int End);

/// <summary>
/// Cuts text into the pieces of an uncased BERT vocabulary (Devlin et al. 2019): lower case, accents taken off, punctuation by itself, then the
/// longest piece first.
/// Every piece keeps its place in the text as given.
/// </summary>
internal sealed class WordPieces
{
    private const int LongestWord = 100;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <param name="vocabulary">The pieces, in the order of their numbers.</param>
    public WordPieces(IReadOnlyList<string> vocabulary)
    {
        for (var i = 0; i < vocabulary.Count; i++) ids[vocabulary[i]] = i;
        lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Vocabulary = vocabulary;
        (First, Last, Unknown, Mask) = (ids["[CLS]"], ids["[SEP]"], ids["[UNK]"], ids["[MASK]"]);
    }

    public IReadOnlyList<string> Vocabulary { get; }
    /// <summary>The piece that stands before all text.</summary>
    public int First { get; }
    /// <summary>The piece that stands behind all text.</summary>
    public int Last { get; }
    public int Unknown { get; }
    /// <summary>The piece that stands for a hidden one.</summary>
    public int Mask { get; }

    /// <summary>Adds the pieces of text[start..end].</summary>
    public void Cut(string text, int start, int end, List<WordPiece> into)
    {
        Span<char> letters = stackalloc char[LongestWord + 4];
        Span<int> places = stackalloc int[LongestWord + 4];
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c < 128 && char.IsAsciiLetterOrDigit(c)) { Keep(char.ToLowerInvariant(c), i, letters, places, ref count); continue; }
            if (char.IsWhiteSpace(c)) { Flush(letters, places, ref count, into); continue; }
            if (c is '\0' or '\uFFFD' || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format) continue;
            if (StandsAlone(c))
            {
                Flush(letters, places, ref count, into);
                Keep(c, i, letters, places, ref count);
                Flush(letters, places, ref count, into);
                continue;
            }
            var pair = char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(text[i + 1]);
            if (!pair && char.IsSurrogate(c)) { Keep('\uFFFD', i, letters, places, ref count); continue; }
            if (pair)
            {
                Keep(c, i, letters, places, ref count);
                Keep(text[i + 1], i, letters, places, ref count);
                i++;
                continue;
            }
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) Keep(char.ToLowerInvariant(Accents.Without(c)), i, letters, places, ref count);
        }
        Flush(letters, places, ref count, into);
    }

    private static void Keep(char letter, int place, Span<char> letters, Span<int> places, ref int count)
    {
        // Of a word that is too long only where it ends is kept.
        (letters[Math.Min(count, letters.Length - 1)], places[Math.Min(count, places.Length - 1)]) = (letter, place);
        count++;
    }

    private static bool StandsAlone(char c) =>
        (c < 128 && !char.IsAsciiLetterOrDigit(c) && c > 32) || char.IsPunctuation(c) || c is (>= '\u4E00' and <= '\u9FFF')
            or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');

    private void Flush(ReadOnlySpan<char> letters, ReadOnlySpan<int> places, ref int count, List<WordPiece> into)
    {
        if (count == 0) return;
        var n = count;
        count = 0;
        if (n > LongestWord) { into.Add(new(Unknown, places[0], places[Math.Min(n, letters.Length) - 1] + 1)); return; }
        Span<char> continued = stackalloc char[LongestWord + 2];
        (continued[0], continued[1]) = ('#', '#');
        var mark = into.Count;
        for (var start = 0; start < n;)
        {
            var (end, id) = (n, -1);
            for (; end > start; end--)
            {
                letters[start..end].CopyTo(continued[2..]);
                if (lookup.TryGetValue(continued[(start > 0 ? 0 : 2)..(end - start + 2)], out id)) break;
                id = -1;
            }
            if (id < 0)
            {
                into.RemoveRange(mark, into.Count - mark);
                into.Add(new(Unknown, places[0], places[n - 1] + 1));
                return;
            }
            into.Add(new(id, places[start], places[end - 1] + 1));
            start = end;
        }
    }
}
