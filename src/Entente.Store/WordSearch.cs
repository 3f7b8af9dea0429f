using System.Collections.Immutable;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>What has all of some words, case and accents aside, each anywhere within a word; the latest public first.</summary>
/// <param name="Documents">By title and text.</param>
/// <param name="Claims">That count, by their quotes.</param>
public sealed record WordSearch(IReadOnlyList<DocumentListing> Documents, ImmutableArray<Claim> Claims)
{
    // Claims are looked for in so many documents first, then in eight times as many: common words find enough at once, rare ones have no more.
    private const int FirstDocuments = 250;

    /// <param name="words">One at least.</param>
    /// <param name="asOf">Only what was public by the end of the day, where one is given.</param>
    /// <param name="count">Documents, and claims, at most.</param>
    public static WordSearch Of(LedgerFile ledger, IReadOnlyList<string> words, LocalDate? asOf, int count)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var day = asOf ?? new LocalDate(9999, 12, 31);
        var documents = DocumentWords.Find(ledger, words, day);
        return new(DocumentListing.Of(ledger, [.. documents.Take(count)]), ClaimsIn(ledger, documents, words, day, count));
    }

    private static ImmutableArray<Claim> ClaimsIn(LedgerFile ledger, ImmutableArray<string> documents, IReadOnlyList<string> words, LocalDate day, int count)
    {
        var keys = new List<ClaimId>();
        for (int from = 0, most = FirstDocuments; from < documents.Length && keys.Count < count; from += most, most *= 8)
            keys.AddRange(ledger.Connection.Rows($"""
                SELECT claim_id FROM claim_as_of(?::DATE)
                WHERE document_id IN (SELECT unnest(?)){string.Concat(words.Select(_ => " AND contains(folded(quote), folded(?))"))}
                ORDER BY knowable_from DESC, document_id, quote_start, claim_id LIMIT ?
                """, r => new ClaimId(r.Text("claim_id")),
                [day, documents.AsSpan(from, Math.Min(most, documents.Length - from)).ToArray().ToList(), .. words, count - keys.Count]));
        if (keys.Count == 0) return [];
        var claims = ClaimRows.Of(ledger, keys).ToDictionary(c => c.Id);
        return [.. keys.Where(claims.ContainsKey).Select(k => claims[k])];
    }
}
