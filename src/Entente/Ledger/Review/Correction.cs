using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Entente.Actors;
using Entente.Coding;
using Entente.Reading;
using NodaTime.Text;

namespace Entente.Ledger.Review;

/// <summary>
/// What a claim's coding should be, in the words of tests/Specs: register keys, "/SECTOR" after one where it matters, "-" for nobody or no date;
/// the speaker may be "author". Only what is changed is given.
/// </summary>
public sealed partial record Correction
{
    /// <summary>The fields that can be corrected, in the order they are told.</summary>
    public static ImmutableArray<string> Names { get; } = ["actor", "recipient", "type", "voice", "speaker", "date"];

    private Correction(ImmutableSortedDictionary<string, string> fields) => Fields = fields;

    public ImmutableSortedDictionary<string, string> Fields { get; }

    public string? this[string name] => Fields.GetValueOrDefault(name);

    /// <summary>Reads what was typed; a field that is absent, empty or as the claim has it is not changed.</summary>
    /// <param name="claim">Null where it isn't at hand: all that is given counts as changed.</param>
    /// <exception cref="ArgumentException">A value that can't be read, or nothing is changed; says what was expected.</exception>
    public static Correction Of(IEnumerable<KeyValuePair<string, string?>> given, Claim? claim)
    {
        var now = claim is null ? ImmutableSortedDictionary<string, string>.Empty : CodingOf(claim);
        var changed = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in given)
        {
            if (!Names.Contains(name)) throw new ArgumentException($"'{name}' is no field of a coding; expected {string.Join(", ", Names)}.");
            if (text?.Trim() is not { Length: > 0 } value || now.GetValueOrDefault(name) == value) continue;
            value = name switch
            {
                "actor" or "recipient" => Party(name, value),
                "speaker" => value.Equals("author", StringComparison.OrdinalIgnoreCase) ? "author" : Party(name, value),
                "type" => Choice<EventType>(name, value).ToUpperInvariant(),
                "voice" => Choice<Voice>(name, value).ToLowerInvariant(),
                _ => DateOf(value),
            };
            if (now.GetValueOrDefault(name) != value) changed[name] = value;
        }
        if (changed.Count == 0) throw new ArgumentException($"Nothing is corrected: change at least one of {string.Join(", ", Names)}.");
        return new Correction(changed.ToImmutable());
    }

    /// <summary>Whether anything was typed that is not as the claim has it.</summary>
    public static bool IsChanged(IEnumerable<KeyValuePair<string, string?>> given, Claim claim)
    {
        var now = CodingOf(claim);
        return given.Any(g => g.Value?.Trim() is { Length: > 0 } value && now.GetValueOrDefault(g.Key) is { } was && was != value);
    }

    /// <summary>How a claim is coded, in the same words; words in quotation marks stand for whom nobody could resolve.</summary>
    public static ImmutableSortedDictionary<string, string> CodingOf(Claim claim) => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("actor", claim.Kind == ClaimKind.Event ? Name(claim.Actor) : Together(claim.Subjects)),
        KeyValuePair.Create("recipient", claim.Kind == ClaimKind.Event ? Name(claim.Recipient) : Together(claim.Against)),
        KeyValuePair.Create("type", claim.Type?.ToString().ToUpperInvariant() ?? "assessment"),
        KeyValuePair.Create("voice", ClaimVoice.Of(claim).ToString().ToLowerInvariant()),
        KeyValuePair.Create("speaker", claim.ByAuthor ? "author" : Name(claim.Speaker)),
        KeyValuePair.Create("date", claim.Date?.ToString() ?? "-"),
    ]);

    public override string ToString() => string.Join(", ", Names.Where(Fields.ContainsKey).Select(n => $"{n} {Fields[n]}"));

    public bool Equals(Correction? other) => other is not null && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    internal static string Name(ActorMention? mention) => mention is null ? "-"
        : mention.Actor is { } actor ? actor + (mention.Sector is null ? "" : "/" + mention.Sector) : $"\"{mention.Text}\"";

    private static string Together(IReadOnlyCollection<ActorMention> mentions) => mentions.Count == 0 ? "-" : string.Join('+', mentions.Select(Name));

    private static string Party(string name, string text)
    {
        if (text == "-") return text;
        return string.Join('+', text.Split('+', StringSplitOptions.TrimEntries).Select(part =>
        {
            var sector = SectorAfter().Match(part) is { Success: true } found ? found.Value : "";
            var register = ActorRegister.Embedded;
            if (register.Resolve(part[..^sector.Length], null) is { } id) return id.Value + sector;
            var nearest = register.Nearest(part[..^sector.Length], 3);
            throw new ArgumentException($"{name}: no actor '{part}'.{(nearest.Count > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : "")} "
                + "Give a key such as PRK, a name, or - for nobody.");
        }));
    }

    private static string Choice<T>(string name, string text) where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"{name}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");

    private static string DateOf(string text) => text == "-" || text.Length is 4 or 7 or 10
        && LocalDatePattern.Iso.Parse(text + "-01-01"[..(10 - text.Length)]).Success ? text
        : throw new ArgumentException($"date: '{text}' is no date; YYYY, YYYY-MM or YYYY-MM-DD is expected, or - for none.");

    [GeneratedRegex("/[A-Z]{3}$")]
    private static partial Regex SectorAfter();
}
