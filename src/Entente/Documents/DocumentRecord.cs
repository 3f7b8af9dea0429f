using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Entente.Time;
using NodaTime;
using NodaTime.Text;

namespace Entente.Documents;

/// <summary>
/// What is known of a document besides its words: a JSON object in a file beside it, as collections of texts have them (docs/guides/documents.md).
/// It says what the document doesn't; where both do, the document is believed.
/// </summary>
/// <param name="Location">Where the record stands.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record DocumentRecord(string Location, string Hash)
{
    /// <summary>What the name of a document's file is followed by, its ending taken away: "article.txt" has "article.doc.json".</summary>
    public const string Ending = ".doc.json";

    /// <summary>Larger records are passed over: 64 KiB.</summary>
    public const int MaxBytes = 64 * 1024;

    public string? Title { get; init; }
    /// <summary>Who publishes it.</summary>
    public string? Outlet { get; init; }
    /// <summary>When it was published, as exact as is known.</summary>
    public ImpreciseDate? Published { get; init; }
    /// <summary>The day that it speaks of as today, where it isn't known when it was published.</summary>
    public ImpreciseDate? AsOf { get; init; }
    /// <summary>What in it could not be used.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The fields title, outlet, published and as_of; all others are passed over. What is wrong becomes a warning.</summary>
    /// <param name="bytes">The record as it stands.</param>
    /// <param name="location">For warnings.</param>
    public static DocumentRecord Read(byte[] bytes, string location)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var record = new DocumentRecord(location, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (bytes.Length > MaxBytes) return record.Without($"is larger than {MaxBytes / 1024} KiB");
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return record.Without("is no JSON object");
            var warnings = new List<string>();
            string? Word(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                && value.GetString()!.Trim() is { Length: > 0 } word ? word : null;
            ImpreciseDate? Date(string name)
            {
                if (Word(name) is not { } word) return null;
                var date = DateOf(word);
                if (date is null) warnings.Add($"{location}: {name} '{word}' is no YYYY, YYYY-MM or YYYY-MM-DD; passed over.");
                return date;
            }
            return record with { Title = Word("title"), Outlet = Word("outlet"), Published = Date("published"), AsOf = Date("as_of"), Warnings = warnings };
        }
        catch (JsonException)
        {
            return record.Without("is no JSON");
        }
    }

    private DocumentRecord Without(string fault) => this with { Warnings = [$"{Location}: {fault}; the record is passed over."] };

    private static ImpreciseDate? DateOf(string word)
    {
        if (LocalDatePattern.Iso.Parse(word) is { Success: true } day) return ImpreciseDate.OfDay(day.Value);
        if (YearMonthPattern.Iso.Parse(word) is { Success: true } month) return ImpreciseDate.OfMonth(month.Value.Year, month.Value.Month);
        return word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? ImpreciseDate.OfYear(year) : null;
    }
}
