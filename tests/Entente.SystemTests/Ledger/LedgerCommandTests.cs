using System.Text.Json;
using Entente.Store;
using Entente.Tests.Ledger;
using Xunit;

namespace Entente.SystemTests.Ledger;

/// <summary>The program itself, on a ledger of one charge, two denials and a hostile text.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string path;
    private readonly ReadingResult read;

    public LedgerCommandTests()
    {
        path = scratch.File("x.ledger");
        using var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System);
        read = RecordingTests.Record(ledger, Coded.ArmsDispute());
        RecordingTests.Record(ledger, RecordingTests.Shelling("\u001b[31m=1+1 \u202ePeru shelled Chile.", "=cmd.txt", new(2024, 1, 1)));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Claims_are_filtered_and_printed_as_json()
    {
        var (code, output, _) = Run("claims", "--speaker", "JPN", "--stance", "alleges", "--format", "json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var claim = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("AID", claim.GetProperty("type").GetString());
        Assert.Equal("PER", claim.GetProperty("actor").GetString());
    }

    [Fact]
    public void Propositions_show_both_sides()
    {
        var (_, output, _) = Run("propositions", "--type", "aid", "--format", "csv");
        Assert.Contains("contested,Peru supplies Chile with artillery and other kit,1,JPN,1,PER", output);
    }

    [Fact]
    public void Propositions_of_a_status_are_those_alone()
    {
        var (code, output, _) = Run("propositions", "--status", "contested", "--format", "jsonl");
        Assert.Equal(0, code);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Contains("\"contested\"", l, StringComparison.Ordinal));
        Assert.NotEqual("", output);
        Assert.Equal(2, Run("propositions", "--status", "doubtful").Code);
    }

    [Fact]
    public void Events_hold_no_supply_of_arms()
    {
        var (_, output, _) = Run("events", "--format", "jsonl");
        Assert.DoesNotContain("\"AID\"", output);
        Assert.Contains("\"ACCUSE\"", output);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Hostile_text_neither_moves_the_cursor_nor_starts_a_formula(string format)
    {
        var (_, output, _) = Run("claims", "--type", "assault", "--format", format);
        Assert.Contains("cmd.txt", output);
        if (format != "csv") Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain(",=cmd.txt", output);
    }

    [Fact]
    public void Show_leads_from_proposition_to_words_and_offsets()
    {
        var supply = read.Propositions.Single(p => p.Key.Family == "provide");
        var (code, output, _) = Run("show", supply.Id.Value[..8]);
        Assert.Equal(0, code);
        Assert.Contains("Peru also denied these claims", output);
        Assert.Contains("status: contested", output);
        var offsets = read.Claims.Single(c => c.QuoteText == "Peru also denied these claims" && c.Stance == Entente.Coding.Stance.Denies).Quote;
        Assert.Contains($"offsets: {offsets}", output);
        Assert.Contains(read.Document.Sha256, output);
        foreach (var id in (string[])[read.Events[0].Id.Value, read.Document.Id, read.RunId, read.Claims[0].Id.Value])
            Assert.Equal(0, Run("show", id, "--format", "json").Code);
    }

    [Fact]
    public void Show_of_words_that_were_tampered_with_prints_nothing_and_exits_3()
    {
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System))
        using (var command = ledger.Connection.CreateCommand())
        {
            command.CommandText = "UPDATE document SET text = replace(text, 'Chile', 'China') WHERE location = 'a.txt'";
            command.ExecuteNonQuery();
        }
        foreach (var id in (string[])[read.Claims[0].Id.Value, read.Propositions[0].Id.Value, read.Events[0].Id.Value, read.Document.Id])
        {
            var (code, output, error) = Run("show", id);
            Assert.Equal((3, ""), (code, output));
            Assert.Contains("It is not shown", error);
        }
        var check = Run("ledger", "check");
        Assert.Equal(3, check.Code);
        Assert.Contains("does not have the hash", check.Output);
    }

    [Theory]
    [InlineData("UPDATE claim SET type = 'ASSAULT' WHERE type = 'AID'")]
    [InlineData("UPDATE claim_mention SET actor = 'CHN' WHERE actor = 'PER'")]
    [InlineData("UPDATE claim SET actor = 'CHN' WHERE actor = 'PER'", "export")]
    [InlineData("UPDATE proposition SET status = 'asserted' WHERE status = 'contested'", "export")]
    public void Coding_that_was_rewritten_is_noticed_and_nothing_is_printed_from_it(string sql, string? only = null)
    {
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System))
        using (var command = ledger.Connection.CreateCommand())
        {
            command.CommandText = sql;
            Assert.True(command.ExecuteNonQuery() > 0);
        }
        Assert.Equal(3, Run("ledger", "check").Code);
        // The columns that only lead to claims, and what is derived anew for each view, are not what is printed.
        foreach (var command in (string[][])[["claims"], ["propositions"], ["events"], ["export", "-o", scratch.File("out")]])
        {
            if (only is not null && command[0] != only) continue;
            var (code, output, _) = Run(command);
            Assert.Equal((3, ""), (code, output));
        }
    }

    [Fact]
    public void Matter_and_run_that_are_printed_can_be_shown()
    {
        foreach (var id in (string[])[read.Propositions.Single(p => p.Key.Family == "provide").Matter.Value, read.RunId])
        {
            var (code, output, error) = Run("show", id);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains(id, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Export_takes_away_what_one_that_was_killed_left()
    {
        var left = scratch.File($"out.{int.MaxValue}.new");
        Directory.CreateDirectory(left);
        Assert.Equal(0, Run("export", "-o", scratch.File("out")).Code);
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public void Show_of_an_unknown_or_ambiguous_key_says_so()
    {
        Assert.Equal(3, Run("show", "c-zzz").Code);
        var (code, _, error) = Run("show", "c-");
        Assert.Equal(2, code);
        Assert.Contains("Give more of it", error);
    }

    [Theory]
    [InlineData("--actor", "Perru", "Did you mean")]
    [InlineData("--type", "AIDING", "none of agree")]
    [InlineData("--as-of", "yesterday", "2024-06-18")]
    public void Wrong_option_values_are_explained(string option, string value, string words)
    {
        var (code, _, error) = Run("claims", option, value);
        Assert.Equal(2, code);
        Assert.Contains(words, error);
    }

    [Fact]
    public void As_of_an_earlier_day_shows_less()
    {
        var (_, output, _) = Run("claims", "--as-of", "2024-02-01", "--format", "jsonl");
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    public void Export_writes_every_table_or_nothing(string format)
    {
        var folder = scratch.File("o'ut");
        var (code, output, _) = Run("export", "--format", format, "-o", folder);
        Assert.Equal(0, code);
        Assert.Equal(28, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(File.Exists));
        var (again, _, error) = Run("export", "--format", format, "-o", folder);
        Assert.Equal(1, again);
        Assert.Contains("is not empty", error);
        Assert.Equal(["o'ut", "x.ledger"], Directory.GetFileSystemEntries(scratch.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Info_and_check_of_a_sound_ledger()
    {
        Assert.Contains("claims", Run("ledger", "info").Output);
        Assert.Equal(0, Run("ledger", "check").Code);
        Assert.Equal(0, Run("ledger", "upgrade").Code);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", path]);
}
