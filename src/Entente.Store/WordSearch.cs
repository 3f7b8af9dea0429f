using System.Collections.Immutable;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>What has all of some words, case and accents aside, each anywhere within a word; the latest public first.</summary>
/// <param name="Documents">By title and text.</param>
/// <param name="Claims">That count, by their quotes.</param>
public sealed record WordSearch(IReadOnlyList<DocumentListing> Documents, ImmutableArray<Claim> Claims)
{
    // Of quotes that have the words so many are asked at first whether they count, then eight times as many: most do.
    private const int FirstQuotes = 200;

    /// <param name="words">One at least.</param>
    /// <param name="asOf">Only what was public by the end of the day, where one is given.</param>
    /// <param name="count">Documents, and claims, at most.</param>
    public static WordSearch Of(LedgerFile ledger, IReadOnlyList<string> words, LocalDate? asOf, int count)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var day = asOf ?? new LocalDate(9999, 12, 31);
        return new(DocumentListing.Of(ledger, DocumentWords.Find(ledger, words, day, count)), ClaimsWith(ledger, words, day, count));
    }

    private static ImmutableArray<Claim> ClaimsWith(LedgerFile ledger, IReadOnlyList<string> words, LocalDate day, int count)
    {
        var keys = new List<ClaimId>();
        for (int from = 0, most = FirstQuotes; keys.Count < count; from += most, most *= 8)
        {
            var quoted = ledger.Connection.Rows($"""
                WITH c AS MATERIALIZED (SELECT claim_id, document_id, quote_start FROM claim
                    WHERE {string.Join(" AND ", words.Select(_ => "contains(folded(quote), folded(?))"))})
                SELECT c.claim_id, c.document_id FROM c JOIN document d ON d.document_id = c.document_id WHERE d.knowable_from <= ?::DATE
                ORDER BY d.knowable_from DESC, c.document_id, c.quote_start, c.claim_id LIMIT ? OFFSET ?
                """, r => (Claim: new ClaimId(r.Text("claim_id")), Document: r.Text("document_id")), [.. words, day, most, from]);
            if (quoted.Count == 0) break;
            var counting = ledger.Connection.Rows("SELECT claim_id FROM claim_of(?, ?::DATE) WHERE claim_id IN (SELECT unnest(?))",
                r => new ClaimId(r.Text("claim_id")), quoted.Select(q => q.Document).Distinct().ToList(), day,
                quoted.Select(q => q.Claim.Value).ToList()).ToHashSet();
            keys.AddRange(quoted.Select(q => q.Claim).Where(counting.Contains).Take(count - keys.Count));
            if (quoted.Count < most) break;
        }
        if (keys.Count == 0) return [];
        var claims = ClaimRows.Of(ledger, keys).ToDictionary(c => c.Id);
        return [.. keys.Where(claims.ContainsKey).Select(k => claims[k])];
    }
}
