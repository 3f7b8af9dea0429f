using System.Collections.Immutable;
using Entente.Actors;
using Entente.Ledger;
using Entente.News;

namespace Entente.Store.News;

/// <summary>What a ledger holds on a watch that it did not hold before, by its own times of recording. Nothing is kept: two moments are compared.</summary>
public static class Changes
{
    private const string Concerned = """
        (key_first = ? OR key_second = ? OR claim_id IN (SELECT claim_id FROM claim_mention WHERE role <> 'speaker' AND actor = ?))
        """;

    /// <param name="then">The earlier moment, UTC; absent: before the ledger was there.</param>
    /// <param name="now">The later one; what was recorded at it counts.</param>
    /// <returns>The most important first; documents are not yet counted by story (<see cref="LedgerNews"/> does).</returns>
    public static ImmutableArray<Change> Between(LedgerFile ledger, Watch watch, DateTime? then, DateTime now, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(watch);
        var connection = ledger.Connection;
        var from = then ?? DateTime.UnixEpoch;
        var changes = ImmutableArray.CreateBuilder<Change>();
        if (connection.Count("""
            SELECT (SELECT count(*) FROM reading WHERE recorded_at > ?::TIMESTAMP AND recorded_at <= ?::TIMESTAMP)
                + (SELECT count(*) FROM document_location WHERE recorded_at > ?::TIMESTAMP AND recorded_at <= ?::TIMESTAMP)
            """, from, now, from, now) > 0)
        {
            var documents = connection.Rows("SELECT DISTINCT document_id FROM document_recorded_by(?::TIMESTAMP) ORDER BY document_id", r =>
                r.Text("document_id"), now);
            changes.AddRange(ClaimChanges.Between(watch, ClaimsAt(ledger, watch, from), ClaimsAt(ledger, watch, now), documents,
                id => ActorRegister.Embedded.Find(id)?.Name));
        }
        cancel.ThrowIfCancellationRequested();
        changes.AddRange(RecordChanges.Between(ledger, watch, from, now, cancel));
        return ClaimChanges.Sorted(changes);
    }

    /// <summary>All claims that counted at the moment of the matters that the watched are in.</summary>
    private static ImmutableArray<Claim> ClaimsAt(LedgerFile ledger, Watch watch, DateTime moment)
    {
        var (where, values) = (Concerned, new List<object?> { watch.A.Value, watch.A.Value, watch.A.Value });
        if (watch.B is { } b)
        {
            where += " AND " + Concerned;
            values.AddRange([b.Value, b.Value, b.Value]);
        }
        return ClaimRows.Read(ledger.Connection, $"""
            SELECT * FROM claim_recorded_by(?::TIMESTAMP)
            WHERE matter_id IN (SELECT matter_id FROM claim_recorded_by(?::TIMESTAMP) WHERE {where})
            """, [moment, moment, .. values]);
    }
}
