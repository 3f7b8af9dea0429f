using System.Collections.Immutable;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>Claims by the words they are quoted in.</summary>
public static class ClaimSearch
{
    /// <summary>Claims that count and whose quote has all of the words, case and accents aside; the latest public first.</summary>
    public static ImmutableArray<Claim> WithWords(LedgerFile ledger, IReadOnlyList<string> words, LocalDate? asOf, int count)
    {
        var keys = ledger.Connection.Rows($"""
            SELECT claim_id FROM claim_as_of(?::DATE)
            WHERE true{string.Concat(words.Select(_ => " AND contains(strip_accents(lower(quote)), strip_accents(lower(?)))"))}
            ORDER BY knowable_from DESC, document_id, quote_start, claim_id LIMIT ?
            """, r => new ClaimId(r.Text("claim_id")), [asOf ?? new LocalDate(9999, 12, 31), .. words, count]);
        if (keys.Count == 0) return [];
        var claims = ClaimRows.Of(ledger, keys).ToDictionary(c => c.Id);
        return [.. keys.Where(claims.ContainsKey).Select(k => claims[k])];
    }
}
