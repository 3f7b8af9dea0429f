using Entente.Time;
using NodaTime;

namespace Entente.Store;

/// <summary>A document as lists tell it, without its text.</summary>
/// <param name="Claims">Of its latest reading.</param>
public sealed record DocumentListing(string Id, string Location, string? Title, ImpreciseDate? Published, LocalDate KnowableFrom, DateTime Recorded,
    long Claims)
{
    private const string Columns = """
        SELECT d.document_id, d.location, d.title, d.published, d.published_first, d.published_last, d.published_precision, d.knowable_from, d.recorded_at,
            (SELECT count(*) FROM reading_claim rc WHERE rc.reading_id = (SELECT arg_max(r.reading_id,
                r.sequence) FROM reading r WHERE r.document_id = d.document_id)) AS claims
        FROM document d
        """;

    /// <summary>The latest recorded first; only those that were public by the end of the day, where one is given.</summary>
    public static IReadOnlyList<DocumentListing> Latest(LedgerFile ledger, LocalDate? asOf, int skip, int count) => ledger.Connection.Rows($"""
        {Columns} WHERE d.knowable_from <= ?::DATE ORDER BY d.recorded_at DESC, d.document_id LIMIT ? OFFSET ?
        """, Of, asOf ?? new LocalDate(9999, 12, 31), count, skip);

    /// <summary>Those whose title or text has all of the words, case and accents aside; the latest public first.</summary>
    public static IReadOnlyList<DocumentListing> WithWords(LedgerFile ledger, IReadOnlyList<string> words, LocalDate? asOf, int count) =>
        ledger.Connection.Rows($"""
        {Columns} WHERE d.knowable_from <= ?::DATE{string
            .Concat(words.Select(_ => " AND contains(strip_accents(lower(coalesce(d.title, '') || ' ' || d.text)), strip_accents(lower(?)))"))}
        ORDER BY d.knowable_from DESC, d.document_id LIMIT ?
        """, Of, [asOf ?? new LocalDate(9999, 12, 31), .. words, count]);

    /// <summary>The days from which documents count as public, in order.</summary>
    public static IReadOnlyList<LocalDate> Days(LedgerFile ledger) =>
        ledger.Connection.Rows("SELECT DISTINCT knowable_from FROM document ORDER BY knowable_from", r => r.Day("knowable_from"));

    private static DocumentListing Of(Row r) =>
        new(r.Text("document_id"), r.Text("location"), r.TextOrNull("title"), r.DateOrNull("published"), r.Day("knowable_from"), r.Time("recorded_at"),
            r.Long("claims"));
}
