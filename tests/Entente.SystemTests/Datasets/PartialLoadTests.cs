using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Datasets;

/// <summary>A data set of which one file of two is loaded: what the other would tell is unknown, never zero.</summary>
public sealed class PartialLoadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-partial-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Panel_of_an_indicator_whose_file_was_not_loaded_is_refused()
    {
        var travels = Repository.SharedPath("data", "diplomacy", "us_president_secstate_travel_abroad.csv");
        var ledger = Path.Combine(folder, "ledger.duckdb");
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["load", "us-visits", travels, "--ledger", ledger]));
        string[] Panel(string indicator) => ["panel", indicator, "--from", "2010", "--to", "2011", "--states", "RUS,USA", "--ledger", ledger, "-o",
            Path.Combine(folder, indicator + ".csv")];
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(Panel("visit.us-abroad")));
        Assert.Equal(ExitCode.Failed, Cli.CommandLine.Run(Panel("visit.to-us")));
        Assert.False(File.Exists(Path.Combine(folder, "visit.to-us.csv")));
    }
}
