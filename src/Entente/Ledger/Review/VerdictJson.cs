using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;
using NodaTime.Text;

namespace Entente.Ledger.Review;

/// <summary>A verdict on one line, to carry it from one ledger to another.</summary>
public static class VerdictJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = SafeJson.Encoder };

    public static string Line(Verdict verdict)
    {
        var node = new JsonObject { ["id"] = verdict.Id, ["claim"] = verdict.Claim.Value, ["verdict"] = verdict.KindName };
        if (verdict.Correction is { } corrected)
            foreach (var (name, value) in corrected.Fields) node[name] = value;
        node["by"] = verdict.By;
        node["at"] = InstantPattern.ExtendedIso.Format(verdict.At);
        node["why"] = verdict.Why;
        return node.ToJsonString(Options);
    }

    /// <exception cref="ArgumentException">It can't be read, or its key is not that of what it says.</exception>
    public static Verdict Read(string line)
    {
        JsonElement node;
        try
        {
            using var document = JsonDocument.Parse(line);
            node = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new ArgumentException("is not JSON", nameof(line), e);
        }
        string? Text(string name) => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        string Needed(string name) => Text(name) ?? throw new ArgumentException($"has no text '{name}'");
        if (!Enum.TryParse<VerdictKind>(Needed("verdict"), ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            throw new ArgumentException($"verdict '{Needed("verdict")}' is none of right, wrong, corrected");
        if (!InstantPattern.ExtendedIso.Parse(Needed("at"))
            .TryGetValue(default, out var at)) throw new ArgumentException($"at '{Needed("at")}' is no moment in UTC");
        var correction = kind == VerdictKind.Corrected ? Correction.Of(Correction.Names.Select(n => KeyValuePair.Create(n, Text(n))), null) : null;
        var verdict = new Verdict(new ClaimId(Needed("claim")), kind, correction, Needed("by"), at, Text("why"));
        return verdict.Id == Needed("id") ? verdict
            : throw new ArgumentException($"id {Needed("id")} is not the key of what it says ({verdict.Id}): it was altered");
    }
}
