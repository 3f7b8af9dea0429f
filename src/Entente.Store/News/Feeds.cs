using Entente.News.Feeds;

namespace Entente.Store.News;

/// <summary>The feeds that a ledger follows.</summary>
public static class Feeds
{
    /// <summary>Those followed now, by the order in which they were added.</summary>
    public static IReadOnlyList<(Feed Feed, DateTime Added)> In(LedgerFile ledger) => ledger.Connection.Rows("""
        SELECT * FROM feed_entry
        WHERE is_followed AND sequence IN (SELECT max(sequence) FROM feed_entry GROUP BY feed_id) ORDER BY sequence
        """, r => (FeedOf(r), r.Time("recorded_at")));

    /// <returns>False where it is followed already in the same way.</returns>
    public static bool Add(LedgerFile ledger, Feed feed) => ledger.InTransaction(() =>
    {
        var there = In(ledger).Select(f => f.Feed).FirstOrDefault(f => f.Id == feed.Id);
        if (there is not null && Same(there, feed)) return false;
        Record(ledger, feed, isFollowed: true);
        return true;
    });

    public static void Remove(LedgerFile ledger, Feed feed) => ledger.InTransaction(() => Record(ledger, feed, isFollowed: false));

    private static bool Same(Feed a, Feed b) =>
        (a.Address, a.Kind, a.Outlet, a.IsInside) == (b.Address, b.Kind, b.Outlet, b.IsInside) && a.Hosts.SequenceEqual(b.Hosts, StringComparer.Ordinal);

    private static void Record(LedgerFile ledger, Feed feed, bool isFollowed) => ledger.Connection.Execute(
        "INSERT INTO feed_entry SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM feed_entry",
        feed.Id, feed.Address, feed.Kind.ToString().ToLowerInvariant(), feed.Outlet, string.Join(',', feed.Hosts), feed.IsInside, isFollowed, ledger.Now());

    private static Feed FeedOf(Row r) => new(r.Text("address"), r.Name<FeedKind>("kind"))
    {
        Outlet = r.TextOrNull("outlet"),
        Hosts = [.. r.Text("hosts").Split(',', StringSplitOptions.RemoveEmptyEntries)],
        IsInside = r.Bool("is_inside"),
    };
}
