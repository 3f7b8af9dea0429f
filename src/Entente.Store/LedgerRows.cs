using Entente.Ledger;

namespace Entente.Store;

/// <summary>Which claims belong to what.</summary>
public static class LedgerRows
{
    public static IReadOnlyList<ClaimId> ClaimsOfProposition(LedgerFile ledger, string id) => ledger.Connection.Rows(
        "SELECT claim_id FROM proposition_claim WHERE proposition_id = ? ORDER BY claim_id", r => new ClaimId(r.Text("claim_id")), id);

    /// <summary>The propositions on which the parties of a matter differ, sorted.</summary>
    public static IReadOnlyList<string> PropositionsOfMatter(LedgerFile ledger, string id) => ledger.Connection.Rows(
        "SELECT proposition_id FROM proposition WHERE matter_id = ? ORDER BY proposition_id", r => r.Text("proposition_id"), id);

    public static IReadOnlyList<ClaimId> ClaimsOfEvent(LedgerFile ledger, string id) => ledger.Connection.Rows(
        "SELECT claim_id FROM event_claim WHERE event_id = ? ORDER BY claim_id", r => new ClaimId(r.Text("claim_id")), id);

    /// <summary>The claims of the document's latest reading, in the order of its text; those of a version since replaced are told too.</summary>
    public static IReadOnlyList<string> ClaimsOfDocument(LedgerFile ledger, string id) => ledger.Connection.Rows("""
        SELECT c.claim_id FROM claim c JOIN reading_claim rc ON rc.claim_id = c.claim_id
        WHERE rc.reading_id = (SELECT arg_max(reading_id, sequence) FROM reading WHERE document_id = ?)
        ORDER BY c.quote_start, c.quote_end, c.claim_id
        """, r => r.Text("claim_id"), id);
}
