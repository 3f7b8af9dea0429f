using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Store;
using Entente.Web.Endpoints;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Entente.Web.Mcp;

/// <summary>The endpoints that are tools: listed with their parameters, called by the same routes as over HTTP.</summary>
internal sealed class LedgerTools(LedgerDesk desk)
{
    private static readonly ImmutableArray<Endpoint> Endpoints = [.. EndpointList.All.Where(e => e.Tool is not null)];

    public static IList<Tool> List { get; } = [.. Endpoints.Select(Of)];

    public async ValueTask<CallToolResult> CallAsync(string name, IEnumerable<KeyValuePair<string, JsonElement>> arguments, CancellationToken cancel)
    {
        var endpoint = Endpoints.FirstOrDefault(e => e.Tool == name)
            ?? throw new McpProtocolException($"No tool '{name}'. There are {string.Join(", ", Endpoints.Select(e => e.Tool))}.", McpErrorCode.InvalidParams);
        try
        {
            var values = Values(arguments);
            var skip = Skip(endpoint, values);
            return Result(ToolAnswer.Write(name, await desk.AskAsync(endpoint, values, cancel).ConfigureAwait(false), skip));
        }
        catch (AnswerException e) when (CannotBeTold(name, e))
        {
            return Result(ToolAnswer.CannotBeTold(name, e.Message));
        }
        catch (AnswerException e)
        {
            return Result(ToolAnswer.Fault(e), isError: true);
        }
        catch (LedgerException e)
        {
            return Result(ToolAnswer.Fault(new AnswerException(503, e.Message)), isError: true);
        }
    }

    // Asked rightly, and there is no answer in this ledger: that is one.
    private static bool CannotBeTold(string tool, AnswerException e) => tool switch
    {
        "outlook" => e.Status == 409,
        "check" => e.Message.Contains("doesn't say when it was published", StringComparison.Ordinal),
        _ => false,
    };

    private static CallToolResult Result(string text, bool isError = false) => new() { Content = [new TextContentBlock { Text = text }], IsError = isError };

    private static Dictionary<string, string> Values(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            values[name] = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.Null => "",
                _ => throw new AnswerException(400, $"{name}: a text or a number is expected, not {value.ValueKind.ToString().ToLowerInvariant()}."),
            };
        foreach (var empty in values.Where(v => v.Value.Length == 0).Select(v => v.Key).ToList()) values.Remove(empty);
        return values;
    }

    private static int Skip(Endpoint endpoint, Dictionary<string, string> values)
    {
        if (!endpoint.IsList || !values.Remove("skip", out var text)) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip
            : throw new AnswerException(400, $"skip: '{text}' is no whole number of 0 or more.");
    }

    private static Tool Of(Endpoint endpoint)
    {
        var properties = new JsonObject();
        foreach (var parameter in endpoint.Parameters)
        {
            var schema = OpenApi.Schema(parameter);
            schema["description"] = parameter.Description;
            properties[parameter.Name] = schema;
        }
        if (endpoint.IsList) properties["skip"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["description"] = "Leave out so many first ones." };
        var input = new JsonObject
        {
            ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false,
            ["required"] = EndpointJson.Strings(endpoint.Parameters.Where(p => p.IsRequired).Select(p => p.Name)),
        };
        return new Tool
        {
            Name = endpoint.Tool!,
            Description = $"{endpoint.Description} As `entente {endpoint.Command}`. Reads only.",
            InputSchema = JsonSerializer.SerializeToElement(input),
            Annotations = new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
        };
    }
}
