using System.Collections.Immutable;
using NodaTime;

namespace Entente.Store;

/// <summary>By which words documents are found: an index of the words of title and text, case and accents aside.</summary>
public static class DocumentWords
{
    // So few appended are gone over in no time.
    private const int LeastAppended = 200_000;

    // As the schema step filled it for the documents that were there.
    private const string Words = "SELECT document_id, unnest(words_of(coalesce(title, '') || ' ' || text)) AS word FROM document";

    /// <summary>Takes in documents that were just recorded.</summary>
    /// <param name="documents">Keys; none of them taken in before.</param>
    public static void Add(LedgerFile ledger, IReadOnlyCollection<string> documents)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(documents);
        if (documents.Count == 0) return;
        const string added = $"({Words} WHERE document_id IN ({{keys}}))";
        ledger.Connection.ExecuteOf($"""
            INSERT INTO word
            SELECT (SELECT coalesce(max(word_id), 0) FROM word) + row_number() OVER (ORDER BY word), word
            FROM (SELECT DISTINCT word FROM {added} EXCEPT SELECT word FROM word)
            """, documents);
        ledger.Connection.Execute("""
            INSERT INTO document_number
            SELECT (SELECT coalesce(max(number), 0) FROM document_number) + row_number() OVER (ORDER BY id), id FROM (SELECT unnest(?) AS id)
            """, documents);
        ledger.Connection.ExecuteOf($"""
            INSERT INTO document_word
            SELECT n.number, w.word_id FROM {added} d JOIN document_number n ON n.document_id = d.document_id JOIN word w ON w.word = d.word
            ORDER BY w.word_id, n.number
            """, documents);
        PutInOrder(ledger);
    }

    // Entries stand in the order of words, but those appended since: all of them again when a fifth is not, which for each entry is some five times.
    private static void PutInOrder(LedgerFile ledger)
    {
        var (all, ordered) = (ledger.Connection.Count("SELECT count(*) FROM document_word"), ledger.Connection.Count("FROM document_word_order"));
        if (all - ordered < Math.Max(LeastAppended, all / 5)) return;
        ledger.Connection.Execute("CREATE TEMP TABLE word_entry AS SELECT number, word_id FROM document_word ORDER BY word_id, number");
        // Not all rows deleted and put in again: a table of its own leaves nothing behind.
        ledger.Connection.Execute("DROP TABLE document_word");
        ledger.Connection.Execute("CREATE TABLE document_word (number INTEGER NOT NULL, word_id INTEGER NOT NULL)");
        ledger.Connection.Execute("INSERT INTO document_word FROM word_entry");
        ledger.Connection.Execute("DROP TABLE word_entry");
        ledger.Connection.Execute("UPDATE document_word_order SET entries = ?", all);
    }

    /// <summary>Documents public by the day whose title or text has all of the words, each anywhere within a word; the latest public first.</summary>
    internal static ImmutableArray<string> Find(LedgerFile ledger, IReadOnlyList<string> words, LocalDate day, int skip, int count)
    {
        var having = string.Join(" INTERSECT ", words.Select(_ =>
            "SELECT number FROM document_word WHERE word_id IN (SELECT word_id FROM word WHERE contains(word, folded(?)))"));
        return [.. ledger.Connection.Rows($"""
            SELECT document_id FROM document
            WHERE knowable_from <= ?::DATE AND document_id IN (SELECT document_id FROM document_number WHERE number IN ({having}))
            ORDER BY knowable_from DESC, document_id LIMIT ? OFFSET ?
            """, r => r.Text("document_id"), [day, .. words, count, skip])];
    }

    /// <summary>How many entries are not those of the documents.</summary>
    internal static long Wrong(LedgerFile ledger) => ledger.Connection.Count($"""
        WITH said AS ({Words}),
        held AS (SELECT n.document_id, w.word FROM document_word p
            LEFT JOIN document_number n ON n.number = p.number LEFT JOIN word w ON w.word_id = p.word_id)
        SELECT (SELECT count(*) FROM (FROM said EXCEPT ALL FROM held)) + (SELECT count(*) FROM (FROM held EXCEPT ALL FROM said))
        """);
}
