namespace Entente.Documents;

/// <summary>
/// A document's text as it is read: no markup, soft hyphens or zero-width signs; every kind of space a space; quotation marks and
/// apostrophes straight; wrapped lines joined; paragraphs parted by an empty line. Every span maps back to the original.
/// </summary>
public sealed class ReadingText
{
    // Piece k starts at reading offset _reading[k] and original offset _original[k]. Inside a run, one character stands for one;
    // a piece whose _length is not -1 stands as a whole for that many original characters.
    private readonly int[] _reading, _original, _length;

    public string Text { get; }

    internal ReadingText(string text, int[] reading, int[] original, int[] length) => (Text, _reading, _original, _length) = (text, reading, original, length);

    /// <summary>The smallest original span over all the characters of a reading span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span ends beyond the text.</exception>
    public TextSpan ToOriginal(TextSpan reading)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reading.End, Text.Length);
        if (Text.Length == 0) return new(0, 0);
        if (reading.Length == 0)
        {
            var place = reading.Start < Text.Length ? One(reading.Start).Start : One(Text.Length - 1).End;
            return new(place, place);
        }
        return new(One(reading.Start).Start, One(reading.End - 1).End);
    }

    /// <summary>The reading span of what is left of an original span; empty where nothing of it is read.</summary>
    public TextSpan ToReading(TextSpan original)
    {
        int start = FirstAtOrAfter(original.Start), end = FirstAtOrAfter(original.End);
        return new(Math.Min(start, end), end);
    }

    private TextSpan One(int at)
    {
        var piece = Array.BinarySearch(_reading, at);
        if (piece < 0) piece = ~piece - 1;
        var start = _original[piece];
        if (_length[piece] >= 0) return new(start, start + _length[piece]);
        start += at - _reading[piece];
        return new(start, start + 1);
    }

    // The first reading offset whose original place ends beyond the given one.
    private int FirstAtOrAfter(int original)
    {
        int low = 0, high = Text.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (One(middle).Start < original) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public override string ToString() => Text;
}
