using System.Diagnostics;
using System.Globalization;
using Entente.Store;
using Entente.Tests.Ledger;
using Xunit;

namespace Entente.SystemTests.Ledger;

/// <summary>Other processes: the test program starts itself again, does as told (<see cref="LedgerChild"/>), and is killed.</summary>
public sealed class LockAndCrashTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Killed_write_leaves_the_ledger_as_it_was()
    {
        var path = scratch.File("k.ledger");
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System)) RecordingTests.Record(ledger, Coded.ArmsDispute());
        var before = Contents(path);
        using (var child = LedgerChild.Start(path))
        {
            LedgerChild.AwaitHalfway(child);
            child.Kill();
            child.WaitForExit();
        }
        Assert.Equal(before, Contents(path));
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System)) Assert.Empty(LedgerAudit.Faults(ledger));
        Assert.Equal(before, Contents(path));
    }

    [Fact]
    public void Ledger_that_another_process_writes_is_refused_with_what_to_do()
    {
        var path = scratch.File("l.ledger");
        LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System).Dispose();
        using var child = LedgerChild.Start(path);
        try
        {
            LedgerChild.AwaitHalfway(child);
            foreach (var access in Enum.GetValues<LedgerAccess>())
                Assert.Contains("another process is using this ledger",
                    Assert.Throws<LedgerException>(() => LedgerFile.Open(path, access, TimeProvider.System)).Message);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }

    [Fact]
    public void Brief_is_printed_where_the_ledger_that_nobody_named_is_none()
    {
        var place = Directory.CreateDirectory(Path.Combine(scratch.Path, "entente"));
        File.WriteAllText(Path.Combine(place.FullName, "ledger.duckdb"), "no ledger");
        var article = scratch.File("a.txt");
        File.WriteAllText(article, "Kenya accused Uganda of shelling a border post.\n");
        var (code, output, error) = ProgramChild.RunIn(scratch.Path, "brief", article);
        Assert.Equal(0, code);
        Assert.Contains("Uganda", output, StringComparison.Ordinal);
        Assert.Contains("What was read is printed and not recorded.", error, StringComparison.Ordinal);
        Assert.Equal("no ledger", File.ReadAllText(Path.Combine(place.FullName, "ledger.duckdb")));
        // Who names a ledger wants it used.
        Assert.NotEqual(0, ProgramChild.Run("brief", article, "--ledger", Path.Combine(place.FullName, "ledger.duckdb")).Code);
    }

    [Fact]
    public void Reading_that_cannot_be_recorded_is_printed_all_the_same()
    {
        var path = scratch.File("l.ledger");
        LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System).Dispose();
        var article = scratch.File("a.txt");
        File.WriteAllText(article, "Kenya accused Uganda of shelling a border post.\n");
        using var child = LedgerChild.Start(path);
        try
        {
            LedgerChild.AwaitHalfway(child);
            var (code, output, error) = ProgramChild.Run("brief", article, "--ledger", path);
            Assert.Equal(0, code);
            Assert.Contains("Uganda", output, StringComparison.Ordinal);
            Assert.Contains("waiting up to 10 s", error, StringComparison.Ordinal);
            Assert.Contains("printed and not recorded", error, StringComparison.Ordinal);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }

    [Fact]
    public void Reading_goes_on_when_the_disk_is_full()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No limit on the size of files there.");
        var path = scratch.File("f.ledger");
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System)) RecordingTests.Record(ledger, Coded.ArmsDispute());
        var before = Contents(path);
        File.WriteAllText(scratch.File("a.txt"), "Kenya accused Uganda of shelling a border post.\n");
        File.WriteAllText(scratch.File("b.txt"), "Peru recalled its ambassador to Chile.\n");
        var (code, output, error) = ProgramChild.RunWithFilesUpTo(4, "read", scratch.File("a.txt"), scratch.File("b.txt"), "--ledger", path);
        Assert.Equal(1, code);
        Assert.Contains("UGA", output, StringComparison.Ordinal);
        Assert.Contains("CHL", output, StringComparison.Ordinal);
        Assert.Contains("the disk is full", error, StringComparison.Ordinal);
        Assert.Contains("0 documents are recorded", error, StringComparison.Ordinal);
        Assert.Equal(before, Contents(path));
    }

    private static string Contents(string path)
    {
        using var ledger = LedgerFile.Open(path, LedgerAccess.Read, TimeProvider.System);
        return string.Join(", ", LedgerContents.Of(ledger).Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Table} {r.Rows}")));
    }
}
