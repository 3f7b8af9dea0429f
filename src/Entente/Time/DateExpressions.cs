using NodaTime;

namespace Entente.Time;

/// <summary>
/// Finds English date expressions with a small hand-written grammar; see docs/methods/dates.md for what it reads and what it leaves.
/// </summary>
public static class DateExpressions
{
    /// <summary>
    /// The dates named in a text, in the order of the text, none overlapping another.
    /// </summary>
    /// <param name="text">Any text; line breaks within an expression do no harm.</param>
    /// <param name="documentDate">
    /// What "yesterday", "last month" or a "June 18" without a year is counted from. Without it such words are left out, never guessed.
    /// </param>
    public static IReadOnlyList<DateMention> Find(string text, LocalDate? documentDate)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<DateMention>();
        var tokens = new List<DateToken>(256);
        var narrative = new Narrative();
        for (var start = 0; start < text.Length;)
        {
            var end = BlockEnd(text, start);
            tokens.Clear();
            if (DateTokenizer.Tokenize(text, start, end, tokens))
                new DateParser(text, tokens, documentDate, narrative).AddTo(found);
            // A history that says nowhere when it was written goes on in the year it tells of.
            if (documentDate is not null) narrative.BeginParagraph();
            start = end;
        }
        return found;
    }

    /// <summary>The same where the document's date is known to a month or a year: what hangs on the day is left out, never guessed.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="written">When it was written, as exact as is known; null where it is not.</param>
    public static IReadOnlyList<DateMention> FindFrom(string text, ImpreciseDate? written)
    {
        var first = Find(text, written?.First);
        if (written is null || written.First == written.Last) return first;
        var last = Find(text, written.Last).ToLookup(d => (d.Start, d.End, d.Date));
        return [.. first.Where(d => last.Contains((d.Start, d.End, d.Date)))];
    }

    // Keeps the token list small on large texts: a block ends at an empty line, or at the first break after 4,096 characters.
    private static int BlockEnd(string text, int start)
    {
        const int soft = 4096;
        var limit = Math.Min(text.Length, start + soft);
        var empty = text.AsSpan(start, limit - start).IndexOf("\n\n");
        if (empty >= 0) return start + empty + 2;
        if (limit == text.Length) return limit;
        var rest = text.AsSpan(limit);
        var line = rest[..Math.Min(rest.Length, soft)].IndexOf('\n');
        if (line >= 0) return limit + line + 1;
        var stop = rest[..Math.Min(rest.Length, soft)].IndexOf(". ");
        return stop >= 0 ? limit + stop + 2 : Math.Min(text.Length, limit + soft);
    }
}
