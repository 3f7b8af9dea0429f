using System.IO.Compression;
using System.Text;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Gdelt;
using Entente.Store.Datasets.Reading;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Datasets;

public sealed class BadInputTests
{
    private const string Itpde = "year,exporter,exp_iso3,importer,imp_iso3,value_musd2010\n";

    [Fact]
    public void Truncated_gzip_loads_nothing_and_says_so()
    {
        using var ledger = new TestLedger();
        var text = new StringBuilder(Itpde);
        for (var i = 0; i < 20_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2005,France,FRA,India,IND,{i * 7919 % 10007}.5\n");
        var whole = new MemoryStream();
        using (var zip = new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(text.ToString()));
        var path = ledger.Folder.File("cut.csv.gz");
        File.WriteAllBytes(path, whole.ToArray()[..(int)(whole.Length / 2)]);
        var fault = Assert.Throws<DataFileException>(() => ledger.Load("itpde", path));
        Assert.Contains("cut.csv.gz", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, ledger.Count("SELECT count(*) FROM observation"));
        Assert.Equal(0, ledger.Count("SELECT count(*) FROM dataset_file"));
        Assert.Throws<DataFileException>(() => GdeltAggregator.Read(DataInput.OfFile(path), new GdeltOptions()));
    }

    [Fact]
    public void Event_codes_and_ids_that_are_none_are_rejected_by_line()
    {
        const string head = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget "
            + "Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
        static string Row(string id, string day, string code) =>
            $"{id}\t{day}\tX\tNULL\tKenya\tConsult\t{code}\t1\tY\tNULL\tUganda\t1\t1\tP\tNULL\tNULL\tNULL\tKenya\t1\t1\n";
        using var ledger = new TestLedger();
        ledger.LoadText("icews", head + Row("1", "2017-01-01", "190") + Row("2", "20170101", "183") + Row("3", "2017-01-04", "13y")
            + Row("8", "2017-01-09", "1.2e2") + Row("9", "2017-01-10", "40") + Row("12", "2017-01-13", "040") + Row("12", "2017-01-13", "040")
            + Row("13", "2017-01-13", "990"));
        Assert.Equal(["1 190 19 4", "2 183 18 4", "9 040 04 1", "12 040 04 1"],
            ledger.Texts("SELECT concat_ws(' ', event_id, code, root, quad_class) FROM event_row ORDER BY line"));
        Assert.Equal(["4", "5", "8", "9"], ledger.Texts("SELECT line::VARCHAR FROM dataset_rejection ORDER BY line"));
        Assert.Equal(4, ledger.Count("SELECT rejected FROM dataset_file"));
        ledger.LoadText("icews", head + Row("2", "2017-01-01", "183") + Row("14", "2017-01-14", "190"));
        Assert.Equal(5, ledger.Count("SELECT count(*) FROM event_row"));
    }

    [Fact]
    public void Wrong_delimiter_is_named()
    {
        using var ledger = new TestLedger();
        var fault = Assert.Throws<DataFileException>(() => ledger.LoadText("itpde", Itpde.Replace(',', ';') + "2005;France;FRA;India;IND;1\n"));
        Assert.Contains("',' between columns", fault.Message, StringComparison.Ordinal);
        Assert.Contains("year;exporter", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_in_another_order_are_found_by_name()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("itpde", "imp_iso3,value_musd2010,exp_iso3,year\nIND,1.5,FRA,2005\n");
        Assert.Equal(1, ledger.Count("SELECT count(*) FROM observation WHERE actor = 'FRA' AND recipient = 'IND' AND value = 1.5 AND line = 2"));
    }

    [Fact]
    public void Lost_column_is_named()
    {
        using var ledger = new TestLedger();
        var fault = Assert.Throws<DataFileException>(() =>
            ledger.LoadText("itpde", "year,exporter,exp_iso3,importer,value_musd2010\n2005,France,FRA,India,1\n"));
        Assert.Contains("lacks imp_iso3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Web_page_saved_as_a_table_is_recognised()
    {
        using var ledger = new TestLedger();
        Assert.Contains("web page", Assert.Throws<DataFileException>(() => ledger.LoadText("itpde", "<!DOCTYPE html><html>not found</html>"))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_rows_are_rejected_with_their_line_and_the_rest_is_loaded()
    {
        using var ledger = new TestLedger();
        var loaded = ledger.LoadText("itpde", Itpde
            + "2005,\"France\nnouvelle\",FRA,India,IND,1\n"   // lines 2 and 3
            + "2005,France,FRA,India,IND\n"                    // 4: a column too few
            + "20055,France,FRA,India,IND,1\n"                 // 5: date out of range
            + "2005,Atlantis,QQQ,India,IND,1\n"                // 6: no such state
            + "2005,France,FRA,India,IND,much\n"               // 7: no number
            + "2006,France,FRA,India,IND,2\n"                  // 8
            + "2006,\"France,FRA,India,IND,2\n");              // 9: the quote never closes
        Assert.Equal([4, 5, 6, 7, 9], loaded.Rejections.Select(r => r.Line));
        Assert.Equal(5, loaded.Rejected);
        Assert.Equal(2, ledger.Count("SELECT count(*) FROM observation"));
        Assert.Contains("holds 'QQQ'; an ISO 3166 alpha-3 code was expected", loaded.Rejections[2].Reason, StringComparison.Ordinal);
        Assert.Equal(5, ledger.Count("SELECT count(*) FROM dataset_rejection"));
    }

    [Fact]
    public void Invalid_utf8_rejects_the_row_alone()
    {
        using var ledger = new TestLedger();
        var path = ledger.Folder.File("latin.csv");
        File.WriteAllBytes(path, [.. "country,iso3,cow,year,v2x_polyarchy,v2x_libdem\nM"u8, 0xE9,
            .. "xico,MEX,70,1950,0.2,0.1\nMexico,MEX,70,1951,0.2,0.1\n"u8]);
        var loaded = ledger.Load("vdem", path);
        Assert.Equal(2, Assert.Single(loaded.Rejections).Line);
        Assert.Contains("not valid UTF-8", loaded.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Equal(2, ledger.Count("SELECT count(*) FROM observation"));
    }

    [Fact]
    public void Na_is_Namibia_where_codes_stand()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes-former", "rcid,country,country_code,vote\n1,Nowhere,NA,yes\n");
        Assert.Equal(1, ledger.Count("SELECT count(*) FROM vote WHERE state = 'NAM'"));
    }

    [Fact]
    public void Same_version_with_other_content_is_refused_unless_replaced()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("itpde", Itpde + "2005,France,FRA,India,IND,1\n");
        var other = Itpde + "2005,France,FRA,India,IND,2\n";
        Assert.Contains("holds version", Assert.Throws<DataFileException>(() => ledger.LoadText("itpde", other)).Message, StringComparison.Ordinal);
        ledger.LoadText("itpde", other, new LoadOptions { Replace = true });
        Assert.Equal(2, ledger.Count("SELECT sum(value) FROM observation"));
        ledger.LoadText("itpde", Itpde + "2005,France,FRA,India,IND,4\n", new LoadOptions { Version = "mine" });
        Assert.Equal(2, ledger.Count("SELECT count(DISTINCT version) FROM dataset_file"));
    }

    [Fact]
    public void File_without_a_usable_row_is_refused()
    {
        using var ledger = new TestLedger();
        Assert.Contains("none of its 1 rows", Assert.Throws<DataFileException>(() => ledger.LoadText("itpde", Itpde + "x,France,FRA,India,IND,1\n"))
            .Message, StringComparison.Ordinal);
        Assert.Equal(0, ledger.Count("SELECT count(*) FROM dataset_rejection"));
    }

    [Fact]
    public void Short_file_of_a_known_version_is_warned_of()
    {
        using var ledger = new TestLedger();
        Assert.Contains("240,000", Assert.Single(ledger.LoadText("itpde", Itpde + "2005,France,FRA,India,IND,1\n").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_load_leaves_nothing()
    {
        using var ledger = new TestLedger();
        var path = ledger.Folder.File("a.csv");
        File.WriteAllText(path, Itpde + string.Concat(Enumerable.Repeat("2005,France,FRA,India,IND,1\n", 10_000)));
        Assert.Throws<OperationCanceledException>(() => ledger.Loader.Load(DatasetCatalog.Find("itpde")!, DataInput.OfFile(path)[0],
            new LoadOptions(), null, new CancellationToken(true)));
        Assert.Equal(0, ledger.Count("SELECT count(*) FROM observation"));
        ledger.Load("itpde", path);
        Assert.Equal(10_000, ledger.Count("SELECT count(*) FROM observation"));
    }
}
