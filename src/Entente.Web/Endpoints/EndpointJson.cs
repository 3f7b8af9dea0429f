using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;
using NodaTime;

namespace Entente.Web.Endpoints;

/// <summary>How endpoints write JSON.</summary>
internal static class EndpointJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = SafeJson.Encoder, WriteIndented = true,
        NewLine = "\n" };

    public static string Write(JsonNode node) => node.ToJsonString(Options) + "\n";

    public static string Fault(AnswerException e) => Write(new JsonObject { ["error"] = e.Message, ["nearest"] = Strings(e.Nearest) });

    public static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
