using System.Globalization;
using System.Text;

namespace Entente.Cli;

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
            else if (char.IsControl(c)) line.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else if (c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\u061c' or '\u2028' or '\u2029' or '\ufeff')
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else line.Append(c);
        }
        return line.ToString();
    }

    /// <summary>A CSV cell (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string OfCell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' || text.TrimStart().Length > 0
            && text.TrimStart()[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }
}
