using System.CommandLine;
using System.Globalization;
using Entente.News.Feeds;
using Entente.Store.News;

namespace Entente.Cli.Commands;

/// <summary>`entente follow test`: what a feed lists and what would be read of it; nothing is written.</summary>
internal static class FollowTest
{
    public static Command Create()
    {
        var place = FollowCommand.Place();
        var hosts = FollowCommand.Hosts();
        var format = new Option<ListFormat>("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };
        var ledger = LedgerOption.Create();
        var command = new Command("test", "Fetch a feed once and print what would be read of it; nothing is written.") { place, hosts, format, ledger };
        command.SetAction(async (parsed, cancel) =>
        {
            var feed = await FeedNames.NamedAsync(parsed.GetValue(place)!, null, null, parsed.GetValue(hosts) ?? [], cancel).ConfigureAwait(false);
            var web = new PoliteFetcher(PoliteFetcher.Limits, TimeProvider.System);
            var fetched = await new FeedFetcher(web, TimeProvider.System).FetchAsync(feed, null, cancel).ConfigureAwait(false);
            if (fetched.Kind is not { } kind) throw new UserException(fetched.Fetch.Error!);
            var fresh = Fresh(parsed.GetValue(ledger), feed, fetched.Items);
            var list = new Listing("published", "state", "title", "link");
            var states = fetched.Items.Select(i => fresh?.Contains(i.Key!) == false ? "known"
                : feed.Kind != FeedKind.Folder && web.Allows(new Uri(i.Link!)) == false ? "robots.txt" : "new").ToList();
            foreach (var (item, state) in fetched.Items.Zip(states)) list.Add(Day(item), state, item.Title, item.Link);
            list.Print(parsed.GetValue(format));
            foreach (var note in fetched.Notes) Console.Error.WriteLine("entente: " + PlainText.OfLine(note));
            Console.Error.WriteLine(PlainText.OfLine($"entente: {kind.ToString().ToLowerInvariant()}{(fetched.Title is { } title ? $", “{title}”" : "")}: "
                + $"{fetched.Fetch.Items} items, {states.Count(s => s == "new")} to be read. Nothing was written."));
            return ExitCode.Done;
        });
        return command;
    }

    // A ledger that isn't there knows nothing; one that is in use isn't waited for.
    private static HashSet<string>? Fresh(string? option, Feed feed, IReadOnlyList<FeedItem> items)
    {
        if (!File.Exists(LedgerLocation.Of(option))) return null;
        using var file = LedgerLocation.OpenUnchecked(option);
        return FeedLog.Fresh(file, feed, items).Select(i => i.Key!).ToHashSet(StringComparer.Ordinal);
    }

    private static string? Day(FeedItem item) => item.Published?.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
