using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Entente.Web.Endpoints;

/// <summary>The texts of a JSON object that was sent; a name that isn't known is refused, not passed over.</summary>
internal sealed class SentFields
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <exception cref="AnswerException">400: no such object, a field that isn't taken, or one that is missing.</exception>
    public SentFields(PostEndpoint endpoint, ReadOnlyMemory<byte> body)
    {
        var taken = string.Join(", ", endpoint.Fields.Select(f => f.Name));
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Wrong($"A JSON object is expected, with {taken}.");
            foreach (var field in json.RootElement.EnumerateObject())
            {
                if (endpoint.Fields.All(f => f.Name != field.Name)) throw Wrong($"'{field.Name}' is nothing that {endpoint.Path} takes. It takes {taken}.");
                if (field.Value.ValueKind == JsonValueKind.Null) continue;
                if (field.Value.ValueKind != JsonValueKind.String) throw Wrong($"{field.Name}: a text in quotation marks is expected.");
                if (!values.TryAdd(field.Name, field.Value.GetString()!)) throw Wrong($"{field.Name}: is given twice.");
            }
        }
        // The second: half a character, which no text is.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new AnswerException(400, $"What was sent is not JSON: {e.Message} Nothing was recorded.", inner: e);
        }
        foreach (var field in endpoint.Fields.Where(f => f.IsRequired)) _ = Needed(field.Name);
    }

    /// <summary>Absent where it isn't given or is empty.</summary>
    public string? this[string name] => values.TryGetValue(name, out var text) && text.Trim().Length > 0 ? text : null;

    public string Needed(string name) => this[name] ?? throw Wrong($"{name}: is not given. /openapi.json tells what is taken.");

    public LocalDate? Day(string name) => this[name] is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw Wrong($"{name}: '{text}' is no date; YYYY-MM-DD is expected, as in 2024-06-18.");

    private static AnswerException Wrong(string words) => new(400, words + " Nothing was recorded.");
}
