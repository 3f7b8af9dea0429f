using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Entente.Documents;

/// <summary>Reads a web page: the article's paragraphs, each found again in the source, and the metadata.</summary>
internal static class HtmlPage
{
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
            "q", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "svg", "picture", "source",
    };

    /// <summary>Tags within a line of text; all others end a paragraph.</summary>
    public static bool IsInline(string tag) => Inline.Contains(tag);

    /// <summary>Pages whose elements nest deeper are refused: the time to read them grows with the square of the depth.</summary>
    internal const int DeepestNesting = 1000;
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase) { "area", "base", "br", "col", "embed", "hr", "img",
        "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th" };

    // Tags opened and not yet closed, counted as they stand in the source; those that close by themselves are left out, but for the cells of tables,
    // which nest with their tables.
    private static void CheckDepth(string source)
    {
        var depth = 0;
        for (var at = source.IndexOf('<'); at >= 0 && at + 1 < source.Length; at = source.IndexOf('<', at + 1))
        {
            var closes = source[at + 1] == '/';
            var start = closes ? at + 2 : at + 1;
            var end = start;
            while (end < source.Length && char.IsAsciiLetterOrDigit(source[end])) end++;
            if (end == start || Void.Contains(source[start..end])) continue;
            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > DeepestNesting)
                throw new DocumentException($"at character {at}: elements nest over {DeepestNesting} deep, which no page for readers does. Give "
                    + $"the article's text alone.");
        }
    }

    public static DocumentLayout Read(string source)
    {
        CheckDepth(source);
        var page = new HtmlParser().ParseDocument(source);
        var warnings = new List<string>();
        var metadata = HtmlMetadata.Read(page, warnings);
        var blocks = Article(source, page, metadata, warnings);
        var raw = new HtmlText(source);
        var builder = new ReadingTextBuilder();
        var kinds = new List<DocumentPartKind?>();
        int cursor = 0, lost = 0;
        foreach (var (text, kind) in blocks)
        {
            var at = raw.Text.IndexOf(text, cursor, StringComparison.Ordinal);
            if (at < 0) { lost++; continue; }
            builder.Break();
            var before = builder.Length;
            for (var i = at; i < at + text.Length; i++) builder.Add(raw.Text[i], raw.At(i).Start, raw.At(i).Length);
            if (builder.Length > before) kinds.Add(kind);
            cursor = at + text.Length;
        }
        if (lost > 0) warnings.Add($"{lost} of {blocks.Count} paragraphs of the article could not be placed in the page's source and were left out.");
        var reading = builder.Build();
        return new(reading, builder.Paragraphs.Zip(kinds).ToList(), metadata with { Warnings = warnings });
    }

    private static List<(string Text, DocumentPartKind? Kind)> Article(string source, IDocument page, DocumentMetadata metadata, List<string> warnings)
    {
        var blocks = new List<(string, DocumentPartKind?)>();
        var article = new SmartReader.Reader("https://document.invalid/", source).GetArticle();
        var body = new List<(string Text, DocumentPartKind? Kind)>();
        if (article.IsReadable || article.Content is { Length: > 0 }) Walk(new HtmlParser().ParseDocument(article.Content ?? "").Body, body);
        if (body.Count == 0)
        {
            if (page.Body is null) return blocks;
            foreach (var aside in page.Body.QuerySelectorAll("script,style,nav,footer,noscript,template,form").ToList()) aside.Remove();
            Walk(page.Body, body);
            if (body.Count > 0) warnings.Add("no article was recognised in the page; all its text was read.");
        }
        // The reader takes the heading out of the article; it is part of the document.
        if (page.QuerySelector("article h1, main h1, h1") is { } heading && Clean(heading.TextContent) is { Length: > 0 } title
            && !body.Any(block => block.Text == title))
            blocks.Add((title, DocumentPartKind.Title));
        foreach (var block in body) blocks.Add(block.Text == metadata.Title && !blocks.Any(known => known.Item2 == DocumentPartKind.Title)
            ? (block.Text, DocumentPartKind.Title) : (block.Text, block.Kind));
        return blocks;
    }

    private static void Walk(INode? node, List<(string, DocumentPartKind?)> blocks)
    {
        var line = new StringBuilder();
        // What is not marked as a title is body, a note or a byline: the markup keeps short paragraphs from being taken for titles.
        void Flush()
        {
            if (Clean(line.ToString()) is { Length: > 0 } text) blocks.Add((text, DocumentPartKind.Body));
            line.Clear();
        }
        void Visit(INode at)
        {
            foreach (var child in at.ChildNodes)
            {
                if (child is IText text) line.Append(text.Data);
                else if (child is IElement element)
                {
                    if (element.LocalName is "script" or "style" or "noscript" or "template") continue;
                    if (element.LocalName == "br") line.Append(' ');
                    else if (IsInline(element.LocalName)) Visit(element);
                    else { Flush(); Visit(element); Flush(); }
                }
            }
        }
        if (node is not null) Visit(node);
        Flush();
    }

    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().TrimEnd(' ');
    }
}
