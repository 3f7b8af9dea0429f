using System.Text.Json;
using Entente.Store;
using Entente.SystemTests.Ledger;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Datasets;

/// <summary>The whole starter record, made into the ledger of somebody who has none.</summary>
public sealed class StarterLedgerTests : IClassFixture<StarterLedgerTests.Newcomer>
{
    private readonly Newcomer newcomer;

    public StarterLedgerTests(Newcomer newcomer) => this.newcomer = newcomer;

    /// <summary>A data folder without a ledger, and the first question asked in it.</summary>
    public sealed class Newcomer : IDisposable
    {
        private readonly ScratchFolder folder = new();

        public Newcomer() => First = Ask("align", "FRA", "DEU", "--format", "json");

        public (int Code, string Output, string Error) First { get; }

        public string Ledger => Path.Combine(folder.Path, "entente", "ledger.duckdb");

        public (int Code, string Output, string Error) Ask(params string[] arguments) => ProgramChild.RunIn(folder.Path, arguments);

        public void Dispose() => folder.Dispose();
    }

    [Fact]
    public void First_question_makes_the_ledger_and_says_so_in_one_line()
    {
        Assert.Equal(0, newcomer.First.Code);
        Assert.Matches(@"\Aentente: no ledger yet: made \S+ledger\.duckdb with the starter record "
            + @"\(UN votes to 2024, US visits to 2025, wars between states to 2024\)\.[^\n]*\n\z",
            newcomer.First.Error.ReplaceLineEndings("\n"));
        using var answer = JsonDocument.Parse(newcomer.First.Output);
        Assert.Contains("un-votes", newcomer.First.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why", "FRA", "DEU")]
    [InlineData("state", "PRK")]
    [InlineData("brief", "RUS", "PRK")]
    [InlineData("panel", "un.agreement", "--states", "RUS,PRK", "--from", "2023", "--to", "2023")]
    public void Commands_on_figures_answer_from_it_without_a_word(params string[] question)
    {
        var (code, output, error) = newcomer.Ask(question);
        Assert.True(code == 0, error);
        Assert.NotEmpty(output);
        Assert.DoesNotContain("ledger", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_do_not_tell_of_the_two_are_no_record_of_theirs()
    {
        var (code, output, _) = newcomer.Ask("align", "XKX", "FRA");
        Assert.Equal(0, code);
        Assert.Contains("\nVotes      nothing on record\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  votes: no data set that is loaded tells of the two (entente load un-votes).\n", output, StringComparison.Ordinal);
    }

    /// <summary>INDEX.md of the shared data: share of identical votes of Russia and North Korea in 2023 .835.</summary>
    [Fact]
    public void Agreement_of_Russia_and_North_Korea_in_2023_is_the_published_share() =>
        Assert.Contains(".83", newcomer.Ask("panel", "un.agreement", "--states", "RUS,PRK", "--from", "2023", "--to", "2023").Output, StringComparison.Ordinal);

    [Fact]
    public void Loading_it_again_changes_nothing()
    {
        var (code, output, _) = newcomer.Ask("load", "starter");
        Assert.Equal(0, code);
        Assert.All(output.Trim().Split('\n'), line => Assert.Contains("loaded before; nothing changed", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Pairs_have_the_votes_that_the_original_files_give_them()
    {
        using var original = new TestLedger();
        original.Load("un-votes", Repository.SharedPath("data", "originals", "ungaVoting_003.csv"));
        original.Load("un-votes-former", Repository.SharedPath("data", "un", "unvotes_votes_1946_2019.csv.gz"));
        using var starter = LedgerFile.Open(newcomer.Ledger, LedgerAccess.Read, TimeProvider.System);
        foreach (var (a, b) in (ReadOnlySpan<(string, string)>)[("FRA", "DEU"), ("RUS", "PRK"), ("DDR", "POL"), ("CSK", "YUG"), ("USA", "ISR")])
        {
            var expected = Votes(original.File, a, b);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Votes(starter, a, b));
        }
    }

    /// <summary>Roll call, day, state, vote, data set and line of the votes in use.</summary>
    private static List<string> Votes(LedgerFile ledger, string a, string b)
    {
        using var command = ledger.Connection.CreateCommand();
        command.CommandText = $"""
            SELECT concat_ws(' ', o.rcid, o.day, o.state, o.vote, f.dataset, v.line)
            FROM vote_once o JOIN dataset_file f USING (file_id) JOIN vote v ON v.rcid = o.rcid AND v.state = o.state AND v.file_id = o.file_id
            WHERE o.state IN ('{a}', '{b}') ORDER BY o.day, o.rcid, o.state
            """;
        using var rows = command.ExecuteReader();
        var votes = new List<string>();
        while (rows.Read()) votes.Add(rows.GetString(0));
        return votes;
    }
}
