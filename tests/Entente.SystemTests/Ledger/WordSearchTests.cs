using Entente.Coding;
using Entente.Store;
using Entente.Tests.Ledger;
using NodaTime;
using NodaTime.Text;
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
    public void Claims_that_count_are_found_behind_many_that_do_not()
    {
        Record("Peru shelled Chile.", "Peru shelled Chile", "old.txt", new(1999, 1, 1));
        Record("Nobody knows whether Peru shelled Chile.", "whether Peru shelled Chile", "new.txt", new(2000, 1, 1));
        // The newer claim 2,000 times, of no reading that counts.
        Execute("""
            INSERT INTO claim SELECT c.* REPLACE ('c-' || lpad(i::VARCHAR, 20, '0') AS claim_id) FROM claim c, range(2000) r(i) WHERE contains(quote, 'whether')
            """);
        Assert.Equal("new.txt old.txt | whether Peru shelled Chile Peru shelled Chile", Found("shelled"));
    }

    [Fact]
    public void Claims_that_count_are_those_of_the_whole_ledger_on_every_day()
    {
        Record("Peru shelled Chile near Arica.", "Peru shelled Chile", "a.txt", new(2023, 1, 1));
        Record("Corrected. Peru shelled Chile near Iquique.", "Peru shelled Chile near Iquique", "a.txt", new(2023, 1, 5));
        Record("Peru shelled Chile near Arica.", "Peru shelled Chile near Arica", "a.txt", new(2023, 1, 1));
        Record("Peru shelled Chile near Arica, twice.", "Peru shelled Chile", "-", new(2023, 1, 3));
        foreach (var day in new[] { "2022-12-31", "2023-01-01", "2023-01-03", "2023-01-04", "2023-01-05", "9999-12-31" })
            Assert.Equal(Texts($"SELECT claim_id FROM claim_as_of(DATE '{day}') ORDER BY 1"), WordSearch.Of(ledger, ["peru"],
                LocalDatePattern.Iso.Parse(day).Value, 50).Claims.Select(c => c.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Words_are_found_after_they_were_put_in_order()
    {
        Record("Peru shelled Chile near Arica.", "Peru shelled Chile", "a.txt", new(2023, 1, 1));
        // As many words as are appended before all of them are put in order.
        Record("Peru shelled Chile. " + string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"w{i}")), "Peru shelled Chile", "b.txt", new(2023, 1, 2));
        Record("Peru shelled Chile near Arica again, w7.", "Peru shelled Chile", "c.txt", new(2023, 1, 3));
        Assert.Equal(Texts("SELECT count(*)::VARCHAR FROM document_word WHERE number <= 2"), Texts("SELECT entries::VARCHAR FROM document_word_order"));
        Assert.StartsWith("c.txt a.txt | ", Found("arica"), StringComparison.Ordinal);
        Assert.StartsWith("b.txt | ", Found("w199999"), StringComparison.Ordinal);
        Assert.Empty(LedgerAudit.Faults(ledger));
    }

    private List<string> Texts(string sql)
    {
        using var command = ledger.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    [Theory]
    [InlineData("DELETE FROM document_word WHERE word_id = 1")]
    [InlineData("INSERT INTO document_word SELECT * FROM document_word LIMIT 1")]
    [InlineData("UPDATE document_number SET number = 7")]
    [InlineData("UPDATE word SET word = 'another' WHERE word_id = 2")]
    public void Words_that_are_not_the_documents_are_noticed(string sql)
    {
        Record("Peru shelled Chile near Arica.", "Peru shelled Chile", "a.txt", new(2023, 1, 1));
        Assert.Empty(LedgerAudit.Faults(ledger));
        Execute(sql);
        Assert.Contains(LedgerAudit.Faults(ledger), f => f.Contains("words by which documents are found", StringComparison.Ordinal));
    }
}
