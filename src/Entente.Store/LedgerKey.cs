namespace Entente.Store;

/// <summary>Something the ledger holds under a key. A former key leads to what holds its claim now.</summary>
public sealed record LedgerKey(string Kind, string Id)
{
    /// <summary>What begins with these letters ("c-1f3", a document's hash), sorted; a whole key finds itself alone. At most ten.</summary>
    public static IReadOnlyList<LedgerKey> Find(LedgerFile ledger, string beginning)
    {
        var found = ledger.Connection.Rows("""
            SELECT * FROM (
                SELECT 'claim' AS kind, claim_id AS id FROM claim WHERE starts_with(claim_id, $1)
                UNION ALL SELECT 'proposition', proposition_id FROM proposition WHERE starts_with(proposition_id, $1)
                UNION ALL SELECT DISTINCT 'matter', matter_id FROM proposition WHERE starts_with(matter_id, $1)
                UNION ALL SELECT 'event', event_id FROM event WHERE starts_with(event_id, $1)
                UNION ALL SELECT 'document', document_id FROM document WHERE starts_with(document_id, $1) OR starts_with(sha256, $1)
                UNION ALL SELECT 'run', run_id FROM run WHERE starts_with(run_id, $1)
                UNION ALL SELECT 'note', note_id FROM note WHERE starts_with(note_id, $1))
            ORDER BY kind, id LIMIT 10
            """, r => new LedgerKey(r.Text("kind"), r.Text("id")), beginning);
        if (found.Count > 0) return found;
        return ledger.Connection.Rows("""
            SELECT DISTINCT CASE WHEN starts_with(f.former_id, 'p-') THEN 'proposition' ELSE 'event' END AS kind,
                CASE WHEN starts_with(f.former_id, 'p-') THEN pc.proposition_id ELSE ec.event_id END AS id
            FROM former_key f
            LEFT JOIN proposition_claim pc ON pc.claim_id = f.claim_id
            LEFT JOIN event_claim ec ON ec.claim_id = f.claim_id
            WHERE starts_with(f.former_id, ?) AND CASE WHEN starts_with(f.former_id, 'p-') THEN pc.proposition_id ELSE ec.event_id END IS NOT NULL
            ORDER BY kind, id LIMIT 10
            """, r => new LedgerKey(r.Text("kind"), r.Text("id")), beginning);
    }
}
