using Entente.Coding;
using Entente.Store;
using Entente.Tests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Ledger;

/// <summary>Documents and claims found by words.</summary>
public sealed class WordSearchTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly LedgerFile ledger;

    public WordSearchTests() => ledger = LedgerFile.Open(scratch.File("x.ledger"), LedgerAccess.Write, TimeProvider.System);

    public void Dispose()
    {
        ledger.Dispose();
        scratch.Dispose();
    }

    private void Record(string text, string quote, string location, LocalDate published)
    {
        var coded = new Coded(text, location) { Published = published };
        coded.Events.Add(coded.Event(EventType.Assault, quote, "shelled", "shell", coded.Who("Peru", "PER"), coded.Who("Chile", "CHL")));
        RecordingTests.Record(ledger, coded);
    }

    private void Execute(params string[] sql)
    {
        foreach (var one in sql)
        {
            using var command = ledger.Connection.CreateCommand();
            command.CommandText = one;
            command.ExecuteNonQuery();
        }
    }

    private string Found(string words, LocalDate? asOf = null, int count = 50)
    {
        var found = WordSearch.Of(ledger, words.Split(' '), asOf, count);
        return $"{string.Join(' ', found.Documents.Select(d => d.Location))} | {string.Join(' ', found.Claims.Select(c => c.QuoteText))}";
    }

    [Fact]
    public void All_words_count_each_anywhere_in_a_word_case_and_accents_aside()
    {
        Record("Peru shelled Chile near\n Élysée-Ouest, it said.", "Peru shelled Chile", "a.txt", new(2023, 1, 1));
        Record("Then Peru shelled Chile again.", "Peru shelled Chile again", "b.txt", new(2023, 2, 1));
        Assert.Equal("b.txt a.txt | Peru shelled Chile again Peru shelled Chile", Found("SHELLED chile"));
        Assert.Equal("a.txt | ", Found("elysee-ouest, hell"));
        Assert.Equal("b.txt | Peru shelled Chile again", Found("agai"));
        Assert.Equal("b.txt | Peru shelled Chile again", Found("shell", count: 1));
        Assert.Equal("a.txt | Peru shelled Chile", Found("shell", new LocalDate(2023, 1, 31)));
        Assert.Equal(" | ", Found("near again"));
        Assert.Equal(" | ", Found("% _"));
    }

    [Fact]
    public void Document_that_was_replaced_is_found_its_claims_are_not()
    {
        Record("Peru shelled Chile near Arica.", "Peru shelled Chile", "a.txt", new(2023, 1, 1));
        Record("Corrected. Peru shelled Chile near Iquique.", "Peru shelled Chile near Iquique", "a.txt", new(2023, 1, 5));
        Assert.Equal("a.txt | ", Found("arica"));
        Assert.Equal("a.txt a.txt | Peru shelled Chile near Iquique", Found("shelled"));
    }

    [Fact]
    public void Claims_are_found_behind_many_documents_that_have_the_words_elsewhere()
    {
        Record("Peru shelled Chile.", "Peru shelled Chile", "old.txt", new(1999, 1, 1));
        Record("Peru, Chile. Nobody shelled anybody.", "Nobody shelled anybody", "new.txt", new(2000, 1, 1));
        // The newer one 400 times, at places of their own; as recording each would be slow.
        foreach (var table in new[] { "document", "document_location", "document_word", "reading" })
            Execute($"CREATE TEMP TABLE newer AS SELECT * FROM {table} WHERE document_id IN (SELECT document_id FROM document WHERE location = 'new.txt')",
                $"INSERT INTO {table} SELECT newer.* REPLACE ({table switch
                {
                    "document" => "'d-' || lpad(i::VARCHAR, 20, '0') AS document_id, i || '.txt' AS location",
                    "document_location" => "'d-' || lpad(i::VARCHAR, 20, '0') AS document_id, i || '.txt' AS location, sequence + i AS sequence",
                    "reading" => "'d-' || lpad(i::VARCHAR, 20, '0') AS document_id, 'g-' || lpad(i::VARCHAR, 20, '0') AS reading_id, sequence + i AS sequence",
                    _ => "'d-' || lpad(i::VARCHAR, 20, '0') AS document_id",
                }}) FROM newer, range(1, 401) r(i)",
                "DROP TABLE newer");
        Assert.EndsWith("| Peru shelled Chile", Found("peru shelled chile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM document_word WHERE word_id = 1")]
    [InlineData("INSERT INTO document_word SELECT * FROM document_word LIMIT 1")]
    [InlineData("UPDATE word SET word = 'another' WHERE word_id = 2")]
    public void Words_that_are_not_the_documents_are_noticed(string sql)
    {
        Record("Peru shelled Chile near Arica.", "Peru shelled Chile", "a.txt", new(2023, 1, 1));
        Assert.Empty(LedgerAudit.Faults(ledger));
        Execute(sql);
        Assert.Contains(LedgerAudit.Faults(ledger), f => f.Contains("words by which documents are found", StringComparison.Ordinal));
    }
}
