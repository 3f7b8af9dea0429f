using System.Text.Json.Nodes;
using Entente.Findings;

namespace Entente.Web.Endpoints;

/// <summary>What a few words find, for programs.</summary>
internal static class SearchJson
{
    public static string Write(Asked asked)
    {
        var search = Search.Of(asked.Ledger, asked.Question);
        asked.Answers.Check(search.Ledger, search.Claims);
        return EndpointJson.Write(new JsonObject
        {
            ["query"] = search.Words,
            ["states"] = new JsonArray([.. search.States.Select(s => (JsonNode)new JsonObject { ["key"] = s.Value, ["name"] = StateNames.NameOf(s) })]),
            ["nearest"] = EndpointJson.Strings(search.Nearest),
            ["documents"] = new JsonArray([.. search.Documents.Select(d => (JsonNode)new JsonObject
            {
                ["id"] = d.Id, ["title"] = d.Title, ["location"] = d.Location, ["published"] = d.Published?.ToString(),
                ["knowable_from"] = EndpointJson.Day(d.KnowableFrom), ["claims"] = d.Claims,
            })]),
            ["claims"] = new JsonArray([.. search.Claims.Select(c => (JsonNode)new JsonObject
            {
                ["id"] = c.Id.Value, ["sentence"] = Wording.Default.Sentence(c), ["quote"] = c.QuoteText, ["start"] = c.Quote.Start, ["end"] = c.Quote.End,
                ["document"] = c.DocumentId,
            })]),
        });
    }
}
