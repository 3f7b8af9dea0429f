using NodaTime;

namespace Entente.Store;

/// <summary>Which claims of some documents count: those of the latest reading of a document that is the newest at its place.</summary>
internal static class CountingClaims
{
    /// <param name="documents">Keys.</param>
    /// <param name="day">What was public by its end.</param>
    public static HashSet<string> Of(LedgerFile ledger, IReadOnlyCollection<string> documents, LocalDate day)
    {
        if (documents.Count == 0) return [];
        var readings = ledger.Connection.Rows("SELECT reading_id FROM reading_of(?, ?::DATE)", r => r.Text("reading_id"), documents.ToList(), day);
        return ledger.Connection.RowsOf("SELECT claim_id FROM reading_claim WHERE reading_id IN ({keys})", r => r.Text("claim_id"), readings)
            .ToHashSet(StringComparer.Ordinal);
    }
}
