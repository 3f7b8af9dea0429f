using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;
using NodaTime;
using NodaTime.Text;

namespace Entente.Ledger.Notes;

/// <summary>A note or a withdrawal on one line, to carry it from one ledger to another.</summary>
public static class NoteJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = SafeJson.Encoder };

    public static string Line(Note note) => new JsonObject
    {
        ["id"] = note.Id, ["about"] = note.About.Text, ["text"] = note.Text, ["on"] = note.On, ["by"] = note.By,
        ["at"] = InstantPattern.ExtendedIso.Format(note.At),
    }.ToJsonString(Options);

    public static string Line(NoteWithdrawal withdrawal) => new JsonObject
    {
        ["id"] = withdrawal.Id, ["withdraws"] = withdrawal.NoteId, ["by"] = withdrawal.By, ["at"] = InstantPattern.ExtendedIso.Format(withdrawal.At),
        ["why"] = withdrawal.Why,
    }.ToJsonString(Options);

    /// <summary>Whether the line is a note or a withdrawal, rather than a verdict.</summary>
    public static bool Is(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Text(document.RootElement, "id") is { } id
                && (id.StartsWith(Note.Prefix, StringComparison.Ordinal) || id.StartsWith(NoteWithdrawal.Prefix, StringComparison.Ordinal));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The one or the other.</summary>
    /// <exception cref="ArgumentException">It can't be read, or its key is not that of what it says.</exception>
    public static (Note? Note, NoteWithdrawal? Withdrawal) Read(string line)
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
        string Needed(string name) => Text(node, name) ?? throw new ArgumentException($"has no text '{name}'");
        Instant at = InstantPattern.ExtendedIso.Parse(Needed("at")) is { Success: true } moment ? moment.Value
            : throw new ArgumentException($"at '{Needed("at")}' is no moment in UTC");
        if (Text(node, "withdraws") is { } taken)
        {
            var withdrawal = new NoteWithdrawal(taken, Needed("by"), at, Text(node, "why"));
            return (null, Checked(withdrawal, withdrawal.Id, Needed("id")));
        }
        var note = new Note(new NoteAnchor(Needed("about")), Needed("text"), Text(node, "on"), Needed("by"), at);
        return (Checked(note, note.Id, Needed("id")), null);
    }

    private static T Checked<T>(T read, string made, string told) => made == told ? read
        : throw new ArgumentException($"id {told} is not the key of what it says ({made}): it was altered");

    private static string? Text(JsonElement node, string name) => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
