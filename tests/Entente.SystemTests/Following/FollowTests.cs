using System.Globalization;
using Entente.Cli;
using Entente.Work.Following;
using Entente.News.Feeds;
using Entente.Store;
using Entente.Store.News;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Following;

/// <summary>`entente follow` against a newsroom on loopback.</summary>
public sealed class FollowTests : IAsyncDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly Newsroom newsroom = new();

    private string LedgerPath => scratch.File("ledger.duckdb");

    public async ValueTask DisposeAsync()
    {
        await newsroom.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Thirty_feeds_are_read_once_and_a_second_run_doubles_nothing()
    {
        var names = Newsroom.Well.Keys.Concat(Newsroom.Failing.Keys).ToList();
        // A host that asked for a pause is not asked again: it comes last.
        names.Remove("busy");
        names.Add("busy");
        Write(ledger =>
        {
            foreach (var name in names) Feeds.Add(ledger, Of(name));
        });
        var first = await PassAsync();
        foreach (var (name, articles) in Newsroom.Well) Assert.True(first[name].Error is null && first[name].New == articles, $"{name}: {first[name].Line}");
        foreach (var (name, says) in Newsroom.Failing) Assert.Contains(says, first[name].Error ?? $"{name} did not fail");
        Assert.Contains("robots.txt", first["rss"].ArticleError);
        Assert.Contains("dated in the future", Assert.Single(first["skew"].Notes));
        Assert.Contains("on other hosts", Assert.Single(first["abroad"].Notes));
        Assert.Equal(1, first["sameagain"].Known);
        Assert.Equal(0, newsroom.Asked("/private/1"));
        Assert.Equal(0, newsroom.Asked("/s1"));
        Assert.Equal(0, newsroom.Asked("other/x1") + newsroom.Asked("other/feed"));
        Assert.Equal(1, newsroom.Asked("/robots.txt"));
        Assert.Equal(1, newsroom.Asked("/loop") / 6);

        var documents = Documents();
        Assert.Equal(Newsroom.Well.Values.Sum(), documents.Count);
        Assert.Equal(documents.Count, documents.Distinct().Count());
        Assert.Equal("2024-06-19", Published(newsroom.Address + "/a2"));
        Assert.Null(Published(newsroom.Address + "/k1"));
        Assert.Null(Published(newsroom.Address + "/l1"));

        var second = await PassAsync();
        Assert.Equal(documents, Documents());
        Assert.Equal(0, second.Values.Sum(r => r.New));
        Assert.Equal(1, second["etag"].Known);
        Assert.Equal(1, newsroom.Asked("/a1"));
        Assert.Equal(1, newsroom.Asked("/busy"));
        Assert.Contains("not asked before", second["busy"].Error);
        Assert.Contains("If-None-Match: \"v1\"", newsroom.LastRequest("/etag"));
        Read(ledger =>
        {
            Assert.Equal(FeedStatus.Unchanged, FeedLog.Of(ledger, Of("etag"))[^1].Status);
            Assert.Equal(FeedStatus.Unchanged, FeedLog.Of(ledger, Of("modified"))[^1].Status);
            Assert.Equal("\"v1\"", FeedLog.Of(ledger, Of("etag"))[^1].ETag);
            Assert.Empty(LedgerAudit.Faults(ledger));
            Assert.Empty(LedgerNews.Of(ledger).Feeds);
        });

        // Asked by name they don't wait for their pause, and what failed twice is news.
        await PassAsync(areNamed: true);
        Assert.Equal(documents, Documents());
        Read(ledger =>
        {
            var told = LedgerNews.Of(ledger);
            Assert.Equal(Newsroom.Failing.Keys.Order(StringComparer.Ordinal),
                told.Feeds.Select(f => f.Feed.Address[(newsroom.Address.Length + 1)..]).Order(StringComparer.Ordinal));
            Assert.All(told.Feeds, f => Assert.Equal("failing", f.Kind));
            Assert.False(told.IsEmpty);
        });
    }

    [Fact]
    public async Task Public_feed_is_not_led_to_this_machine()
    {
        // Named as if it were public: then no address of this machine is gone to, not even its own.
        Write(ledger => Feeds.Add(ledger, Of("rss") with { IsInside = false }));
        Assert.Contains("address of this machine", (await PassAsync())["rss"].Error);
        Assert.Equal(0, newsroom.Asked("/rss") + newsroom.Asked("/robots.txt"));
    }

    [Fact]
    public async Task Host_that_is_allowed_later_is_read_though_the_feed_is_unchanged()
    {
        Write(ledger => Feeds.Add(ledger, Of("abroad")));
        await PassAsync();
        Write(ledger => Feeds.Add(ledger, Of("abroad") with { Hosts = [newsroom.Other[7..]] }));
        Assert.Equal(1, (await PassAsync())["abroad"].New);
    }

    [Fact]
    public async Task Articles_past_the_limit_wait_and_come_next()
    {
        Write(ledger => Feeds.Add(ledger, Of("atom")));
        Assert.Equal((1, 1), ((await PassAsync(most: 1))["atom"].New, (await PassAsync(most: 1))["atom"].New));
        Assert.Equal(2, Documents().Count);
    }

    [Fact]
    public void Killed_run_loses_and_doubles_nothing()
    {
        Write(ledger =>
        {
            foreach (var name in new[] { "rss", "atom", "etag", "index" }) Feeds.Add(ledger, Of(name));
        });
        for (var kill = 0; kill < 3; kill++)
        {
            using var run = ProgramChild.Start(false, "follow", "run", "--max-articles", "1", "--ledger", LedgerPath);
            // At different moments: before anything is printed, after the first line, after the second.
            for (var line = 0; line < kill; line++) run.StandardOutput.ReadLine();
            var before = newsroom.Asked("/rss");
            SpinWait.SpinUntil(() => run.HasExited || newsroom.Asked("/rss") > before || kill > 0, TimeSpan.FromSeconds(30));
            run.Kill();
            run.WaitForExit();
            Read(ledger => Assert.Empty(LedgerAudit.Faults(ledger)));
        }
        Assert.Equal(ExitCode.Failed, Run("follow", "run").Code);
        Run("follow", "run");
        var documents = Documents();
        Assert.Equal(7, documents.Count);
        Assert.Equal(7, documents.Distinct().Count());
        Read(ledger => Assert.Empty(LedgerAudit.Faults(ledger)));
    }

    [Fact]
    public void Commands_add_test_list_run_and_remove()
    {
        Assert.Equal(ExitCode.WrongUsage, Run("follow", "add", "nowhere").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("follow", "add", "http://u:p@127.0.0.1/").Code);
        Assert.Equal(ExitCode.Failed, Run("follow", "add", newsroom.Address + "/page").Code);
        var (code, tested, _) = Run("follow", "test", newsroom.Address + "/rss", "--format", "csv");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains($"2024-06-18 10:00,new,a1,{newsroom.Address}/a1", tested);
        Assert.Contains("robots.txt", tested);
        Assert.False(File.Exists(LedgerPath));

        Assert.Contains("(atom)", Run("follow", "add", newsroom.Address + "/atom", "--outlet", "Wire").Error);
        Assert.Contains("already", Run("follow", "add", newsroom.Address + "/atom", "--outlet", "Wire").Error);
        Directory.CreateDirectory(scratch.File("in"));
        File.WriteAllText(scratch.File("in/one.txt"), "Peru thanked Chile.");
        Assert.Equal(ExitCode.Done, Run("follow", "add", scratch.File("in")).Code);
        var run = Run("follow", "run");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Wire: 2 new, 0 known, 0 failed", run.Output);
        Assert.Contains("in: 1 new, 0 known, 0 failed", run.Output);
        File.WriteAllText(scratch.File("in/one.txt"), "Peru thanked Chile again.");
        Assert.Contains("in: 1 new, 0 known, 0 failed", Run("follow", "run").Output);
        Assert.Contains("well", Run("follow", "list").Output);
        Assert.Equal(ExitCode.Done, Run("follow", "remove", "wire").Code);
        Assert.DoesNotContain("Wire", Run("follow", "list").Output);
        Assert.Equal(ExitCode.WrongUsage, Run("follow", "run", "--feed", "wire").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("follow", "run", "--every", "soon").Code);
    }

    private Feed Of(string name) => new($"{newsroom.Address}/{name}", name is "sitemap" or "index" ? FeedKind.Sitemap : FeedKind.Rss) { IsInside = true };

    private async Task<Dictionary<string, FollowResult>> PassAsync(int most = 100, bool areNamed = false)
    {
        IReadOnlyList<(Feed Feed, DateTime Added)> feeds = [];
        Write(ledger => feeds = Feeds.In(ledger));
        var results = new Dictionary<string, FollowResult>(StringComparer.Ordinal);
        var limits = PoliteFetcher.Limits with { Timeout = TimeSpan.FromSeconds(3) };
        await new FollowRun(_ => LedgerFile.Open(LedgerPath, LedgerAccess.Write, TimeProvider.System), limits, TimeProvider.System, most)
            .PassAsync(feeds, areNamed, r => results.Add(r.Feed.Address[(newsroom.Address.Length + 1)..], r), CancellationToken.None);
        return results;
    }

    private List<string> Documents() => Rows("SELECT d.location FROM document d ORDER BY 1");

    private string? Published(string location) => Rows($"SELECT coalesce(published, '') FROM document WHERE location = '{location}' ORDER BY "
        + $"1") is [{ Length: > 0 } day] ? day : null;

    private List<string> Rows(string sql)
    {
        var rows = new List<string>();
        Read(ledger =>
        {
            using var command = ledger.Connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read()) rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        });
        return rows;
    }

    private void Write(Action<LedgerFile> work)
    {
        using var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Write, TimeProvider.System);
        work(ledger);
    }

    private void Read(Action<LedgerFile> work)
    {
        using var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Read, TimeProvider.System);
        work(ledger);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", LedgerPath]);
}
