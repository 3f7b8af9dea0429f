using NodaTime;

namespace Entente.Store;

/// <summary>
/// Which claims of some documents count: those of the latest reading of a document that is the newest at its place. As the view `current_claim` and
/// `claim_as_of` have it of the whole ledger, by keys.
/// </summary>
internal static class CountingClaims
{
    // Text that was given on the standard input: each is a place of its own.
    private const string NoPlace = "-";

    /// <param name="documents">Keys, each once.</param>
    /// <param name="day">What was public by its end.</param>
    public static HashSet<string> Of(LedgerFile ledger, IReadOnlyCollection<string> documents, LocalDate day)
    {
        var readings = ledger.Connection.RowsOf(
            "SELECT arg_max(reading_id, sequence) AS reading_id FROM reading WHERE document_id IN ({keys}) GROUP BY document_id",
            r => r.Text("reading_id"), Newest(ledger, documents, day));
        return ledger.Connection.RowsOf("SELECT claim_id FROM reading_claim WHERE reading_id IN ({keys})", r => r.Text("claim_id"), readings)
            .ToHashSet(StringComparer.Ordinal);
    }

    // Of the documents those than which nothing newer is at one of their places.
    private static HashSet<string> Newest(LedgerFile ledger, IReadOnlyCollection<string> documents, LocalDate day)
    {
        var places = ledger.Connection.RowsOf("SELECT DISTINCT location FROM document_location WHERE document_id IN ({keys})", r => r.Text("location"),
            documents);
        var there = ledger.Connection.RowsOf("SELECT location, sequence, document_id FROM document_location WHERE location IN ({keys})",
            r => (Place: r.Text("location"), Sequence: r.Long("sequence"), Document: r.Text("document_id")), places);
        var known = ledger.Connection.RowsOf("SELECT document_id, knowable_from FROM document WHERE document_id IN ({keys})",
                r => (Document: r.Text("document_id"), From: r.Day("knowable_from")), [.. there.Select(l => l.Document).Distinct(StringComparer.Ordinal)])
            .Where(d => d.From <= day).ToDictionary(d => d.Document, d => d.From, StringComparer.Ordinal);
        var asked = documents.ToHashSet(StringComparer.Ordinal);
        return [.. there.Where(l => known.ContainsKey(l.Document)).GroupBy(l => l.Place == NoPlace ? l.Document : l.Place, StringComparer.Ordinal)
            .Select(g => g.MaxBy(l => (known[l.Document], l.Sequence)).Document).Where(asked.Contains)];
    }
}
