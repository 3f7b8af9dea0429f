using System.Text.Json;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests;

/// <summary>What somebody reads who does not know the commands, or types them wrongly.</summary>
public sealed class HelpTests
{
    [Fact]
    public void Unknown_command_is_wrong_usage() =>
        Assert.Equal(ExitCode.WrongUsage, Cli.CommandLine.Run(["no-such-command"]));

    [Theory]
    [InlineData]
    [InlineData("help")]
    public void Program_alone_and_help_tell_the_commands(params string[] arguments)
    {
        var (code, output, error) = ProgramChild.Run(arguments);
        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.Contains("  brief", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean Russia (RUS)", "why", "Rusia", "--ledger", "{}")]
    [InlineData("For the story of two states name both", "brief", "RUS", "--ledger", "{}")]
    [InlineData("The last day 2010-12-31 is before the first 2020-01-01", "panel", "un.agreement", "--from", "2020", "--to", "2010", "--states", "RUS,PRK",
        "--ledger", "{}")]
    public void Mistake_is_answered_with_what_to_write(string words, params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        Store.LedgerFile.Open(scratch.File("l.duckdb"), Store.LedgerAccess.Write, TimeProvider.System).Dispose();
        var (code, output, error) = ProgramChild.Run([.. arguments.Select(a => a == "{}" ? scratch.File("l.duckdb") : a)]);
        Assert.InRange(code, ExitCode.Failed, ExitCode.WrongUsage);
        Assert.Equal("", output);
        Assert.StartsWith("entente: ", error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state", "RUS")]
    [InlineData("align", "RUS", "CHN")]
    [InlineData("why", "RUS", "CHN")]
    [InlineData("brief", "RUS", "CHN")]
    [InlineData("claims")]
    public void Day_of_as_of_is_understood_alike(params string[] command)
    {
        using var scratch = new ScratchFolder();
        Store.LedgerFile.Open(scratch.File("l.duckdb"), Store.LedgerAccess.Write, TimeProvider.System).Dispose();
        string Said(string day) => ProgramChild.Run([.. command, "--as-of", day, "--ledger", scratch.File("l.duckdb")]).Error;
        Assert.Contains("--as-of: '2016-13' is no date; YYYY, YYYY-MM or YYYY-MM-DD is expected", Said("2016-13"), StringComparison.Ordinal);
        Assert.DoesNotContain("is no date", Said("2016"), StringComparison.Ordinal);
    }

    [Fact]
    public void Actor_as_json_is_an_object()
    {
        var (code, output, _) = ProgramChild.Run("actors", "show", "FRA", "--format", "json");
        Assert.Equal(ExitCode.Done, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("FRA", json.RootElement.GetProperty("key").GetString());
        Assert.StartsWith("220 ", json.RootElement.GetProperty("cow")[0].GetProperty("value").GetString(), StringComparison.Ordinal);
    }
}
