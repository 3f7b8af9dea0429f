using Entente.News.Feeds;
using Entente.Store.News;

namespace Entente.Work.Following;

/// <summary>Once over the feeds that are followed, a line each: `entente follow run`.</summary>
internal static class FollowPass
{
    /// <returns>Whether all could be had.</returns>
    /// <exception cref="UserException">None is followed, or none is called so.</exception>
    public static async Task<bool> RunAsync(FollowRun run, string? ledger, string[] names, CancellationToken cancel)
    {
        IReadOnlyList<(Feed Feed, DateTime Added)> feeds;
        // Opened to write: an older ledger gets what following needs.
        using (var file = LedgerLocation.OpenToWrite(ledger, cancel)) feeds = Feeds.In(file);
        if (feeds.Count == 0) throw new UserException("No feed is followed yet. Say which with 'entente follow add ADDRESS'.");
        if (names.Length > 0) feeds = [.. names.Select(n => FeedNames.Find(feeds, n)).DistinctBy(f => f.Feed.Id)];
        var done = 0;
        using var progress = new ProgressLine("feeds", feeds.Count, things: true);
        progress.Report(0);
        return await run.PassAsync(feeds, names.Length > 0, result =>
        {
            progress.Clear();
            Console.Out.WriteLine(result.Line);
            Console.Out.Flush();
            foreach (var note in result.Notes) Console.Error.WriteLine($"entente: {result.Feed.Id}: {PlainText.OfLine(note)}");
            progress.Report(++done);
        }, cancel).ConfigureAwait(false);
    }
}
