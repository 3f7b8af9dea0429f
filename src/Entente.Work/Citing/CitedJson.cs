using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;
using Entente.Findings;

namespace Entente.Work.Citing;

/// <summary>How citations are written as JSON: indented, one line end, the same bytes for the same ledger.</summary>
internal static class CitedJson
{
    // For pages too: a JSON-LD block stands inside a script element, so that "<" must not.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = SafeJson.InPage, WriteIndented = true, NewLine = "\n",
    };

    public static string Write(JsonNode node) => node.ToJsonString(Json) + "\n";

    /// <summary>The world's text on one line, without what would turn the direction of writing.</summary>
    public static string Line(string text) => WorldText.Line(text);
}
