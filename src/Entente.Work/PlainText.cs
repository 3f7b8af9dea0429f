using System.Globalization;
using System.Text;
using Entente.Blocs.Files;
using Entente.Documents;

namespace Entente.Work;

/// <summary>Text of the world, made harmless for where it is printed.</summary>
public static class PlainText
{
    /// <summary>
    /// One line for a terminal: line ends and tabs become spaces; other control characters, and the marks that turn the direction of
    /// writing or hide text, are shown as \xNN or \uNNNN, so that no document can move the cursor, colour the screen or forge a line.
    /// </summary>
    public static string OfLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t') line.Append(' ');
            else if (Steers(c)) line.Append(Shown(c));
            else line.Append(c);
        }
        return line.ToString();
    }

    /// <summary>The same of text that keeps its lines, tabs and carriage returns.</summary>
    internal static string OfText(ReadOnlySpan<char> text)
    {
        var steers = false;
        foreach (var c in text) steers |= Steers(c);
        if (!steers) return text.ToString();
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            if (Steers(c)) safe.Append(Shown(c));
            else safe.Append(c);
        return safe.ToString();
    }

    /// <summary>Whether it moves the cursor, colours, turns the direction of writing, or hides.</summary>
    internal static bool Steers(char c) => char.IsControl(c) ? c is not ('\n' or '\r' or '\t')
        : SafeJson.Steers(c);

    internal static string Shown(char c) => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}")
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    /// <summary>A CSV cell (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe in front; what steers a terminal is shown.</summary>
    public static string OfCell(string text)
    {
        text = OfText(text);
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' || text.TrimStart().Length > 0
            && text.TrimStart()[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return CsvLine.Quote(text);
    }
}
