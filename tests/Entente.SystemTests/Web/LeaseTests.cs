using Entente.Cli;
using Entente.Store;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>The ledger is held while somebody asks, and no longer.</summary>
public sealed class LeaseTests(WorkbenchFixture fixture) : IClassFixture<WorkbenchFixture>
{
    [Fact]
    public async Task Idle_workbench_lets_a_writer_in_and_shows_what_it_wrote()
    {
        var (_, before) = await fixture.GetAsync("/library");
        Assert.True(fixture.Workbench.HoldsLedger);
        await Free();
        using (var ledger = LedgerFile.Open(fixture.LedgerPath, LedgerAccess.Write, TimeProvider.System))
            RecordingTests.Record(ledger, RecordingTests.Shelling("Peru shelled Chile again.", "second.txt", new(2024, 2, 2)));
        var (_, after) = await fixture.GetAsync("/library");
        Assert.DoesNotContain("second.txt", before);
        Assert.Contains("second.txt", after);
    }

    [Fact]
    public async Task Ledger_that_went_away_is_told_and_not_made()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("gone.duckdb");
        await using var workbench = await Workbench.StartAsync(UseCases.Of(path), WorkbenchOptions.Default, default);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
        using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{workbench.Port}/"));
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Contains("there is no ledger here", await response.Content.ReadAsStringAsync());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Serving_a_ledger_that_is_not_there_fails_and_makes_none()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal(ExitCode.Failed, CommandLine.Run(["serve", "--ledger", scratch.File("none.duckdb")]));
        Assert.Equal(ExitCode.WrongUsage, CommandLine.Run(["serve", "--port", "70000", "--ledger", scratch.File("none.duckdb")]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    private async Task Free()
    {
        for (var i = 0; fixture.Workbench.HoldsLedger && i < 100; i++) await Task.Delay(50);
        Assert.False(fixture.Workbench.HoldsLedger);
    }
}
