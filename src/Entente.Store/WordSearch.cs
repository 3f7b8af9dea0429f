using System.Collections.Immutable;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>What has all of some words, case and accents aside, each anywhere within a word; the latest public first.</summary>
/// <param name="Documents">By title and text.</param>
/// <param name="Claims">That count, by their quotes.</param>
public sealed record WordSearch(IReadOnlyList<DocumentListing> Documents, ImmutableArray<Claim> Claims)
{
    // So many documents are looked at first, and their quotes so many documents at a time, for which DuckDB uses an index; then all others at once. Most
    // documents with the words have a quote with them.
    private const int FirstDocuments = 400, DocumentsAtATime = 50;

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

    private static ImmutableArray<Claim> ClaimsWith(LedgerFile ledger, IReadOnlyList<string> words, LocalDate day, ImmutableArray<string> first, int count)
    {
        var keys = new List<ClaimId>();
        var quoted = new List<(string Document, List<string> Claims)>();
        foreach (var lot in Lots())
        {
            quoted.AddRange(QuotesWith(ledger, words, lot));
            if (quoted.Sum(q => q.Claims.Count) >= count - keys.Count) Count();
            if (keys.Count == count) break;
        }
        Count();
        var claims = ClaimRows.Of(ledger, keys).ToDictionary(c => c.Id);
        return [.. keys.Where(claims.ContainsKey).Select(k => claims[k])];

        // The words of a quote are words of its document.
        IEnumerable<IReadOnlyList<string>> Lots()
        {
            foreach (var lot in first.Chunk(DocumentsAtATime)) yield return lot;
            if (first.Length >= FirstDocuments) yield return DocumentWords.Find(ledger, words, day, first.Length, int.MaxValue);
        }

        void Count()
        {
            foreach (var lot in quoted.Chunk(DocumentsAtATime).TakeWhile(_ => keys.Count < count))
            {
                var counting = CountingClaims.Of(ledger, [.. lot.Select(q => q.Document)], day);
                keys.AddRange(lot.SelectMany(q => q.Claims).Where(counting.Contains).Select(c => new ClaimId(c)).Take(count - keys.Count));
            }
            quoted.Clear();
        }
    }

    // Of each document that has any, in the order given, the claims whose quotes have the words, in the order of the text.
    private static IEnumerable<(string Document, List<string> Claims)> QuotesWith(LedgerFile ledger, IReadOnlyList<string> words,
        IReadOnlyList<string> documents)
    {
        var place = documents.Select((d, i) => (d, i)).ToDictionary(x => x.d, x => x.i, StringComparer.Ordinal);
        var having = string.Join(" AND ", words.Select(_ => "contains(folded(quote), folded(?))"));
        // Materialized: else all quotes of the ledger would be folded before they are asked whose they are.
        return ledger.Connection.RowsOf($$"""
                WITH c AS MATERIALIZED (SELECT claim_id, document_id, quote_start, quote FROM claim WHERE document_id IN ({keys}))
                SELECT claim_id, document_id, quote_start FROM c WHERE {{having}}
                """, r => (Id: r.Text("claim_id"), Document: r.Text("document_id"), Start: r.Int("quote_start")), documents, [.. words])
            .GroupBy(c => c.Document).OrderBy(g => place[g.Key])
            .Select(g => (g.Key, g.OrderBy(c => c.Start).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Id).ToList()));
    }
}
