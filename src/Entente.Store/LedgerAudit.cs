using System.Globalization;
using Entente.Ledger;
using Entente.Store.Datasets;
using Entente.Store.Notes;

namespace Entente.Store;

/// <summary>Goes through a ledger and tells what doesn't hold: hashes, quotes, doubles, and what should follow from the claims.</summary>
public static class LedgerAudit
{
    // Claims are looked for by columns that repeat whom they mention.
    private const string Misfiled = """
        SELECT count(*) FROM claim c
        WHERE c.actor IS DISTINCT FROM (SELECT m.actor FROM claim_mention m WHERE m.claim_id = c.claim_id AND m.role = 'actor' AND m.ordinal = 0)
           OR c.recipient IS DISTINCT FROM (SELECT m.actor FROM claim_mention m WHERE m.claim_id = c.claim_id AND m.role = 'recipient' AND m.ordinal = 0)
        """;

    /// <returns>One sentence for each fault, sorted; none where all holds.</returns>
    public static IReadOnlyList<string> Faults(LedgerFile ledger)
    {
        var faults = new List<string>();
        var connection = ledger.Connection;
        foreach (var id in connection.Rows("SELECT document_id FROM document ORDER BY document_id", r => r.Text("document_id")))
        {
            var document = StoredDocument.Of(ledger, id)!;
            if (DocumentVersion.HashOf(document.Text) != document.TextSha256)
            {
                faults.Add($"The text of document {id} does not have the hash it was recorded with.");
                continue;
            }
            foreach (var claim in ClaimRows.Read(connection,
                "SELECT c.*, d.knowable_from FROM claim c JOIN document d ON d.document_id = c.document_id WHERE c.document_id = ?", id))
                if (document.Mismatch(claim) is { } mismatch) faults.Add(char.ToUpperInvariant(mismatch[0]) + mismatch[1..] + ".");
        }
        if (connection.Count(Misfiled) is > 0 and var misfiled)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{misfiled} claims would be found under other parties than they name."));
        foreach (var (what, sql) in (IEnumerable<(string, string)>)
            [
                ("claims without a document", "SELECT count(*) FROM claim WHERE document_id NOT IN (SELECT document_id FROM document)"),
                ("claims without a run", "SELECT count(*) FROM claim WHERE run_id NOT IN (SELECT run_id FROM run)"),
                ("readings of claims that aren't there", "SELECT count(*) FROM reading_claim WHERE claim_id NOT IN (SELECT claim_id FROM claim)"),
                ("propositions recorded twice", "SELECT count(*) - count(DISTINCT proposition_id) FROM proposition"),
                ("events recorded twice", "SELECT count(*) - count(DISTINCT event_id) FROM event"),
            ])
        {
            var count = connection.Count(sql);
            if (count != 0) faults.Add(string.Create(CultureInfo.InvariantCulture, $"There are {count} {what}."));
        }
        if (NoteRows.Altered(ledger) is > 0 and var altered)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{altered} notes or withdrawals have another key than that of what they say."));
        if (DocumentWords.Wrong(ledger) is > 0 and var wrong)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{wrong} words by which documents are found are not those of the documents."));
        faults.AddRange(FileSeals.Broken(ledger));
        var view = LedgerView.Of(ledger, new ClaimFilter());
        Compare("propositions", view.Propositions.Select(p => $"{p.Id} {p.Status} {p.Matter} {p.Key} {p.Date}"),
            connection.Rows("SELECT * FROM proposition ORDER BY 1",
                r => $"{r.Text("proposition_id")} {r.Name<PropositionStatus>("status")} {r.Text("matter_id")} "
                + $"{new StatementKey(r.Text("key_family"), r.Text("key_theme"), r.Text("key_first"), r.Text("key_second"), r.Bool("key_directed"))} "
                + $"{r.DateOrNull("date")}"), faults);
        Compare("events", view.Events.Select(e => $"{e.Id} {e.Type} {e.Actor?.Actor} {e.Recipient?.Actor} {e.Date} {e.Disputed}"),
            connection.Rows("SELECT * FROM event ORDER BY 1",
                r => $"{r.Text("event_id")} {r.Name<Coding.EventType>("type")} {r.ActorOrNull("actor")} {r.ActorOrNull("recipient")} "
                + $"{r.DateOrNull("date")} {r.Bool("disputed")}"), faults);
        return faults;
    }

    private static void Compare(string what, IEnumerable<string> made, IEnumerable<string> stored, List<string> faults)
    {
        var different = new SortedSet<string>(made, StringComparer.Ordinal);
        different.SymmetricExceptWith(stored);
        if (different.Count > 0)
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{different.Count} {what} are not those that follow from the claims, first {different.Min}."));
    }
}
