namespace Entente.Documents;

/// <summary>Turns UTF-16 offsets into a text into offsets in Unicode code points, in which other languages count.</summary>
public sealed class CodePointOffsets
{
    // Where the second halves of surrogate pairs stand: all that the two ways of counting differ in.
    private readonly int[] halves;
    private readonly int length;

    public CodePointOffsets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        length = text.Length;
        var found = new List<int>();
        for (var i = 1; i < text.Length; i++) if (char.IsSurrogatePair(text[i - 1], text[i])) found.Add(i);
        halves = [.. found];
    }

    /// <exception cref="ArgumentOutOfRangeException">The offset is negative or lies beyond the text.</exception>
    public int Of(int utf16)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(utf16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf16, length);
        var at = Array.BinarySearch(halves, utf16);
        return utf16 - (at < 0 ? ~at : at);
    }
}
