using System.Text.Json;
using System.Xml.Linq;
using Entente.Actors;
using Entente.Cli;
using Entente.News;
using Entente.Store;
using Entente.Store.News;
using Entente.SystemTests.Ledger;
using Entente.Tests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.News;

/// <summary>`entente watch` and `entente news` over a ledger that grows.</summary>
public sealed class NewsCommandTests : IDisposable
{
    private const string Wire = "Peru shelled Chile. The guns were heard along the whole border from before dawn until the evening, "
        + "and both governments called up reservists for the week.";

    private static readonly Watch Pair = new(new ActorId("PER"), new ActorId("CHL"));

    private readonly ScratchFolder scratch = new();

    private string LedgerPath => scratch.File("ledger.duckdb");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void News_tells_once_what_changed_and_ends_with_ten_when_nothing_did()
    {
        Write(ledger => RecordingTests.Record(ledger, RecordingTests.Shelling(Wire, "a.txt", new LocalDate(2024, 6, 20))));
        Assert.Equal(ExitCode.Failed, Run("news").Code);
        Assert.Equal(ExitCode.Done, Run("watch", "add", "Peru", "CHL").Code);
        Assert.Equal(ExitCode.Done, Run("watch", "add", "CHL", "PER").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("watch", "add", "PER", "Peru").Code);
        Assert.Single(Run("watch", "list", "--format", "jsonl").Output.Trim().Split('\n'));

        var (code, first, _) = Run("news");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("deed: ", first);
        Assert.Contains("“Peru shelled Chile”", first);
        Assert.Equal(ExitCode.NoNews, Run("news").Code);

        // A copy tells nothing new; a denial does.
        Write(ledger => RecordingTests.Record(ledger, RecordingTests.Shelling("From our news services. " + Wire, "b.txt", new LocalDate(2024, 6, 20))));
        Assert.Equal(ExitCode.NoNews, Run("news", "--format", "json", "-o", scratch.File("quiet.json")).Code);
        using (var quiet = JsonDocument.Parse(File.ReadAllText(scratch.File("quiet.json"))))
            Assert.Equal(1, quiet.RootElement.GetProperty("watches")[0].GetProperty("quiet_documents").GetInt32());
        Write(ledger => RecordingTests.Record(ledger, RecordingTests.Shelling("Peru denies that Peru shelled Chile at all.", "c.txt", new LocalDate(2024, 6,
            22), denied: true)));
        var (again, second, _) = Run("news", "--since", "last");
        Assert.Equal(ExitCode.Done, again);
        Assert.Contains("now contested: ", second);

        var whole = scratch.File("feed.xml");
        Assert.Equal(ExitCode.Done, Run("news", "--since", "2020-01-01", "-o", whole).Code);
        Assert.NotEmpty(XDocument.Load(whole).Root!.Elements(XName.Get("entry", "http://www.w3.org/2005/Atom")));
        Assert.Equal(ExitCode.WrongUsage, Run("news", "--since", "yesterday").Code);

        Assert.Equal(ExitCode.WrongUsage, Run("watch", "remove", "nobody").Code);
        Assert.Equal(ExitCode.Done, Run("watch", "remove", "chl-per").Code);
        Assert.Equal(ExitCode.Failed, Run("news").Code);
    }

    [Fact]
    public void Copies_are_one_story_and_changes_are_those_between_two_moments()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Write, clock);
        Watches.Add(ledger, Pair);
        RecordingTests.Record(ledger, RecordingTests.Shelling(Wire, "a.txt", new LocalDate(2024, 6, 20)));
        RecordingTests.Record(ledger, RecordingTests.Shelling("From our news services. " + Wire, "b.txt", new LocalDate(2024, 6, 20)));
        var change = Assert.Single(Assert.Single(LedgerNews.Of(ledger).Watches).Changes);
        Assert.Equal((2, 1), (change.Documents, change.Stories));

        var then = ledger.Now();
        clock.Now = clock.Now.AddDays(1);
        RecordingTests.Record(ledger, RecordingTests.Shelling("Peru denies that Peru shelled Chile at all.", "c.txt", new LocalDate(2024, 6, 22),
            denied: true));
        Assert.Equal(ChangeKind.Contested, Assert.Single(Changes.Between(ledger, Pair, then, ledger.Now())).Kind);
        Assert.Equal(ChangeKind.Deed, Assert.Single(Changes.Between(ledger, Pair, null, then)).Kind);
        Assert.Empty(Changes.Between(ledger, Pair, ledger.Now(), ledger.Now()));

        // At the place of a.txt and b.txt stands another version now, which tells nothing of it.
        clock.Now = clock.Now.AddDays(1);
        then = ledger.Now().AddHours(-1);
        foreach (var place in new[] { "a.txt", "b.txt" })
            RecordingTests.Record(ledger, new Coded($"This report ({place}) was wrong.", place) { Published = new LocalDate(2024, 6, 25) });
        Assert.Equal(ChangeKind.Retraction, Assert.Single(Changes.Between(ledger, Pair, then, ledger.Now())).Kind);
    }

    [Fact]
    public void Look_is_kept_by_watch()
    {
        using var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Write, TimeProvider.System);
        Assert.True(Watches.Add(ledger, Pair));
        Assert.False(Watches.Add(ledger, Pair));
        Assert.Throws<LedgerException>(() => Watches.Add(ledger, new Watch(new ActorId("JPN"), name: Pair.Name)));
        Assert.Null(Watches.LastLook(ledger, Pair));
        var report = LedgerNews.Of(ledger);
        Watches.Look(ledger, report);
        Assert.Equal(report.Until, Watches.LastLook(ledger, Pair));
        Watches.Add(ledger, new Watch(new ActorId("JPN")));
        Assert.Null(Watches.LastLook(ledger, new Watch(new ActorId("JPN"))));
    }

    private void Write(Action<LedgerFile> work)
    {
        using var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Write, TimeProvider.System);
        work(ledger);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", LedgerPath]);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
