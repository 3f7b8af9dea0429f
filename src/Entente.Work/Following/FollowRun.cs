using System.Collections.Immutable;
using Entente.Actors;
using Entente.Documents;
using Entente.News.Feeds;
using Entente.Store;
using Entente.Store.News;
using NodaTime.Text;

namespace Entente.Work.Following;

/// <summary>
/// One pass over the feeds: fetch each, log what it lists, read what is new, record each article in one transaction. The ledger is open only while it is
/// written to. Killed at any moment, it has recorded whole articles only, and those that are listed and not read are read by the next pass.
/// </summary>
/// <param name="open">Opens the ledger to write.</param>
/// <param name="mostArticles">Of one feed in one pass.</param>
public sealed class FollowRun(Func<CancellationToken, LedgerFile> open, DocumentSourceOptions options, TimeProvider clock, int mostArticles)
{
    private const int Hosts = 4, Batch = 8;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly DateTime started = clock.GetUtcNow().UtcDateTime;

    /// <param name="asked">Those to fetch; their back-off is not waited for where they are named.</param>
    /// <param name="told">Called for each in the order of <paramref name="asked"/>.</param>
    /// <returns>True where all went well.</returns>
    public async Task<bool> PassAsync(IReadOnlyList<(Feed Feed, DateTime Added)> asked, bool areNamed, Action<FollowResult> told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var web = new PoliteFetcher(options, clock);
        var results = new FollowResult?[asked.Count];
        var next = 0;
        // Feeds of one host wait for each other anyway.
        var hosts = asked.Select((f, i) => (f.Feed, f.Added, Place: i)).GroupBy(f => Uri.TryCreate(f.Feed.Address, UriKind.Absolute, out var a)
            ? a.Authority : "");
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = Hosts, CancellationToken = cancel }, async (host, stop) =>
        {
            foreach (var (feed, added, place) in host)
            {
                var result = await FollowAsync(web, feed, added, areNamed, stop).ConfigureAwait(false);
                lock (results)
                {
                    results[place] = result;
                    for (; next < results.Length && results[next] is { } ready; next++) told(ready);
                }
            }
        }).ConfigureAwait(false);
        return results.All(r => r!.IsWell);
    }

    private async Task<FollowResult> FollowAsync(PoliteFetcher web, Feed feed, DateTime added, bool isNamed, CancellationToken cancel)
    {
        var (health, last) = await WithLedgerAsync(ledger => (FeedLog.Health(ledger, feed), FeedLog.Of(ledger, feed).LastOrDefault(f =>
            f.Status != FeedStatus.Failed)), cancel)
            .ConfigureAwait(false);
        if (!isNamed && health.NotBefore is { } until && until > clock.GetUtcNow().UtcDateTime)
            return await WaitingAsync(new FollowResult(feed)
            {
                Error = $"not asked before {until:u} ({Times(health.Failures)}{(health.Error is { } why ? ": " + why : "")})",
            }, cancel).ConfigureAwait(false);
        // What was left out under other options may be wanted under those of now.
        var fetched = await new FeedFetcher(web, clock).FetchAsync(feed, last?.At >= added ? last : null, cancel).ConfigureAwait(false);
        var result = await WithLedgerAsync(ledger =>
        {
            var fetch = FeedLog.Record(ledger, feed, fetched.Fetch, fetched.Items);
            return new FollowResult(feed) { Known = fetch.Known, Error = fetch.Error, Notes = fetched.Notes };
        }, cancel).ConfigureAwait(false);
        // A host that fails is left alone; what a folder listed is read whatever became of it.
        if (result.Error is null) result = await ReadAsync(web, feed, result, cancel).ConfigureAwait(false);
        return await WaitingAsync(result, cancel).ConfigureAwait(false);
    }

    private async Task<FollowResult> ReadAsync(PoliteFetcher web, Feed feed, FollowResult result, CancellationToken cancel)
    {
        var waiting = await WithLedgerAsync(ledger => FeedLog.WaitingOf(ledger, feed, mostArticles), cancel).ConfigureAwait(false);
        var reader = new ArticleReader(web, options, clock);
        foreach (var batch in waiting.Chunk(Batch))
        {
            var articles = new List<ReadArticle>();
            string? closed = null;
            try
            {
                foreach (var item in batch) articles.Add(await reader.ReadAsync(feed, item, cancel).ConfigureAwait(false));
            }
            catch (HostClosedException e)
            {
                closed = e.Message;
            }
            result = await WithLedgerAsync(ledger => articles.Aggregate(result, (so, article) => Record(ledger, feed, article, so)),
                cancel).ConfigureAwait(false);
            if (closed is not null) return result with { ArticleError = result.ArticleError ?? closed };
        }
        return result;
    }

    private FollowResult Record(LedgerFile ledger, Feed feed, ReadArticle article, FollowResult so)
    {
        if (article.Document is not { } document)
        {
            ledger.InTransaction(() => FeedLog.Settle(ledger, feed, article.Item, article.Outcome, null, article.Error));
            return so with { Failed = so.Failed + 1, ArticleError = so.ArticleError ?? article.Error };
        }
        var recorded = new ReadingRecorder(ledger, id => ActorRegister.Embedded.Find(id)?.Name).Record(document, article.Coded!, RunOf(document), also: r =>
            FeedLog.Settle(ledger, feed, article.Item, r.IsNewDocument ? ItemOutcome.Read : ItemOutcome.Known, r.Document.Id, null));
        return recorded.IsNewDocument ? so with { New = so.New + 1 } : so with { Known = so.Known + 1 };
    }

    private Run RunOf(Document document) => new()
    {
        Command = "follow run",
        Options = document.Published is { Basis: DateBasis.Feed } date
            ? ImmutableSortedDictionary<string, string>.Empty.Add("listed", LocalDatePattern.Iso.Format(date.Date.First))
                : ImmutableSortedDictionary<string, string>.Empty,
        Inputs = RunInput.Of(document),
        Started = started,
    };

    private async Task<FollowResult> WaitingAsync(FollowResult result, CancellationToken cancel) =>
        result with { Waiting = await WithLedgerAsync(ledger => FeedLog.WaitingCount(ledger, result.Feed), cancel).ConfigureAwait(false) };

    private async Task<T> WithLedgerAsync<T>(Func<LedgerFile, T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            using var ledger = open(cancel);
            return work(ledger);
        }
        finally
        {
            turn.Release();
        }
    }

    private static string Times(int failures) => failures == 1 ? "it failed" : $"it failed {failures} times";
}
