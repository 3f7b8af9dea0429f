using System.Net;

namespace Entente.Documents;

/// <summary>The text of an HTML source with the place of every character: tags, comments, scripts and styles left out, entities decoded.</summary>
internal sealed class HtmlText
{
    private readonly System.Text.StringBuilder _text = new();
    private readonly List<int> _start = [], _length = [];

    /// <summary>White space collapsed to single spaces; an end of a block is a space.</summary>
    public string Text { get; }

    public HtmlText(string source)
    {
        for (var i = 0; i < source.Length;)
        {
            var c = source[i];
            if (c == '<' && i + 1 < source.Length && (char.IsAsciiLetter(source[i + 1]) || source[i + 1] is '/' or '!' or '?')) i = Tag(source, i);
            else if (c == '&' && Entity(source, i) is var length and > 0) i += length;
            else { Add(c, i, 1); i++; }
        }
        Text = _text.ToString();
    }

    /// <summary>Where the character stands in the source.</summary>
    public TextSpan At(int i) => new(_start[i], _start[i] + _length[i]);

    private void Add(char c, int start, int length)
    {
        if (char.IsWhiteSpace(c))
        {
            if (_text.Length == 0 || _text[^1] == ' ') return;
            c = ' ';
        }
        _text.Append(c);
        _start.Add(start);
        _length.Add(length);
    }

    private int Entity(string source, int at)
    {
        var end = source.IndexOf(';', at, Math.Min(source.Length - at, 12));
        if (end < 0) return 0;
        var decoded = WebUtility.HtmlDecode(source[at..(end + 1)]);
        if (decoded.Length is 0 or > 2 || decoded[0] == '&' && decoded.Length > 1) return 0;
        foreach (var c in decoded) Add(c, at, end + 1 - at);
        return end + 1 - at;
    }

    private int Tag(string source, int at)
    {
        if (source.AsSpan(at).StartsWith("<!--"))
        {
            var close = source.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return close < 0 ? source.Length : close + 3;
        }
        var name = at + (source[at + 1] == '/' ? 2 : 1);
        var nameEnd = name;
        while (nameEnd < source.Length && char.IsAsciiLetterOrDigit(source[nameEnd])) nameEnd++;
        var end = TagEnd(source, nameEnd);
        var tag = source[name..nameEnd].ToLowerInvariant();
        if (source[at + 1] != '/' && tag is "script" or "style" or "template" or "noscript" && source[at + 1] != '/')
        {
            var close = source.IndexOf("</" + tag, end, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? source.Length : TagEnd(source, close);
        }
        if (!HtmlPage.IsInline(tag)) Add(' ', at, 1);
        return end;
    }

    private static int TagEnd(string source, int at)
    {
        var quote = '\0';
        for (; at < source.Length; at++)
        {
            var c = source[at];
            if (quote != '\0') { if (c == quote) quote = '\0'; }
            else if (c is '"' or '\'' && source[at - 1] is '=' or ' ') quote = c;
            else if (c == '>') return at + 1;
        }
        return source.Length;
    }
}
