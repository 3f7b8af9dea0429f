using Entente.SystemTests.Datasets;
using Xunit;

namespace Entente.SystemTests;

public sealed class OutputEndingTests
{
    private static int Run(TestLedger ledger, string name, params string[] arguments) =>
        Cli.CommandLine.Run([.. arguments, "--ledger", ledger.File.FilePath, "-o", ledger.Folder.File(name)]);

    private static TestLedger Loaded()
    {
        var ledger = new TestLedger();
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n" + string.Concat(Enumerable.Range(1, 12)
            .Select(n => $"{n},1979-11-05,RUS,yes\n{n},1979-11-05,CHN,no\n")));
        ledger.File.Dispose();
        return ledger;
    }

    [Theory]
    [InlineData("align", "parquet")]
    [InlineData("align", "pdf")]
    [InlineData("why", "csv")]
    [InlineData("state", "html")]
    [InlineData("brief", "docx")]
    public void Ending_that_promises_another_form_is_refused_and_nothing_written(string command, string ending)
    {
        using var ledger = Loaded();
        Assert.Equal(ExitCode.WrongUsage, Run(ledger, "x." + ending, [command, "RUS", .. command == "state" ? Array.Empty<string>() : ["CHN"]]));
        Assert.False(File.Exists(ledger.Folder.File("x." + ending)));
    }

    [Fact]
    public void Device_is_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsWindows()) return;
        using var ledger = Loaded();
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["align", "RUS", "CHN", "--ledger", ledger.File.FilePath, "-o", "/dev/null"]));
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["align", "--all", "--unit", "month", "--ledger", ledger.File.FilePath, "-o", "/dev/null"]));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.False(File.Exists("/dev/null.part"));
    }

    [Fact]
    public void Months_that_no_event_data_tell_are_said_to_be_untold()
    {
        using var ledger = Loaded();
        Assert.Equal(ExitCode.Done, Run(ledger, "months.txt", "align", "RUS", "CHN", "--unit", "month"));
        Assert.Contains("No event data are loaded", File.ReadAllText(ledger.Folder.File("months.txt")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, Run(ledger, "months.svg", "align", "RUS", "CHN", "--unit", "month"));
    }

    [Fact]
    public void Ending_decides_where_format_is_not_given()
    {
        using var ledger = Loaded();
        Assert.Equal(ExitCode.Done, Run(ledger, "x.json", "align", "RUS", "CHN", "--from", "1979-01", "--to", "1979-12"));
        Assert.StartsWith("{", File.ReadAllText(ledger.Folder.File("x.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void In_1979_the_Soviet_Union_is_called_so()
    {
        using var ledger = Loaded();
        Assert.Equal(ExitCode.Done, Run(ledger, "align.txt", "align", "USSR", "CHN", "--from", "1979-01", "--to", "1979-12"));
        Assert.StartsWith("China and Soviet Union, year by year", File.ReadAllText(ledger.Folder.File("align.txt")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run(ledger, "state.txt", "state", "USSR", "--from", "1979", "--to", "1979"));
        Assert.StartsWith("Soviet Union (RUS):", File.ReadAllText(ledger.Folder.File("state.txt")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run(ledger, "brief.txt", "brief", "USSR", "CHN", "--from", "1979", "--to", "1979"));
        var brief = File.ReadAllText(ledger.Folder.File("brief.txt"));
        Assert.StartsWith("The Soviet Union and China, 1979", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("Russia and", brief, StringComparison.Ordinal);
    }
}
