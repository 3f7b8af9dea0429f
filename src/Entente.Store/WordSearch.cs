using System.Collections.Immutable;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>What has all of some words, case and accents aside, each anywhere within a word; the latest public first.</summary>
/// <param name="Documents">By title and text.</param>
/// <param name="Claims">That count, by their quotes.</param>
public sealed record WordSearch(IReadOnlyList<DocumentListing> Documents, ImmutableArray<Claim> Claims)
{
    // Quotes of so many documents are gone over at first, twice, for which DuckDB uses an index, and then of many times as many, for which it doesn't:
    // most documents with the words have a quote with them.
    private const int FirstDocuments = 50, Growth = 16;

    /// <param name="words">One at least.</param>
    /// <param name="asOf">Only what was public by the end of the day, where one is given.</param>
    /// <param name="count">Documents, and claims, at most.</param>
    public static WordSearch Of(LedgerFile ledger, IReadOnlyList<string> words, LocalDate? asOf, int count)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var day = asOf ?? new LocalDate(9999, 12, 31);
        var first = DocumentWords.Find(ledger, words, day, 0, Math.Max(count, FirstDocuments));
        return new(DocumentListing.Of(ledger, [.. first.Take(count)]), ClaimsWith(ledger, words, day, first, count));
    }

    // The words of a quote are words of its document.
    private static ImmutableArray<Claim> ClaimsWith(LedgerFile ledger, IReadOnlyList<string> words, LocalDate day, ImmutableArray<string> documents, int count)
    {
        var keys = new List<ClaimId>();
        for (int from = 0, most = Math.Max(count, FirstDocuments); ; documents = DocumentWords.Find(ledger, words, day, from, most))
        {
            keys.AddRange(QuotesWith(ledger, words, day, documents).Take(count - keys.Count));
            if (keys.Count == count || documents.Length < most) break;
            (from, most) = (from + most, from == 0 ? most : most * Growth);
        }
        var claims = ClaimRows.Of(ledger, keys).ToDictionary(c => c.Id);
        return [.. keys.Where(claims.ContainsKey).Select(k => claims[k])];
    }

    private static List<ClaimId> QuotesWith(LedgerFile ledger, IReadOnlyList<string> words, LocalDate day, ImmutableArray<string> documents)
    {
        var counting = CountingClaims.Of(ledger, documents, day);
        var place = documents.Select((d, i) => (d, i)).ToDictionary(x => x.d, x => x.i, StringComparer.Ordinal);
        var having = string.Join(" AND ", words.Select(_ => "contains(folded(quote), folded(?))"));
        // Materialized: else all quotes of the ledger would be folded before they are asked whose they are.
        return [.. ledger.Connection.RowsOf($$"""
                WITH c AS MATERIALIZED (SELECT claim_id, document_id, quote_start, quote FROM claim WHERE document_id IN ({keys}))
                SELECT claim_id, document_id, quote_start FROM c WHERE {{having}}
                """, r => (Id: r.Text("claim_id"), Document: place[r.Text("document_id")], Start: r.Int("quote_start")), documents, [.. words])
            .Where(c => counting.Contains(c.Id)).OrderBy(c => c.Document).ThenBy(c => c.Start).ThenBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => new ClaimId(c.Id))];
    }
}
