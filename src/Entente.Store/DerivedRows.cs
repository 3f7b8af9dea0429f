using System.Collections.Immutable;
using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Store;

/// <summary>Propositions and events on disk: made again, matter by matter, from the claims that count. To be used inside a transaction.</summary>
internal static class DerivedRows
{
    /// <returns>The current claims of the matters.</returns>
    public static ImmutableArray<Claim> Rebuild(LedgerFile ledger, IReadOnlyList<string> matters, Func<ActorId, string?>? nameOf)
    {
        if (matters.Count == 0) return [];
        var connection = ledger.Connection;
        var claims = ClaimRows.OfMatters(ledger, matters);
        var propositions = PropositionMatcher.Match(claims, nameOf);
        var events = EventMerger.Merge(claims, propositions, nameOf);
        var keys = matters.ToList();
        var former = connection.Rows("""
            SELECT proposition_id AS id, best_claim AS claim_id FROM proposition WHERE matter_id IN (SELECT unnest(?))
            UNION ALL
            SELECT e.event_id, min(ec.claim_id) FROM event e JOIN event_claim ec ON ec.event_id = e.event_id
            WHERE e.matter_id IN (SELECT unnest(?)) GROUP BY e.event_id
            ORDER BY id
            """, r => (Id: r.Text("id"), Claim: r.Text("claim_id")), keys, keys);
        connection.Execute("DELETE FROM proposition_claim WHERE proposition_id IN (SELECT proposition_id FROM proposition WHERE matter_id IN "
            + "(SELECT unnest(?)))", keys);
        connection.Execute("DELETE FROM proposition WHERE matter_id IN (SELECT unnest(?))", keys);
        connection.Execute("DELETE FROM event_claim WHERE event_id IN (SELECT event_id FROM event WHERE matter_id IN (SELECT unnest(?)))", keys);
        connection.Execute("DELETE FROM event WHERE matter_id IN (SELECT unnest(?))", keys);
        Append(connection, propositions);
        Append(connection, events);
        var still = propositions.Select(p => p.Id.Value).Concat(events.Select(e => e.Id.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, claim) in former.Where(f => !still.Contains(f.Id)))
            connection.Execute("INSERT INTO former_key VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id, claim, ledger.Now());
        return claims;
    }

    private static void Append(DuckDBConnection connection, ImmutableArray<Proposition> propositions)
    {
        using (var appender = connection.CreateAppender("proposition"))
            foreach (var p in propositions)
                appender.CreateRow().AppendValue(p.Id.Value).AppendValue(p.Matter.Value).Lower(p.Kind).AppendValue(p.Statement).Lower(p.Status)
                    .AppendValue(p.Key.Family).AppendValue(p.Key.Theme).AppendValue(p.Key.First).AppendValue(p.Key.Second).AppendValue(p.Key.Directed)
                    .Add(p.Date).AppendValue(p.Best.Value).EndRow();
        using (var appender = connection.CreateAppender("proposition_claim"))
            foreach (var p in propositions)
                foreach (var (claim, side) in p.For.Select(c => (c, "for")).Concat(p.Against.Select(c => (c, "against")))
                    .Concat(p.Neither.Select(c => (c, "neither"))))
                    appender.CreateRow().AppendValue(p.Id.Value).AppendValue(claim.Value).AppendValue(side).EndRow();
    }

    private static void Append(DuckDBConnection connection, ImmutableArray<LedgerEvent> events)
    {
        using (var appender = connection.CreateAppender("event"))
            foreach (var e in events)
            {
                var row = appender.CreateRow().AppendValue(e.Id.Value).AppendValue(e.Proposition.Value).AppendValue(e.Key.Matter.Value)
                    .AppendValue(e.Type.ToString().ToUpperInvariant()).Add(e.Mode).AppendValue(string.Join(',', e.Contexts)).Add(e.Theme);
                Add(row, e.Actor);
                Add(row, e.Recipient);
                row.AppendValue(e.Reciprocal).Add(e.Date).Add(e.Place?.Text).Add(e.Place?.Country?.Value)
                    .AppendValue(e.ByAuthor).AppendValue(e.PresupposedOnly).AppendValue(e.Disputed).AppendValue(string.Join(',', e.Speakers));
                if (e.Confidence is { } confidence) row.AppendValue(confidence);
                else row.AppendNullValue();
                row.AppendValue(e.Documents).AppendValue(e.Description).EndRow();
            }
        using (var appender = connection.CreateAppender("event_claim"))
            foreach (var e in events)
                foreach (var claim in e.Claims)
                    appender.CreateRow().AppendValue(e.Id.Value).AppendValue(claim.Value).EndRow();
    }

    private static void Add(IDuckDBAppenderRow row, ActorMention? mention) =>
        row.Add(mention?.Actor?.Value).Add(mention?.Text).Add(mention?.Sector).Add(mention?.Person);
}
