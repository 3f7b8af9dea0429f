using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;

namespace Entente.Work;

/// <summary>One thing in full: a kind, named values in order, and parts that are accounts themselves.</summary>
public sealed class Account(string kind, string id)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = SafeJson.Encoder, WriteIndented = true };

    private readonly List<(string Name, JsonNode? Value)> values = [];
    private readonly List<(string Name, Account Part)> parts = [];

    /// <summary>An unknown value isn't printed as text, and is null in JSON.</summary>
    public Account With(string name, JsonNode? value)
    {
        values.Add((name, value));
        return this;
    }

    public Account With(string name, Account part)
    {
        parts.Add((name, part));
        return this;
    }

    public string ToJson() => ToNode().ToJsonString(Json) + "\n";

    public string ToText()
    {
        var text = new StringBuilder();
        Write(text, 0, "");
        return text.ToString();
    }

    private JsonObject ToNode()
    {
        var node = new JsonObject { ["kind"] = kind, ["id"] = id };
        // What is told more than once is a list.
        foreach (var group in values.GroupBy(v => v.Name))
            node[group.Key] = group.Count() == 1 ? group.First().Value?.DeepClone() : new JsonArray([.. group.Select(v => v.Value?.DeepClone())]);
        foreach (var group in parts.GroupBy(p => p.Name)) node[group.Key] = new JsonArray([.. group.Select(p => (JsonNode)p.Part.ToNode())]);
        return node;
    }

    private void Write(StringBuilder text, int depth, string role)
    {
        var indent = new string(' ', depth * 2);
        text.Append(indent).Append(role.Length > 0 ? role + ": " : "").Append(kind).Append(' ').Append(id).Append('\n');
        foreach (var (name, value) in values)
            if (value is not null) text.Append(indent).Append("  ").Append(name).Append(": ").Append(PlainText.OfLine(value.ToString())).Append('\n');
        foreach (var (name, part) in parts) part.Write(text, depth + 1, name);
    }
}
