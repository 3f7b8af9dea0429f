using System.CommandLine;
using System.Globalization;
using Entente.News.Feeds;
using Entente.Store.News;

namespace Entente.Cli.Commands;

/// <summary>`entente follow list`: the feeds, and how each does.</summary>
internal static class FollowList
{
    public static Command Create()
    {
        var format = new Option<ListFormat>("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };
        var ledger = LedgerOption.Create();
        var command = new Command("list", "List the feeds, with when each was last had, what it listed, and whether it fails or fell "
            + "silent.") { format, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenUnchecked(parsed.GetValue(ledger));
            var list = new Listing("feed", "kind", "outlet", "last success", "items", "read", "waiting", "state", "address");
            foreach (var (feed, _) in Feeds.In(file))
            {
                var (health, (listed, read)) = (FeedLog.Health(file, feed), FeedLog.Count(file, feed));
                list.Add(feed.Id, feed.Kind.ToString().ToLowerInvariant(), feed.Outlet, health.LastSuccess?.ToString("u",
                    CultureInfo.InvariantCulture), listed, read,
                    FeedLog.WaitingCount(file, feed), FeedWords.State(feed, health), feed.Address);
            }
            list.Print(parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }
}
