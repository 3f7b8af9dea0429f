using System.Text.Json;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Datasets;

/// <summary>A citation names the data sets whose rows entered the figure, and no others.</summary>
public sealed class CitationTests
{
    private const string Days = "rcid,date,me,nu,di,hr,co,ec,n_yes,n_abstain,n_no,n_absent\n";

    private static string Rows(string format) =>
        string.Concat(Enumerable.Range(1, 12).Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, n)));

    /// <summary>Twelve roll calls in 1985: their days from un-votes, their votes from un-votes-former.</summary>
    private static TestLedger Former(bool withVotesOfPoland)
    {
        var ledger = new TestLedger();
        ledger.LoadText("un-votes", Days + Rows("{0},1985-11-05,0,0,0,0,0,0,1,0,1,0\n"));
        ledger.LoadText("un-votes-former", "rcid,country,country_code,vote\n"
            + Rows("{0},German Democratic Republic,DE,yes\n{0},Poland,PL,no\n{0},Russia,RU,yes\n{0},Cuba,CU,yes\n"));
        if (withVotesOfPoland) ledger.LoadText("un-votes", "rcid,date,iso3,vote\n" + Rows("{0},1985-11-05,POL,yes\n"));
        return ledger;
    }

    private static string Run(TestLedger ledger, params string[] arguments)
    {
        ledger.File.Dispose();
        var output = ledger.Folder.File("out");
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run([.. arguments, "--ledger", ledger.File.FilePath, "-o", output]));
        return File.ReadAllText(output);
    }

    [Fact]
    public void Brief_cites_the_set_that_holds_the_votes_not_the_one_that_is_asked_first()
    {
        using var ledger = Former(withVotesOfPoland: false);
        var text = Run(ledger, "brief", "DDR", "POL", "--from", "1985", "--to", "1985");
        Assert.Contains("Record: un-votes-former", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Record: un-votes 2", text, StringComparison.Ordinal);
        Assert.Contains("for the days of", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Brief_cites_both_sets_where_each_holds_one_side()
    {
        using var ledger = Former(withVotesOfPoland: true);
        var text = Run(ledger, "brief", "DDR", "POL", "--from", "1985", "--to", "1985");
        Assert.Contains("Record: un-votes-former", text, StringComparison.Ordinal);
        Assert.Contains("Record: un-votes 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Brief_does_not_cite_a_set_whose_votes_are_of_others()
    {
        using var ledger = Former(withVotesOfPoland: true);
        var text = Run(ledger, "brief", "DDR", "CUB", "--from", "1985", "--to", "1985");
        Assert.Contains("Record: un-votes-former", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Record: un-votes 2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DDR", "POL", false, "un-votes-former")]
    [InlineData("DDR", "POL", true, "un-votes; un-votes-former")]
    [InlineData("DDR", "CUB", true, "un-votes-former")]
    public void Align_cites_the_sets_that_hold_the_two_states_votes(string a, string b, bool both, string expected)
    {
        using var ledger = Former(both);
        using var json = JsonDocument.Parse(Run(ledger, "align", a, b, "--from", "1985-01", "--to", "1985-12", "--format", "json"));
        Assert.Equal(expected, string.Join("; ",
            json.RootElement.GetProperty("sources").EnumerateArray().Where(s => s.GetProperty("what").GetString() == "votes")
                .Select(s => s.GetProperty("dataset").GetString())));
    }

    [Fact]
    public void State_cites_the_sets_of_its_roll_calls_in_the_years_asked()
    {
        using var ledger = Former(withVotesOfPoland: false);
        var text = Run(ledger, "state", "DDR", "--from", "1984", "--to", "1985", "--format", "csv");
        Assert.Contains(",un.agreement.half,un-votes-former,", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",un-votes,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_an_earlier_version_are_neither_read_nor_cited()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n1,1985-11-05,POL,no\n1,1985-11-05,CUB,yes\n", new LoadOptions { Version = "2031" });
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n1,1985-11-05,POL,yes\n1,1985-11-05,CUB,yes\n", new LoadOptions { Version = "2030" });
        Assert.Equal(["2030"], VoteSources.Of(ledger.File, 1985, 1985, new ActorId("POL"), new ActorId("CUB")).Select(f => f.Version));
        Assert.Equal(1, ledger.Count("SELECT vote FROM vote_once WHERE state = 'POL'"));
        Assert.Equal(2, ledger.Count("SELECT count(*) FROM vote_once"));
    }

    [Fact]
    public void A_cell_of_two_sets_is_that_of_the_set_whose_name_comes_first()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes-former", "rcid,country,country_code,vote\n1,Poland,PL,no\n");
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n1,1985-11-05,POL,yes\n");
        Assert.Equal(1, ledger.Count("SELECT vote FROM vote_once"));
        Assert.Equal(["un-votes"], VoteSources.Of(ledger.File, 1985, 1985).Select(f => f.Dataset));
        Assert.Empty(VoteSources.Of(ledger.File, 1986, 1990));
    }

    [Fact]
    public void Votes_of_the_second_set_alone_are_told_without_the_first()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes-former", "rcid,session,importantvote,date,unres,amend,para,short,descr\n1,40,0,1985-11-05,R/40/1,0,0,\"A\",\"B\"\n");
        ledger.LoadText("un-votes-former", "rcid,country,country_code,vote\n1,Poland,PL,no\n1,Cuba,CU,no\n");
        var request = new PanelRequest { Indicators = [Indicators.Find("un.agreement")!], From = new LocalDate(1985, 1, 1),
            To = new LocalDate(1985, 12, 31), States = [new("POL"), new("CUB")] };
        Assert.Equal(1, PanelReader.Read(ledger.File, ActorRegister.Embedded, request)[0, 0]);
    }
}
