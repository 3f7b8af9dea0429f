using Entente.Actors;
using Entente.Cli;
using Entente.News;
using Entente.Store;
using Entente.Store.News;
using Entente.SystemTests.Ledger;
using Entente.Tests;
using Entente.Tests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>A ledger of our two samples, a contested matter, a hostile document and a watch.</summary>
internal static class WorkbenchLedger
{
    public const string HostileTitle = "<script>alert('x')</script>\u202Egnp.exe \"onload=alert(1)";
    public const string HostileText = "Peru shelled Chile. <img src=x onerror=alert(2)>";

    public static void Make(ScratchFolder scratch, string ledgerPath)
    {
        foreach (var sample in new[] { "camp-david-1978.txt", "nordic-baltic-1991.html" })
            Assert.Equal(ExitCode.Done,
                CommandLine.Run(["brief", Path.Combine(Repository.Root, "samples", sample), "--ledger", ledgerPath, "-o", scratch.File("brief.txt")]));
        using var ledger = LedgerFile.Open(ledgerPath, LedgerAccess.Write, TimeProvider.System);
        RecordingTests.Record(ledger, Coded.ArmsDispute());
        var hostile = RecordingTests.Shelling(HostileText, "'><b>x.txt", new LocalDate(2024, 1, 1));
        new ReadingRecorder(ledger).Record(hostile.Document with { Title = HostileTitle }, hostile.Text, hostile.Read, s => s,
            RecordingTests.RunOf(hostile.Document));
        Watches.Add(ledger, new Watch(new ActorId("PER"), new ActorId("CHL"), "<b>Peru & Chile</b>"));
    }
}
