using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Entente.News.Feeds;

/// <summary>What feeds get wrong most often, put right before the XML reader sees it.</summary>
internal static partial class XmlRepair
{
    /// <summary>HTML's entities become characters and a bare &amp; is escaped, outside CDATA and comments; what XML can't hold becomes U+FFFD.</summary>
    /// <param name="repairs">How many places were changed.</param>
    public static string Repair(string text, out int repairs)
    {
        var safe = new StringBuilder(text.Length + 64);
        var count = 0;
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at < text.Length;)
        {
            if (Skip(text, at) is var end && end > at)
            {
                Append(safe, text.AsSpan(at, end - at), ref count);
                at = end;
                continue;
            }
            if (text[at] == '&')
            {
                var (written, length, isRepaired) = Entity(text, at);
                safe.Append(written);
                at += length;
                if (isRepaired) count++;
                continue;
            }
            var next = text.AsSpan(at + 1).IndexOfAny('&', '<');
            var stop = next < 0 ? text.Length : at + 1 + next;
            Append(safe, text.AsSpan(at, stop - at), ref count);
            at = stop;
        }
        repairs = count;
        return safe.ToString();
    }

    /// <summary>The end of the CDATA section or comment that begins here; the place itself where none does.</summary>
    private static int Skip(string text, int at)
    {
        foreach (var (begin, end) in ((string, string)[])[("<![CDATA[", "]]>"), ("<!--", "-->")])
            if (string.CompareOrdinal(text, at, begin, 0, begin.Length) == 0)
                return text.IndexOf(end, at + begin.Length, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;
        return at;
    }

    private static (string Written, int Length, bool IsRepaired) Entity(string text, int at)
    {
        var m = EntityForm().Match(text, at, Math.Min(40, text.Length - at));
        if (!m.Success) return ("&amp;", 1, true);
        if (m.Value is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;") return (m.Value, m.Length, false);
        if (m.Groups["number"] is { Success: true } number)
        {
            var hex = number.Value[0] is 'x' or 'X';
            var isLegal = uint.TryParse(hex ? number.Value.AsSpan(1) : number.Value, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) && (code > 0xFFFF || XmlConvert.IsXmlChar((char)code));
            return isLegal ? (m.Value, m.Length, false) : ("\uFFFD", m.Length, true);
        }
        var meant = WebUtility.HtmlDecode(m.Value);
        return meant == m.Value ? ("&amp;", 1, true) : (WebUtility.HtmlEncode(meant), m.Length, true);
    }

    private static void Append(StringBuilder safe, ReadOnlySpan<char> text, ref int count)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) safe.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) safe.Append(text[i]);
            else
            {
                safe.Append('\uFFFD');
                count++;
            }
        }
    }

    [GeneratedRegex(@"\G&(?:#(?<number>\d{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,30});", RegexOptions.CultureInvariant)]
    private static partial Regex EntityForm();
}
