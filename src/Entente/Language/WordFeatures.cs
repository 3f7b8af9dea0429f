namespace Entente.Language;

/// <summary>What the network sees of a form: its id in the vocabulary, hashed pieces of its spelling, and its shape.</summary>
internal sealed class WordFeatures
{
    public const int Unknown = 0;
    public const int ShapeCount = 512;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    public WordFeatures(IReadOnlyList<string> vocabulary, int pieceBuckets)
    {
        (Vocabulary, PieceBuckets) = (vocabulary, pieceBuckets);
        for (var i = 0; i < vocabulary.Count; i++) _words[vocabulary[i]] = i + 1;
    }

    /// <summary>Lower-cased forms; the id of a form is its place plus one.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    public int PieceBuckets { get; }

    public int WordId(string form) => _words.GetValueOrDefault(Normalise(form), Unknown);

    /// <summary>Lower case, digits alike, curly apostrophes straight.</summary>
    public static string Normalise(string form) => string.Create(form.Length, form, static (into, from) =>
    {
        for (var i = 0; i < into.Length; i++)
        {
            var c = from[i];
            into[i] = char.IsAsciiDigit(c) ? '0' : c is '’' or '‘' or '`' ? '\'' : c is '“' or '”' ? '"' : char.ToLowerInvariant(c);
        }
    });

    public static int ShapeId(string form)
    {
        // Runs of one class are cut at two, so that "Pyongyang" and "Moscow" share a shape but "I" does not.
        var hash = 2166136261u;
        char last = '\0', beforeLast = '\0';
        foreach (var c in form)
        {
            var k = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : char.IsLetter(c) ? 'l' : c;
            if (k == last && k == beforeLast) continue;
            (beforeLast, last) = (last, k);
            hash = (hash ^ k) * 16777619u;
        }
        hash ^= hash >> 15;
        return (int)(hash % ShapeCount);
    }

    /// <summary>Writes the buckets of the form's prefixes, suffixes and trigrams; returns how many.</summary>
    public int Pieces(string form, Span<int> into)
    {
        Span<char> text = stackalloc char[34];
        var normal = Normalise(form);
        // Long forms (addresses) keep head and tail: their middle says little.
        var length = 0;
        text[length++] = '<';
        if (normal.Length <= 32) { normal.CopyTo(text[1..]); length += normal.Length; }
        else { normal.AsSpan(0, 16).CopyTo(text[1..]); normal.AsSpan(normal.Length - 16).CopyTo(text[17..]); length += 32; }
        text[length++] = '>';
        var count = 0;
        for (var size = 2; size <= 6; size++)
            if (length >= size) into[count++] = Bucket(text[(length - size)..length], 1);
        for (var size = 3; size <= 5; size++)
            if (length >= size) into[count++] = Bucket(text[..size], 2);
        for (var i = 0; i + 3 <= length && count < into.Length; i++) into[count++] = Bucket(text[i..(i + 3)], 3);
        return count;
    }

    public const int MaxPieces = 48;

    private int Bucket(ReadOnlySpan<char> piece, uint kind)
    {
        var hash = 2166136261u ^ (kind * 0x9E3779B9u);
        foreach (var c in piece) hash = (hash ^ c) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        return (int)(hash % (uint)PieceBuckets);
    }
}
