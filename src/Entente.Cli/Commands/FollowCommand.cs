using System.CommandLine;
using Entente.News.Feeds;
using Entente.Store.News;

namespace Entente.Cli.Commands;

/// <summary>`entente follow`: feeds of articles, read as they come.</summary>
public static class FollowCommand
{
    public static Command Create() => new("follow", "Follow feeds (RSS, Atom, RDF, JSON Feed, sitemaps, folders, GDELT's list) and read what they "
        + "list; see docs/guides/follow.md.")
    {
        Add(), FollowTest.Create(), FollowList.Create(), Remove(), FollowRunCommand.Create(),
    };

    private static Command Add()
    {
        var place = Place();
        var kind = new Option<FeedKind?>("--kind") { Description = "rss, atom, rdf, json, sitemap, folder or gdelt. Default: fetches it once and sees." };
        var outlet = new Option<string?>("--outlet") { Description = "Who publishes its articles. Default: as each article says, else its host.",
            HelpName = "NAME" };
        var hosts = Hosts();
        var ledger = LedgerOption.Create();
        var command = new Command("add", "Follow a feed. Nothing is read yet: 'entente follow run' does that.") { place, kind, outlet, hosts, ledger };
        command.SetAction(async (parsed, cancel) =>
        {
            var feed = await FeedNames.NamedAsync(parsed.GetValue(place)!, parsed.GetValue(kind), parsed.GetValue(outlet),
                parsed.GetValue(hosts) ?? [], cancel).ConfigureAwait(false);
            if (parsed.GetValue(kind) is null && feed.Kind != FeedKind.Folder) feed = await SeenAsync(feed, cancel).ConfigureAwait(false);
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger), cancel);
            var kindName = feed.Kind.ToString().ToLowerInvariant();
            Console.Error.WriteLine(PlainText.OfLine(Feeds.Add(file, feed) ? $"entente: following {feed.Address} ({kindName}) as {feed.Id}. 'entente "
                + $"follow run' reads it."
                : $"entente: {feed.Address} is followed already, as {feed.Id}."));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<Feed> SeenAsync(Feed feed, CancellationToken cancel)
    {
        var fetched = await new FeedFetcher(new PoliteFetcher(PoliteFetcher.Limits, TimeProvider.System), TimeProvider.System).FetchAsync(feed, null,
            cancel).ConfigureAwait(false);
        if (fetched.Kind is not { } kind) throw new UserException(fetched.Fetch.Error! + " Nothing was added; to add it unseen, say its --kind.");
        foreach (var note in fetched.Notes) Console.Error.WriteLine("entente: " + PlainText.OfLine(note));
        return feed with { Kind = kind };
    }

    private static Command Remove()
    {
        var name = new Argument<string>("feed") { Description = "Its key or address, as 'entente follow list' prints them." };
        var ledger = LedgerOption.Create();
        var command = new Command("remove", "Follow it no longer; what was fetched and read stays in the ledger.") { name, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var feed = FeedNames.Find(Feeds.In(file), parsed.GetValue(name)!).Feed;
            Feeds.Remove(file, feed);
            Console.Error.WriteLine($"entente: {PlainText.OfLine(feed.Address)} is followed no longer.");
            return ExitCode.Done;
        });
        return command;
    }

    internal static Argument<string> Place() => new("feed") { Description = "Its http(s) address, or a folder." };

    internal static Option<string[]> Hosts() => new("--host")
    {
        Description = "Articles on this host may be read, too; may be given several times. Default: only those on the feed's own host.", HelpName = "HOST",
    };
}
