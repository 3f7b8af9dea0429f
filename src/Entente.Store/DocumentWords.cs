using System.Collections.Immutable;
using NodaTime;

namespace Entente.Store;

/// <summary>By which words documents are found: an index of the words of title and text, case and accents aside.</summary>
internal static class DocumentWords
{
    // As the schema step filled it for the documents that were there.
    private const string Words = "SELECT document_id, unnest(words_of(coalesce(title, '') || ' ' || text)) AS word FROM document";

    /// <summary>Takes in documents that were just recorded.</summary>
    public static void Add(LedgerFile ledger, IReadOnlyCollection<string> documents)
    {
        if (documents.Count == 0) return;
        const string added = $"({Words} WHERE document_id IN (SELECT unnest(?)))";
        ledger.Connection.Execute($"""
            INSERT INTO word
            SELECT (SELECT coalesce(max(word_id), 0) FROM word) + row_number() OVER (ORDER BY word), word
            FROM (SELECT DISTINCT word FROM {added} EXCEPT SELECT word FROM word)
            """, documents);
        ledger.Connection.Execute($"""
            INSERT INTO document_word
            SELECT d.document_id, w.word_id FROM {added} d JOIN word w ON w.word = d.word ORDER BY d.document_id, w.word_id
            """, documents);
    }

    /// <summary>Documents public by the day whose title or text has all of the words, each anywhere within a word; the latest public first.</summary>
    public static ImmutableArray<string> Find(LedgerFile ledger, IReadOnlyList<string> words, LocalDate day)
    {
        var having = string.Join(" INTERSECT ", words.Select(_ => """
            SELECT document_id FROM document_word WHERE word_id IN (SELECT word_id FROM word WHERE contains(word, folded(?)))
            """));
        return [.. ledger.Connection.Rows($"""
            SELECT document_id FROM document WHERE knowable_from <= ?::DATE AND document_id IN ({having})
            ORDER BY knowable_from DESC, document_id
            """, r => r.Text("document_id"), [day, .. words])];
    }

    /// <summary>How many words are not those of the documents.</summary>
    public static long Wrong(LedgerFile ledger) => ledger.Connection.Count($"""
        WITH said AS ({Words}),
        held AS (SELECT p.document_id, w.word FROM document_word p LEFT JOIN word w ON w.word_id = p.word_id)
        SELECT (SELECT count(*) FROM (FROM said EXCEPT ALL FROM held)) + (SELECT count(*) FROM (FROM held EXCEPT ALL FROM said))
        """);
}
