using System.Text.Json;
using Entente.SystemTests.Datasets;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests;

public sealed class WhyCommandTests
{
    [Fact]
    public void Account_of_Russia_and_North_Korea_adds_up_and_names_its_files()
    {
        using var ledger = new TestLedger();
        ledger.Load("un-votes", Repository.SharedPath("data", "un", "unga_votes_1946_2024_long.csv.gz"));
        ledger.Load("vdem", Repository.SharedPath("data", "regime", "vdem_v15_polyarchy_libdem_1900_2024.csv"));
        ledger.Load("cow-contiguity", Repository.SharedPath("data", "states", "cow_contiguity_spells.csv"));
        ledger.File.Dispose();
        var output = ledger.Folder.File("why.json");
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["why", "RUS", "PRK", "--from", "2015", "--to", "2016", "--format", "json", "--ledger",
            ledger.File.FilePath, "-o", output]));
        using var json = JsonDocument.Parse(File.ReadAllText(output));
        var root = json.RootElement;
        var votes = root.GetProperty("faces")[0];
        Assert.Equal("votes", votes.GetProperty("face").GetString());
        Assert.Equal([2015, 2016], new[] { "before", "after" }.Select(p => votes.GetProperty(p).GetProperty("year").GetInt32()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("faces")[1].GetProperty("last_record").ValueKind);
        var main = votes.GetProperty("forms")[0];
        double Value(string part) => main.GetProperty("level").GetProperty(part).GetProperty("value").GetDouble();
        Assert.Equal(Value("distance"), Value("interests") + Value("values") + Value("neither"), 4);
        Assert.Equal(main.GetProperty("r_squared").GetDouble(), votes.GetProperty("group_shares").EnumerateObject()
            .Sum(g => g.Value.GetProperty("value").GetDouble()), 4);
        Assert.Equal(64, root.GetProperty("sources").GetProperty("contiguity")[0].GetProperty("sha256").GetString()!.Length);
        Assert.Contains(root.GetProperty("unknown").EnumerateArray(), u => u.GetProperty("indicator").GetString() == "rivalry.strategic");
    }

    [Fact]
    public void One_state_twice_is_wrong_usage() => Assert.Equal(ExitCode.WrongUsage, Cli.CommandLine.Run(["why", "RUS", "RUS"]));

    [Theory]
    [InlineData("why")]
    [InlineData("brief")]
    [InlineData("align")]
    public void Two_states_that_never_existed_together_are_refused_and_nothing_written(string command)
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n1,1985-11-05,DDR,no\n1,1985-11-05,CUB,yes\n");
        ledger.File.Dispose();
        var output = ledger.Folder.File("pair.json");
        Assert.Equal(ExitCode.Failed, Cli.CommandLine.Run([command, "DDR", "SSD", "--format", "json", "--ledger", ledger.File.FilePath, "-o", output]));
        Assert.False(File.Exists(output));
    }
}
