using System.Collections.Immutable;
using Entente.Ledger;
using Entente.Ledger.Review;
using NodaTime;

namespace Entente.Store.Review;

/// <summary>The verdicts that a ledger keeps.</summary>
public static class Verdicts
{
    /// <summary>All of them in the order they were recorded; only those given by the end of the day, where one is named.</summary>
    public static IReadOnlyList<Verdict> In(LedgerFile ledger, LocalDate? asOf = null) => ledger.Connection.Rows(
        "SELECT * FROM verdict WHERE given_at::DATE <= ?::DATE ORDER BY sequence", Of, asOf ?? new LocalDate(9999, 12, 31));

    /// <summary>What is held of each of these claims; claims that nobody judged are left out.</summary>
    public static ImmutableSortedDictionary<ClaimId, ClaimVerdicts> Of(LedgerFile ledger, IEnumerable<ClaimId> claims, LocalDate? asOf = null)
    {
        var keys = claims.Select(c => c.Value).Distinct(StringComparer.Ordinal).ToList();
        return keys.Count == 0 ? ImmutableSortedDictionary<ClaimId, ClaimVerdicts>.Empty : ClaimVerdicts.Of(ledger.Connection.Rows(
            "SELECT * FROM verdict WHERE claim_id IN (SELECT unnest(?)) AND given_at::DATE <= ?::DATE ORDER BY sequence", Of, keys,
            asOf ?? new LocalDate(9999, 12, 31)));
    }

    /// <summary>Adds those that aren't there yet, all or none; nothing that is there is changed.</summary>
    /// <returns>How many were added.</returns>
    public static int Add(LedgerFile ledger, params IReadOnlyCollection<Verdict> verdicts) =>
        ledger.InTransaction(() => verdicts.Count(v => Insert(ledger, v)));

    internal static bool Insert(LedgerFile ledger, Verdict v) =>
        ledger.Connection.Count("SELECT count(*) FROM verdict WHERE verdict_id = ?", v.Id) == 0
        && ledger.Connection.Execute("""
            INSERT INTO verdict SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM verdict
            """, v.Id, v.Claim.Value, v.KindName, v.Correction?["actor"], v.Correction?["recipient"], v.Correction?["type"], v.Correction?["voice"],
            v.Correction?["speaker"], v.Correction?["date"], v.By, v.At.ToDateTimeUtc(), v.Why, ledger.Now()) == 1;

    private static Verdict Of(Row r)
    {
        var kind = r.Name<VerdictKind>("verdict");
        return new Verdict(new ClaimId(r.Text("claim_id")), kind, kind != VerdictKind.Corrected ? null
            : Correction.Of(Correction.Names.Select(n => KeyValuePair.Create(n, r.TextOrNull(n))), null), r.Text("given_by"),
            Instant.FromDateTimeUtc(DateTime.SpecifyKind(r.Time("given_at"), DateTimeKind.Utc)), r.TextOrNull("why"));
    }
}
