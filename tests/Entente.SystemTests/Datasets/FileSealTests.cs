using Entente.Store;
using Entente.Store.Datasets;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Datasets;

/// <summary>Rows that were altered after they had been loaded are noticed, and nothing is printed from them.</summary>
public sealed class FileSealTests : IDisposable
{
    private readonly TestLedger ledger = new();

    public FileSealTests()
    {
        ledger.LoadText("itpde", "year,exporter,exp_iso3,importer,imp_iso3,value_musd2010\n2005,France,FRA,India,IND,1.5\n2006,France,FRA,India,IND,2.5\n");
        ledger.LoadText("icews", "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget "
            + "Name\tTarget Sectors\tTarget Country\tStory ID\tSentence "
            + "Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"
            + "1\t2017-01-01\tX\tNULL\tKenya\tConsult\t040\t1\tY\tNULL\tUganda\t1\t1\tP\tNULL\tNULL\tNULL\tKenya\t1\t1\n");
    }

    public void Dispose() => ledger.Dispose();

    private void Tamper(string sql)
    {
        using var command = ledger.File.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public void What_was_loaded_has_no_fault()
    {
        Assert.Empty(FileSeals.Miscounted(ledger.File));
        Assert.Empty(FileSeals.Broken(ledger.File));
    }

    [Theory]
    [InlineData("DELETE FROM dataset_file WHERE dataset = 'itpde'", true)]
    [InlineData("DELETE FROM observation WHERE line = 2", true)]
    [InlineData("INSERT INTO observation SELECT indicator, actor, recipient, first_day, last_day, value, file_id, 999999999 FROM observation LIMIT 1", true)]
    [InlineData("INSERT INTO vote VALUES (1, NULL, 'FRA', 1, 77, 2)", true)]
    [InlineData("UPDATE observation SET value = 10 * value", false)]
    [InlineData("UPDATE observation SET actor = recipient, recipient = actor", false)]
    [InlineData("UPDATE observation SET line = 5 - line", false)]
    [InlineData("UPDATE event_row SET code = '190'", false)]
    [InlineData("UPDATE dataset_file SET sha256 = 'ff' WHERE dataset = 'icews'", false)]
    public void Row_that_is_altered_afterwards_is_noticed(string sql, bool byCount)
    {
        Tamper(sql);
        Assert.NotEmpty(FileSeals.Broken(ledger.File));
        Assert.NotEmpty(LedgerAudit.Faults(ledger.File));
        Assert.Equal(byCount, FileSeals.Miscounted(ledger.File).Count > 0);
    }

    [Fact]
    public void Command_that_would_print_from_such_rows_prints_nothing_and_ends_with_3()
    {
        Tamper("DELETE FROM observation WHERE line = 2");
        var path = ledger.File.FilePath;
        ledger.File.Dispose();
        var (code, output, error) = ProgramChild.Run("", ["state", "FRA", "--ledger", path]);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("Nothing is printed from it", error, StringComparison.Ordinal);
        Assert.Equal(3, ProgramChild.Run("", ["ledger", "check", "--ledger", path]).Code);
    }

    [Fact]
    public void File_that_takes_the_place_of_another_leaves_no_seal_behind()
    {
        ledger.LoadText("itpde", "year,exporter,exp_iso3,importer,imp_iso3,value_musd2010\n2005,France,FRA,India,IND,9\n", new LoadOptions { Replace = true });
        Assert.Empty(FileSeals.Broken(ledger.File));
    }
}
