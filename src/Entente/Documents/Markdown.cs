using Entente.Time;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Entente.Documents;

/// <summary>
/// Reads Markdown (CommonMark, with pipe tables and strikethrough, by Markdig): header, headings, links, emphasis, lists and quotations are read through;
/// code and tables are kept as text; what stands in HTML's signs is not read.
/// </summary>
internal static class Markdown
{
    private const int MostBrackets = 2000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    /// <summary>A text whose parts lie one in another more than a hundred deep, or with thousands of links in a paragraph, is read as plain text.</summary>
    public static DocumentLayout Read(string text)
    {
        var (metadata, from) = Header(text);
        if (Parsed(text, from) is not { } parsed)
        {
            var (plain, paragraphs) = PlainText.Read(text, from);
            return new(plain, paragraphs.Select(span => (span, (DocumentPartKind?)null)).ToList(), metadata);
        }
        var builder = new ReadingTextBuilder();
        var title = -1;
        foreach (var leaf in parsed.Descendants<LeafBlock>())
        {
            builder.Break();
            var before = builder.Length;
            if (leaf.Inline is { } inlines) Add(text, inlines, builder);
            else if (leaf is CodeBlock code)
                for (var i = 0; i < code.Lines.Count; i++)
                {
                    builder.Break();
                    var line = code.Lines.Lines[i].Slice;
                    for (var at = Math.Max(line.Start, builder.Reached); at <= line.End && at < text.Length; at++) builder.Add(text[at], at);
                }
            if (title < 0 && leaf is HeadingBlock { Level: 1 } && builder.Length > before) title = builder.Length;
        }
        var reading = builder.Build();
        return new(reading, builder.Paragraphs.Select(span => (span, span.End == title ? DocumentPartKind.Title : (DocumentPartKind?)null)).ToList(), metadata);
    }

    // Absent where nobody would have written so as Markdown. The parser's time grows with the square of the brackets in a paragraph.
    private static MarkdownDocument? Parsed(string text, int from)
    {
        int brackets = 0, breaks = 0;
        foreach (var c in text.AsSpan(from))
        {
            if (c == '[' && ++brackets > MostBrackets) return null;
            if (c == '\n' && ++breaks > 1) brackets = 0;
            if (c is not ('\n' or '\r' or ' ')) breaks = 0;
        }
        try
        {
            // Blanks for the header keep the places.
            return Markdig.Markdown.Parse(from == 0 ? text : new string(' ', from) + text[from..], Pipeline);
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static void Add(string text, ContainerInline inlines, ReadingTextBuilder builder)
    {
        foreach (var inline in inlines)
            switch (inline)
            {
                case LinkInline { IsImage: true } or HtmlInline:
                    break;
                case LiteralInline literal:
                    var words = literal.Content.ToString();
                    // An escaped sign stands for itself and its backslash.
                    var escape = literal.IsFirstCharacterEscaped ? 1 : 0;
                    var from = PlaceOf(text, words, literal.Span.Start + escape, builder.Reached);
                    for (var i = 0; i < words.Length && from + i < text.Length; i++)
                        if (i < escape && from > builder.Reached) builder.Add(words[i], from - 1, 2);
                        else builder.Add(words[i], from + i);
                    break;
                case CodeInline code:
                    var shown = PlaceOf(text, code.Content, code.Span.Start + code.DelimiterCount, builder.Reached);
                    for (var i = 0; i < code.Content.Length && shown + i < text.Length; i++) builder.Add(code.Content[i], shown + i);
                    break;
                case HtmlEntityInline entity:
                    foreach (var c in entity.Transcoded.ToString()) builder.Add(c, Math.Max(entity.Span.Start, builder.Reached), entity.Span.Length);
                    break;
                case AutolinkInline link:
                    var address = PlaceOf(text, link.Url, link.Span.Start + 1, builder.Reached);
                    for (var i = 0; i < link.Url.Length && address + i < text.Length; i++) builder.Add(link.Url[i], address + i);
                    break;
                case LineBreakInline line:
                    builder.Add(' ', Math.Max(line.Span.Start, builder.Reached), Math.Max(1, line.Span.Length));
                    break;
                case ContainerInline container:
                    Add(text, container, builder);
                    break;
                default:
                    for (var at = Math.Max(inline.Span.Start, builder.Reached); at <= inline.Span.End && at < text.Length; at++) builder.Add(text[at], at);
                    break;
            }
    }

    // After tabs the parser's places may be off; then the words are looked for after what was read before them.
    private static int PlaceOf(string text, string words, int told, int reached)
    {
        if (told >= reached && string.CompareOrdinal(text, told, words, 0, words.Length) == 0) return told;
        var found = text.IndexOf(words, Math.Min(reached, text.Length), StringComparison.Ordinal);
        return found < 0 ? Math.Max(told, reached) : found;
    }

    // "---\ntitle: ...\ndate: 2024-06-19\n---"
    private static (DocumentMetadata, int) Header(string text)
    {
        var lines = PlainText.Lines(text, 0);
        if (lines.Count < 3 || lines[0].In(text) != "---") return (DocumentMetadata.None, 0);
        var end = lines.FindIndex(1, line => line.In(text) == "---");
        if (end < 0) return (DocumentMetadata.None, 0);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines[1..end])
        {
            var words = line.In(text);
            var colon = words.IndexOf(':');
            if (colon > 0) fields.TryAdd(words[..colon].Trim(), words[(colon + 1)..].Trim().Trim('"', '\''));
        }
        string? Field(params string[] names) => names.Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        ImpreciseDate? Date(string? value) => value is not null && DateExpressions.Find(value, null) is [var first, ..] ? first.Date : null;
        var authors = Field("author", "authors")?.Trim('[', ']')
            .Split([",", " and "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return (new()
        {
            Title = Field("title"), Authors = authors, Source = Field("source", "publisher", "site"), Language = Field("lang", "language"),
            Description = Field("description", "summary"), Published = Date(Field("date", "published")),
                Modified = Date(Field("lastmod", "updated", "modified")),
        }, lines[end].End);
    }
}
