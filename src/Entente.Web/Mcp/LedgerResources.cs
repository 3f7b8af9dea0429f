using System.Text.Json.Nodes;
using Entente.Web.Endpoints;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Entente.Web.Mcp;

/// <summary>entente://claim/c-...: one thing with its words.</summary>
internal sealed class LedgerResources(LedgerDesk desk)
{
    private const string Scheme = "entente://", Json = "application/json";

    private static readonly (string Kind, string Path, string Description)[] Kinds =
    [
        ("claim", "claims/{id}", "One claim, down to its words."),
        ("document", "documents/{id}", "One document: where it came from, its claims, and its text as it is read."),
        ("proposition", "propositions/{id}", "One proposition or matter, both sides, each with its words."),
    ];

    public static IList<ResourceTemplate> Templates { get; } =
    [
        .. Kinds.Select(k => new ResourceTemplate
        {
            Name = k.Kind, UriTemplate = $"{Scheme}{k.Kind}/{{id}}", MimeType = Json, Description = k.Description,
        }),
    ];

    /// <exception cref="McpProtocolException">There is no such thing.</exception>
    public async ValueTask<ReadResourceResult> ReadAsync(string uri, CancellationToken cancel)
    {
        foreach (var (kind, path, _) in Kinds)
        {
            if (!uri.StartsWith($"{Scheme}{kind}/", StringComparison.Ordinal)) continue;
            var id = Uri.UnescapeDataString(uri[(Scheme.Length + kind.Length + 1)..]);
            try
            {
                var endpoint = EndpointList.All.First(e => e.Path == path);
                var body = await desk.AskAsync(endpoint, new Dictionary<string, string> { ["id"] = id }, cancel).ConfigureAwait(false);
                if (kind == "document" && JsonNode.Parse(body) is JsonObject document)
                {
                    document["text"] = await desk.TextOfAsync(id, cancel).ConfigureAwait(false);
                    body = document.ToJsonString();
                }
                return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = Json, Text = ToolAnswer.Write(kind, body, 0) }] };
            }
            catch (AnswerException e)
            {
                throw new McpProtocolException(e.Message, e, McpErrorCode.InvalidParams);
            }
        }
        throw new McpProtocolException($"'{uri}' names nothing here. There is {string.Join(", ", Templates.Select(t => t.UriTemplate))}.",
            McpErrorCode.InvalidParams);
    }
}
