using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Datasets;
using Entente.Tests;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Datasets;

public sealed class PanelReaderTests
{
    private static PanelRequest Request(int from, int to, string[] states, params string[] indicators) => new()
    {
        Indicators = [.. indicators.Select(i => Indicators.Find(i)!)],
        From = new LocalDate(from, 1, 1),
        To = new LocalDate(to, 12, 31),
        States = [.. states.Select(s => new ActorId(s))],
    };

    [Fact]
    public void Agreement_of_Russia_and_North_Korea_is_the_published_one()
    {
        using var ledger = new TestLedger();
        ledger.Load("un-votes", Repository.SharedPath("data", "un", "unga_votes_1946_2024_long.csv.gz"));
        var panel = PanelReader.Read(ledger.File, ActorRegister.Embedded, Request(2019, 2023, ["RUS", "PRK", "CHN", "USA", "ISR"], "un.agreement",
            "un.agreement.half"));
        double? Value(string a, string b, int year, int column) =>
            panel[panel.RowOf(new ActorId(a), new ActorId(b), new(PeriodUnit.Year, year))!.Value, column];
        // data/INDEX.md: share of identical votes, computed there by another program.
        Assert.Equal([0.779, 0.770, 0.783, 0.819, 0.835], Enumerable.Range(2019, 5).Select(y => Math.Round(Value("RUS", "PRK", y, 0)!.Value, 3)));
        Assert.Equal((0.678, 0.886, 0.159), (Math.Round(Value("RUS", "CHN", 2023, 0)!.Value, 3), Math.Round(Value("USA", "ISR", 2023, 0)!.Value, 3),
            Math.Round(Value("USA", "RUS", 2023, 0)!.Value, 3)));
        // Bailey, Strezhnev and Voeten's agreement by session, .2022 for the United States and China in 2019; a session is not quite a year.
        Assert.InRange(Value("USA", "CHN", 2019, 1)!.Value, 0.18, 0.23);
    }

    [Fact]
    public void Wide_matrix_and_long_form_hold_the_same_votes()
    {
        using var wide = new TestLedger();
        wide.Load("un-votes", Repository.SharedPath("data", "originals", "ungaVoting_003.csv"));
        using var tall = new TestLedger();
        tall.Load("un-votes", Repository.SharedPath("data", "un", "unga_votes_1946_2024_long.csv.gz"));
        const string digest = "SELECT (sum(hash(rcid, day, state, vote)::HUGEINT) % 1000000007)::BIGINT FROM vote";
        Assert.Equal(1_015_674, tall.Count("SELECT count(*) FROM vote"));
        Assert.Equal(tall.Count("SELECT count(*) FROM vote"), wide.Count("SELECT count(*) FROM vote"));
        Assert.Equal(tall.Count(digest), wide.Count(digest));
    }

    [Fact]
    public void Former_states_come_from_the_second_source()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n7,1980-05-05,USA,yes\n7,1980-05-05,RUS,no\n");
        ledger.LoadText("un-votes-former", "rcid,country,country_code,vote\n7,German Democratic Republic,DE,no\n7,United States,US,no\n");
        var panel = PanelReader.Read(ledger.File, ActorRegister.Embedded, Request(1980, 1980, ["USA", "RUS", "DDR"], "un.agreement"));
        double? Value(string a, string b) => panel[panel.RowOf(new ActorId(a), new ActorId(b), new(PeriodUnit.Year, 1980))!.Value, 0];
        Assert.Equal((1.0, 0.0, 0.0), (Value("DDR", "RUS"), Value("DDR", "USA"), Value("USA", "RUS")));
    }

    [Fact]
    public void Missing_is_zero_only_where_the_source_lists_every_case()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("atop", "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n2,200,2018,1,0,0,0,0\n");
        ledger.LoadText("itpde", "year,exp_iso3,imp_iso3,value_musd2010\n2016,USA,GBR,5\n");
        var panel = PanelReader.Read(ledger.File, ActorRegister.Embedded, Request(2016, 2019, ["USA", "GBR"], "alliance.defence",
            "trade.exports") with { Directed = true });
        double?[] Series(string a, string b, int column) =>
            [.. Enumerable.Range(2016, 4).Select(y => panel[panel.RowOf(new ActorId(a), new ActorId(b), new(PeriodUnit.Year, y))!.Value, column])];
        Assert.Equal([0, 0, 1, null], Series("USA", "GBR", 0));
        Assert.Equal([0, 0, 0, null], Series("GBR", "USA", 0));
        Assert.Equal([5, null, null, null], Series("USA", "GBR", 1));
        Assert.Equal([null, null, null, null], Series("GBR", "USA", 1));
    }

    [Fact]
    public void Unloaded_data_set_is_named()
    {
        using var ledger = new TestLedger();
        Assert.Contains("entente load atop",
            Assert.Throws<MissingDatasetException>(() => PanelReader.Read(ledger.File, ActorRegister.Embedded,
            Request(2016, 2019, ["USA", "GBR"], "alliance.defence"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_and_rows_give_the_same_event_panel()
    {
        var files = Repository.SharedPath("data", "events", "gdelt");
        string[] indicators = ["gdelt.quad1", "gdelt.quad4", "gdelt.root19", "gdelt.rows", "gdelt.reports", "gdelt.goldstein.mean", "gdelt.quad4.share"];
        var request = Request(2015, 2019, ["USA", "RUS", "SYR", "ISR", "CHN", "TUR"], indicators) with { Unit = PeriodUnit.Month, Directed = true };
        using var rows = new TestLedger();
        foreach (var file in Directory.GetFiles(files).Order(StringComparer.Ordinal)) rows.Load("gdelt", file);
        using var counts = new TestLedger();
        var counted = Entente.Store.Datasets.Gdelt.GdeltAggregator.Read(Entente.Store.Datasets.Reading.DataInput.Resolve([files], () => Stream.Null),
            new() { Period = Entente.Store.Datasets.Gdelt.EventPeriod.Day, ByRoot = true });
        using (var to = File.Create(counts.Folder.File("c.csv"))) Entente.Store.Datasets.Gdelt.GdeltPanelCsv.Write(counted, to);
        counts.Load("gdelt-panel", counts.Folder.File("c.csv"));
        var (one, other) = (PanelReader.Read(rows.File, ActorRegister.Embedded, request), PanelReader.Read(counts.File, ActorRegister.Embedded, request));
        Assert.Equal(one.Count, other.Count);
        Assert.Contains(Enumerable.Range(0, one.Count), r => one[r, 3] > 3);
        for (var row = 0; row < one.Count; row++)
            for (var column = 0; column < indicators.Length; column++)
                Assert.Equal(one[row, column] ?? -99, other[row, column] ?? -99, 9);
    }
}
