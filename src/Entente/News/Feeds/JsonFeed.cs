using System.Text.Json;

namespace Entente.News.Feeds;

/// <summary>JSON Feed 1 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeed
{
    public static FeedContent Read(string text, Uri? place)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
                throw new FeedException("is JSON without a list 'items', expected a JSON Feed.");
            return new FeedContent(FeedKind.Json)
            {
                Title = FeedText.Title(Text(root, "title")),
                Items = [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(item =>
                {
                    var link = FeedText.Link(Text(item, "url"), place) ?? FeedText.Link(Text(item, "external_url"), place)
                        ?? (Text(item, "id") is { } id && id.StartsWith("http", StringComparison.Ordinal) ? FeedText.Link(id, null) : null);
                    return new FeedItem(link, Text(item, "id") ?? link)
                    {
                        Title = FeedText.Title(Text(item, "title")),
                        Published = FeedDates.Read(Text(item, "date_published")) ?? FeedDates.Read(Text(item, "date_modified")),
                        Summary = FeedText.Summary(Text(item, "summary") ?? Text(item, "content_text") ?? Text(item, "content_html")),
                    };
                })],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FeedException($"is no JSON that can be read: {e.Message}", e);
        }
    }

    private static string? Text(JsonElement parent, string name) => !parent.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
