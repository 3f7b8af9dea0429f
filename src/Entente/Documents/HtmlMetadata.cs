using System.Text.Json;
using AngleSharp.Dom;
using Entente.Time;

namespace Entente.Documents;

/// <summary>What a page says of itself: JSON-LD first, then OpenGraph and meta, then time elements.</summary>
internal static class HtmlMetadata
{
    public static DocumentMetadata Read(IDocument page, List<string> warnings)
    {
        var linked = new Linked();
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                linked.Visit(json.RootElement, 0);
            }
            catch (JsonException)
            {
                warnings.Add("a JSON-LD block of the page is broken and was passed over.");
            }
        }
        string? Meta(params string[] names)
        {
            foreach (var name in names)
                if (page.QuerySelector($"meta[property='{name}' i], meta[name='{name}' i], meta[itemprop='{name}' i]")?.GetAttribute("content")
                    is { } content && HtmlPage.Clean(content) is { Length: > 0 } value)
                    return value;
            return null;
        }
        var authors = linked.Authors.Count > 0 ? linked.Authors
            : page.QuerySelectorAll("meta[name='author' i], meta[property='article:author' i]")
                .Select(meta => HtmlPage.Clean(meta.GetAttribute("content") ?? ""))
                .Where(name => name.Length > 0 && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ToList();
        return new()
        {
            Title = linked.Title ?? Meta("og:title", "twitter:title") ?? Heading(page),
            Authors = authors,
            Source = linked.Publisher ?? Meta("og:site_name", "application-name"),
            Description = Meta("og:description", "description") ?? linked.Description,
            Language = page.DocumentElement.GetAttribute("lang") is { Length: > 0 } language ? language : linked.Language
                ?? Meta("content-language", "og:locale")?.Replace('_', '-'),
            Published = Date(linked.Published) ?? Date(Meta("article:published_time", "datePublished", "date", "dc.date", "dc.date.issued",
                "dcterms.date", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date"))
                ?? Date(page.QuerySelector("time[pubdate], time[itemprop='datePublished']")?.GetAttribute("datetime")) ?? Date(OnlyTime(page)),
            Modified = Date(linked.Modified) ?? Date(Meta("article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified"))
                ?? Date(page.QuerySelector("time[itemprop='dateModified']")?.GetAttribute("datetime")),
        };
    }

    private static string? Heading(IDocument page) =>
        HtmlPage.Clean(page.QuerySelector("h1")?.TextContent ?? "") is { Length: > 0 } heading ? heading
            : HtmlPage.Clean(page.Title ?? "") is { Length: > 0 } title ? title : null;

    // A page with several times may show other articles; one alone is its own.
    private static string? OnlyTime(IDocument page) =>
        page.QuerySelectorAll("article time[datetime], header time[datetime]").Select(time => time.GetAttribute("datetime"))
            .Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;

    private static ImpreciseDate? Date(string? value) => value is not null && DateExpressions.Find(value, null) is [var first, ..] ? first.Date : null;

    private sealed class Linked
    {
        public string? Title, Published, Modified, Publisher, Description, Language;
        public List<string> Authors { get; } = [];

        public void Visit(JsonElement element, int depth)
        {
            if (depth > 8) return;
            if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Visit(item, depth + 1);
            if (element.ValueKind != JsonValueKind.Object) return;
            if (element.TryGetProperty("@graph", out var graph)) Visit(graph, depth + 1);
            if (!IsArticle(element)) return;
            Title ??= Text(element, "headline");
            Published ??= Text(element, "datePublished");
            Modified ??= Text(element, "dateModified");
            Description ??= Text(element, "description");
            Language ??= Text(element, "inLanguage");
            if (element.TryGetProperty("publisher", out var publisher)) Publisher ??= Names(publisher).FirstOrDefault();
            if (Authors.Count == 0 && element.TryGetProperty("author", out var author)) Authors.AddRange(Names(author).Distinct(StringComparer.Ordinal));
        }

        private static bool IsArticle(JsonElement element) => element.TryGetProperty("@type", out var type) && Types(type).Any(name =>
            name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting" or "Report" or "LiveBlogPosting" or "WebPage");

        private static IEnumerable<string> Types(JsonElement type) => type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => type.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
            _ => [],
        };

        private static IEnumerable<string> Names(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Names),
            JsonValueKind.Object => Text(value, "name") is { } name ? [name] : [],
            _ => [],
        };

        private static string? Text(JsonElement element, string name) =>
            element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                && HtmlPage.Clean(value.GetString()!) is { Length: > 0 } text ? text : null;
    }
}
