namespace Entente.Language;

/// <summary>
/// The paragraphs of a text. A blank line always parts two. A single line break does too, unless the text looks
/// hard-wrapped there: the line before has the length of a full line of the text and does not end a sentence.
/// </summary>
internal static class Paragraphs
{
    /// <summary>Wrapped text is taken for such between these line lengths, in characters.</summary>
    private const int ShortestWrap = 40, LongestWrap = 130;

    public static List<(int Start, int End)> Of(string text)
    {
        var paragraphs = new List<(int, int)>();
        var lines = Lines(text);
        // The width at which a hard-wrapped text was wrapped: its longest line, if no line is too long to be a wrapped one.
        var width = 0;
        foreach (var (start, end) in lines) width = Math.Max(width, end - start);
        var wrapped = width is >= ShortestWrap and <= LongestWrap;
        var begin = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, end) = lines[i];
            if (start == end)
            {
                if (begin >= 0) paragraphs.Add((begin, lines[i - 1].End));
                begin = -1;
                continue;
            }
            if (begin < 0) begin = start;
            var joins = i + 1 < lines.Count && lines[i + 1].Start < lines[i + 1].End && Joins(text, lines[i], lines[i + 1], wrapped, width);
            if (joins) continue;
            paragraphs.Add((begin, end));
            begin = -1;
        }
        return paragraphs;
    }

    private static bool Joins(string text, (int Start, int End) line, (int Start, int End) next, bool wrapped, int width)
    {
        var first = text[next.Start];
        if (char.IsLower(first) || first is ',' or ';' or ')') return true;
        if (!wrapped) return false;
        // A word more would have overrun the width: the break was the wrapper's.
        var word = next.Start;
        while (word < next.End && !Tokenizer.IsSpace(text[word])) word++;
        return line.End - line.Start + 1 + (word - next.Start) >= width - 1;
    }

    /// <summary>Trimmed lines; a blank one is empty.</summary>
    private static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var at = 0; at <= text.Length;)
        {
            var stop = at;
            while (stop < text.Length && text[stop] is not ('\n' or '\r' or '\u2028' or '\u2029')) stop++;
            var (start, end) = (at, stop);
            while (start < end && Tokenizer.IsSpace(text[start])) start++;
            while (end > start && Tokenizer.IsSpace(text[end - 1])) end--;
            lines.Add((start, end));
            at = stop + 1;
            if (stop + 1 < text.Length && text[stop] == '\r' && text[stop + 1] == '\n') at++;
        }
        return lines;
    }
}
