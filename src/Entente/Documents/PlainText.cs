namespace Entente.Documents;

/// <summary>Reads plain text: finds which line breaks are only wraps.</summary>
internal static class PlainText
{
    /// <summary>Lines longer than this are taken for whole paragraphs.</summary>
    private const int WidestWrap = 120;

    /// <summary>No text is wrapped more narrowly than this; lines that short are lines.</summary>
    private const int NarrowestWrap = 30;

    public static (ReadingText Reading, IReadOnlyList<TextSpan> Paragraphs) Read(string text, int from = 0)
    {
        var builder = new ReadingTextBuilder();
        var lines = Lines(text, from);
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Length);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            for (var at = line.Start; at < line.End; at++) builder.Add(text[at], at);
            if (i + 1 == lines.Count) break;
            if (!IsWrap(text, line, lines[i + 1], width)) builder.Break();
            // A word cut at its own hyphen keeps the hyphen and gets no space.
            else if (!(line.Length > 1 && text[line.End - 1] is '-' or '\u00AD' && char.IsLetter(text[line.End - 2]))) builder.Add(' ', line.End,
                Math.Max(1, lines[i + 1].Start - line.End));
        }
        var reading = builder.Build();
        return (reading, builder.Paragraphs);
    }

    // A break is a wrap where the next line's first word would not have fitted on this one.
    private static bool IsWrap(string text, TextSpan line, TextSpan next, int width)
    {
        if (width is < NarrowestWrap or > WidestWrap || line.Length == 0 || next.Length == 0) return false;
        var word = 0;
        while (word < next.Length && !char.IsWhiteSpace(text[next.Start + word])) word++;
        return line.Length + 1 + word > width;
    }

    // Each line without its break and the spaces around it.
    internal static List<TextSpan> Lines(string text, int from)
    {
        var lines = new List<TextSpan>();
        while (from < text.Length)
        {
            var stop = text.AsSpan(from).IndexOfAny('\n', '\r');
            var end = stop < 0 ? text.Length : from + stop;
            int a = from, b = end;
            while (a < b && char.IsWhiteSpace(text[a])) a++;
            while (b > a && char.IsWhiteSpace(text[b - 1])) b--;
            lines.Add(new(a, b));
            from = stop < 0 ? text.Length : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
        return lines;
    }
}
