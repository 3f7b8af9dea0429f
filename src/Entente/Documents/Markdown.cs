using Entente.Time;

namespace Entente.Documents;

/// <summary>Reads Markdown: header, headings, links, emphasis, lists and quotations are read through; code and tables are kept as text.</summary>
internal static class Markdown
{
    public static DocumentLayout Read(string text)
    {
        var (metadata, from) = Header(text);
        var builder = new ReadingTextBuilder();
        var kinds = new Dictionary<int, DocumentPartKind>();
        var hasTitle = false;
        var joinsNext = false;
        foreach (var line in PlainText.Lines(text, from))
        {
            var (at, end) = (line.Start, line.End);
            if (at == end || line.In(text) is "---" or "***" or "___" || text[at..end].StartsWith("```", StringComparison.Ordinal)) { joinsNext =
                false; continue; }
            while (at < end && text[at] == '>') { at++; while (at < end && text[at] == ' ') at++; }
            var level = 0;
            while (at + level < end && text[at + level] == '#') level++;
            var isHeading = level is >= 1 and <= 6 && at + level < end && text[at + level] == ' ';
            var isItem = !isHeading && end - at > 2 && text[at] is '-' or '*' or '+' && end - at > 2 && text[at + 1] == ' ';
            if (isHeading) { at += level; while (end > at && text[end - 1] == '#') end--; }
            if (isItem) at += 2;
            if (joinsNext && !isHeading && !isItem) builder.Add(' ', at > 0 ? at - 1 : 0);
            else builder.Break();
            var before = builder.Length;
            Inline(text, at, end, builder);
            if (isHeading && level == 1 && !hasTitle && builder.Length > before) (hasTitle, kinds[builder.Length]) = (true, DocumentPartKind.Title);
            joinsNext = !isHeading;
        }
        var reading = builder.Build();
        return new(reading, builder.Paragraphs.Select(span => (span, kinds.TryGetValue(span.End, out var kind) ? kind : (DocumentPartKind?)null))
            .ToList(), metadata);
    }

    private static void Inline(string text, int at, int end, ReadingTextBuilder builder)
    {
        while (at < end)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < end && char.IsPunctuation(text[at + 1])) { builder.Add(text[at + 1], at, 2); at += 2; continue; }
            if (c is '*' or '`' || c == '_' && !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < end
                && char.IsLetterOrDigit(text[at + 1]))) { at++; continue; }
            if (c == '[' || c == '!' && at + 1 < end && text[at + 1] == '[')
            {
                var open = c == '[' ? at : at + 1;
                var close = text.IndexOf(']', open, end - open);
                var stop = close > 0 && close + 1 < end && text[close + 1] == '(' ? text.IndexOf(')', close, end - close) : -1;
                if (stop > 0)
                {
                    if (c == '[') Inline(text, open + 1, close, builder);
                    at = stop + 1;
                    continue;
                }
            }
            builder.Add(c, at);
            at++;
        }
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
