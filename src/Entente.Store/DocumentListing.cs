using Entente.Time;
using NodaTime;

namespace Entente.Store;

/// <summary>A document as lists tell it, without its text.</summary>
/// <param name="Claims">Of its latest reading.</param>
public sealed record DocumentListing(string Id, string Location, string? Title, ImpreciseDate? Published, LocalDate KnowableFrom, DateTime Recorded,
    long Claims)
{
    private static string Listed(string found, string order) => $"""
        WITH d AS (
            SELECT document_id, location, title, published, published_first, published_last, published_precision, knowable_from, recorded_at
            FROM document d WHERE {found}),
        latest AS (
            SELECT document_id, arg_max(reading_id, sequence) AS reading_id FROM reading WHERE document_id IN (SELECT document_id FROM d)
            GROUP BY document_id)
        SELECT d.*, l.reading_id FROM d LEFT JOIN latest l ON l.document_id = d.document_id ORDER BY {order}
        """;

    /// <summary>The latest recorded first; only those that were public by the end of the day, where one is given.</summary>
    public static IReadOnlyList<DocumentListing> Latest(LedgerFile ledger, LocalDate? asOf, int skip, int count) => Rows(ledger,
        Listed("d.knowable_from <= ?::DATE ORDER BY d.recorded_at DESC, d.document_id LIMIT ? OFFSET ?", "d.recorded_at DESC, d.document_id"),
        asOf ?? new LocalDate(9999, 12, 31), count, skip);

    /// <summary>Those whose title or text has all of the words, case and accents aside; the latest public first.</summary>
    public static IReadOnlyList<DocumentListing> WithWords(LedgerFile ledger, IReadOnlyList<string> words, LocalDate? asOf, int count) =>
        Of(ledger, DocumentWords.Find(ledger, words, asOf ?? new LocalDate(9999, 12, 31), 0, count));

    /// <summary>These, the latest public first.</summary>
    internal static IReadOnlyList<DocumentListing> Of(LedgerFile ledger, IReadOnlyCollection<string> documents) => documents.Count == 0 ? []
        : Rows(ledger, Listed("document_id IN (SELECT unnest(?))", "d.knowable_from DESC, d.document_id"), documents);

    /// <summary>The days from which documents count as public, in order.</summary>
    public static IReadOnlyList<LocalDate> Days(LedgerFile ledger) =>
        ledger.Connection.Rows("SELECT DISTINCT knowable_from FROM document ORDER BY knowable_from", r => r.Day("knowable_from"));

    // Claims are counted of those that are listed: of all 100,000 of a ledger that took most of a minute.
    private static List<DocumentListing> Rows(LedgerFile ledger, string query, params ReadOnlySpan<object?> values)
    {
        var listed = ledger.Connection.Rows(query, r => (Document: Of(r), Reading: r.TextOrNull("reading_id")), values);
        var counts = ledger.Connection.RowsOf("SELECT reading_id, count(*) AS claims FROM reading_claim WHERE reading_id IN ({keys}) GROUP BY reading_id",
            r => (Reading: r.Text("reading_id"), Claims: r.Long("claims")), [.. listed.Select(x => x.Reading).OfType<string>()])
            .ToDictionary(x => x.Reading, x => x.Claims, StringComparer.Ordinal);
        return [.. listed.Select(x => x.Document with { Claims = x.Reading is null ? 0 : counts.GetValueOrDefault(x.Reading) })];
    }

    private static DocumentListing Of(Row r) =>
        new(r.Text("document_id"), r.Text("location"), r.TextOrNull("title"), r.DateOrNull("published"), r.Day("knowable_from"), r.Time("recorded_at"), 0);
}
