using System.Text.Json;
using Entente.SystemTests.Datasets;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests;

public sealed class StateCommandTests
{
    private static string Run(string format, TestLedger ledger, params string[] more)
    {
        var output = ledger.Folder.File("state.out");
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["state", "PRK", "--ledger", ledger.File.FilePath, "--format", format, "-o", output, .. more]));
        return File.ReadAllText(output);
    }

    private static TestLedger Loaded()
    {
        var ledger = new TestLedger();
        ledger.LoadText("itpde", "year,exp_iso3,imp_iso3,value_musd2010\n2016,PRK,CHN,90\n2016,PRK,RUS,10\n2016,CHN,PRK,40\n2016,USA,CHN,810\n");
        ledger.File.Dispose();
        return ledger;
    }

    [Fact]
    public void Figures_name_their_file_and_what_is_not_loaded_is_said()
    {
        using var ledger = Loaded();
        using var json = JsonDocument.Parse(Run("json", ledger, "--from", "2015"));
        var exports = json.RootElement.GetProperty("aspects").EnumerateArray().Single(a => a.GetProperty("aspect").GetString() == "exports");
        Assert.Equal(64, exports.GetProperty("indicator").GetProperty("files")[0].GetProperty("sha256").GetString()!.Length);
        Assert.Equal(0.82, exports.GetProperty("years")[1].GetProperty("concentration").GetDouble());
        Assert.Contains(json.RootElement.GetProperty("unknown").EnumerateArray(), u => u.GetProperty("indicator").GetString() == "sanction.any");
        var text = Run("text", ledger, "--from", "2015");
        Assert.Contains("entente load gsdb", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sanctions of some kind", text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_of_leaves_out_years_that_were_not_over()
    {
        using var ledger = Loaded();
        Assert.DoesNotContain(",2016,", Run("csv", ledger, "--from", "2014", "--as-of", "2016-12-30"), StringComparison.Ordinal);
        Assert.Contains(",2016,", Run("csv", ledger, "--from", "2014", "--as-of", "2016-12-31"), StringComparison.Ordinal);
    }

    [Fact]
    public void Faces_towards_others_are_those_of_the_pairs()
    {
        using var ledger = Loaded();
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["load", "starter", "--ledger", ledger.File.FilePath]));
        using var json = JsonDocument.Parse(Run("json", ledger, "--from", "2015", "--to", "2023"));
        var votes = Votes(json);
        var pair = ledger.Folder.File("align.json");
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["align", "PRK", "RUS", "--to", "2023", "--ledger", ledger.File.FilePath, "-o", pair]));
        using var align = JsonDocument.Parse(File.ReadAllText(pair));
        var year = Votes(align).GetProperty("years").EnumerateArray().Single(y => y.GetProperty("period").GetInt32() == 2023);
        Assert.Equal(2023, votes.GetProperty("year").GetInt32());
        Assert.Equal(year.GetProperty("value").GetDouble(), votes.GetProperty("others").GetProperty("RUS").GetProperty("value").GetDouble(), 3);
        Assert.Contains("its votes stood nearest to", Run("text", ledger, "--from", "2015", "--to", "2023"), StringComparison.Ordinal);
    }

    private static JsonElement Votes(JsonDocument json) =>
        json.RootElement.GetProperty("faces").EnumerateArray().Single(f => f.GetProperty("face").GetString() == "votes");

    [Fact]
    public void What_is_no_state_is_wrong_usage() =>
        Assert.Equal(ExitCode.WrongUsage, Cli.CommandLine.Run(["state", "NATO"]));
}
