namespace Entente.Documents;

/// <summary>A half-open stretch [Start, End) of UTF-16 offsets into a text.</summary>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    public int Start { get; }
    public int End { get; }

    /// <exception cref="ArgumentOutOfRangeException">Start is negative or End is before Start.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        (Start, End) = (start, end);
    }

    public int Length => End - Start;
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span over both.</summary>
    public TextSpan Cover(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    public TextSpan Shift(int by) => new(Start + by, End + by);

    public string In(string text) => text[Start..End];

    public int CompareTo(TextSpan other)
    {
        var order = Start.CompareTo(other.Start);
        return order == 0 ? End.CompareTo(other.End) : order;
    }

    public override string ToString() => $"{Start}-{End}";
}
