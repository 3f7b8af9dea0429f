using System.Globalization;
using System.Text;

namespace Entente.Findings;

/// <summary>Text read from the world, made safe to show: it is data, never markup and never a command to a terminal.</summary>
public static class WorldText
{
    /// <summary>On one line: white space folded; control characters and direction overrides shown as U+FFFD.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else line.Append(IsUnsafe(c) ? '\uFFFD' : c);
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>One line with Markdown's and HTML's own characters escaped.</summary>
    public static string Markdown(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in Line(text))
        {
            if (c is '<') { safe.Append("&lt;"); continue; }
            if (c is '>') { safe.Append("&gt;"); continue; }
            if (c is '&') { safe.Append("&amp;"); continue; }
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '|' or '~') safe.Append('\\');
            safe.Append(c);
        }
        return safe.ToString();
    }

    /// <summary>Escaped for an HTML text node or a quoted attribute; line breaks kept.</summary>
    public static string Html(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            safe.Append(c switch
            {
                '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", '\'' => "&#39;",
                '\n' or '\t' => c.ToString(),
                _ => IsUnsafe(c) ? "\uFFFD" : c.ToString(),
            });
        return safe.ToString();
    }

    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.PrivateUse;
}
