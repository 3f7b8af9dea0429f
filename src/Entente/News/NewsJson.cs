using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;

namespace Entente.News;

/// <summary>News for programs. Text is as it was read, and so is to be escaped where it is shown.</summary>
public static class NewsJson
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = SafeJson.Encoder, WriteIndented = true, NewLine = "\n" };

    public static string Write(NewsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var root = new JsonObject
        {
            ["until"] = Time(report.Until),
            ["count"] = report.Count,
            ["watches"] = new JsonArray([.. report.Watches.Select(w => (JsonNode)new JsonObject
            {
                ["name"] = w.Watch.Name, ["key"] = w.Watch.Key, ["actors"] = new JsonArray([.. new[] { w.Watch.A.Value, w.Watch.B?.Value }.OfType<string>()
                    .Select(a => (JsonNode)a)]),
                ["since"] = w.Since is { } since ? Time(since) : null, ["quiet_documents"] = w.QuietDocuments,
                ["changes"] = new JsonArray([.. w.Changes.Select(c => (JsonNode)Node(c))]),
            })]),
            ["feeds"] = new JsonArray([.. report.Feeds.Select(f => (JsonNode)new JsonObject
            {
                ["id"] = f.Feed.Id, ["address"] = f.Feed.Address, ["outlet"] = f.Feed.Outlet, ["kind"] = f.Kind, ["since"] = Time(f.Since), ["new"] = f.IsNew,
                ["statement"] = f.Statement,
            })]),
            ["documents"] = new JsonArray([.. report.Sources.Values.Select(s => (JsonNode)new JsonObject
            {
                ["id"] = s.Id, ["title"] = s.Title, ["location"] = s.Location, ["outlet"] = s.Outlet, ["published"] = s.Published?.ToString(),
                    ["story"] = s.Story,
            })]),
        };
        return root.ToJsonString(Json) + "\n";
    }

    private static JsonObject Node(Change c) => new()
    {
        ["id"] = c.Id, ["kind"] = c.Kind.ToString().ToLowerInvariant(), ["statement"] = c.Statement, ["date"] = c.Date?.ToString(), ["note"] = c.Note,
        ["matter"] = c.Matter?.Value, ["dataset"] = c.Dataset, ["row"] = c.Row, ["documents"] = c.Documents, ["outlets"] = c.Outlets, ["stories"] = c.Stories,
        ["recorded"] = c.Recorded is { } recorded ? Time(recorded) : null,
        ["claims"] = new JsonArray([.. c.Claims.Select(x => (JsonNode)new JsonObject
        {
            ["id"] = x.Id.Value, ["quote"] = x.QuoteText, ["document"] = x.DocumentId, ["start"] = x.Quote.Start, ["end"] = x.Quote.End,
        })]),
    };

    private static string Time(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
