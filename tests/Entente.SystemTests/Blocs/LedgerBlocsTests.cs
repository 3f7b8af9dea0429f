using System.Text.Json;
using Entente.SystemTests.Datasets;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Blocs;

/// <summary>`entente blocs --on` and `--from` on a ledger that holds UN votes and armed conflicts.</summary>
public sealed class LedgerBlocsTests
{
    [Fact]
    public void Year_and_page_come_out_of_a_small_ledger_and_bad_years_and_states_are_told()
    {
        using var ledger = new TestLedger();
        ledger.Load("un-votes", Repository.SharedPath("data", "un", "unga_votes_1946_2024_long.csv.gz"));
        ledger.File.Dispose();
        string[] to = ["--ledger", ledger.File.FilePath];
        const string States = "USA,GBR,FRA,ISR,RUS,CHN,PRK,SYR,CUB,IRN";
        var file = ledger.Folder.File("blocs.json");
        int Run(params string[] args) => Cli.CommandLine.Run(["blocs", .. args, .. to]);

        Assert.Equal(ExitCode.Done, Run("--on", "2015", "--states", States, "--draws", "20", "-o", file));
        var first = File.ReadAllBytes(file);
        using var json = JsonDocument.Parse(first);
        var root = json.RootElement;
        Assert.Equal("optimal", root.GetProperty("status").GetString());
        string[] Bloc(string state) =>
            [.. root.GetProperty("blocs").EnumerateArray().Select(b => b.GetProperty("members").EnumerateArray()
            .Select(m => m.GetProperty("state").GetString()!).ToArray()).Single(b => b.Contains(state))];
        Assert.Contains("GBR", Bloc("USA"));
        Assert.DoesNotContain("PRK", Bloc("USA"));
        Assert.Contains("SYR", Bloc("PRK"));
        Assert.Equal(2, root.GetProperty("sensitivity").GetArrayLength());
        Assert.Contains(root.GetProperty("record").EnumerateArray(), r => r.GetString()!.StartsWith("security: no data set is loaded",
            StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, Run("--on", "2015", "--states", States, "--draws", "20", "-o", file));
        Assert.Equal(first, File.ReadAllBytes(file));

        var page = ledger.Folder.File("blocs.html");
        Assert.Equal(ExitCode.Done, Run("--from", "2010", "--to", "2015", "--states", States, "--draws", "5", "-o", page));
        Assert.Contains("<h1>Blocs 2010 to 2015</h1>", File.ReadAllText(page));

        foreach (var wrong in new string[][]
        {
            ["--on", "1945"], ["--on", "2090"], ["--on", "2015", "--states", "DDR,USA,RUS"], ["--on", "2015", "--states", "USA"],
                ["--on", "2015", "--states", "USA,Brazl"],
            ["--on", "2015", "--from", "2010"], ["--from", "2015", "--to", "2010", "-o", page], ["--from", "2010", "--to", "2015"],
                ["--on", "2015", "--threshold", "0"],
        })
            Assert.Equal(ExitCode.WrongUsage, Run(wrong));
        Assert.Equal(ExitCode.Failed, Run("--on", "2015", "--face", "security"));
        Assert.Equal(ExitCode.WrongUsage, Cli.CommandLine.Run(["blocs"]));
    }
}
