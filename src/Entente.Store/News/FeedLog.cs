using System.Collections.Immutable;
using Entente.News.Feeds;
using NodaTime;

namespace Entente.Store.News;

/// <summary>What was fetched of the feeds, what they listed and what became of it. Rows are only added.</summary>
public static class FeedLog
{
    /// <summary>An article that can't be had is tried so often, then refused.</summary>
    public const int Tries = 5;

    // One row an item: what is known of it, whichever feed listed it.
    private const string Waiting = """
        SELECT i.item_key, i.link, i.title, i.published, i.sequence,
            (SELECT count(*) FROM feed_reading r WHERE r.item_key = i.item_key AND r.outcome = 'later') AS tries
        FROM feed_item i
        WHERE i.feed_id = ? AND NOT EXISTS (SELECT 1 FROM feed_reading r WHERE r.item_key = i.item_key AND r.outcome <> 'later')
        """;

    /// <summary>All fetches of a feed, the oldest first.</summary>
    public static IReadOnlyList<FeedFetch> Of(LedgerFile ledger, Feed feed) => ledger.Connection.Rows(
        "SELECT * FROM feed_fetch WHERE feed_id = ? ORDER BY sequence", r => new FeedFetch(r.Name<FeedStatus>("status"), r.Time("fetched_at"))
        {
            Http = r.IntOrNull("http"), ETag = r.TextOrNull("etag"), LastModified = r.TextOrNull("last_modified"), Sha256 = r.TextOrNull("sha256"),
            Items = r.Int("items"), New = r.Int("new_items"), Known = r.Int("known"), Elsewhere = r.Int("elsewhere"), Error = r.TextOrNull("error"),
            RetryAfter = r.TimeOrNull("retry_after"), Slot = r.TimeOrNull("slot") is { } slot ? LocalDateTime.FromDateTime(slot) : null,
        }, feed.Id);

    public static FeedHealth Health(LedgerFile ledger, Feed feed)
    {
        var items = ledger.Connection.Rows("""
            SELECT CASE WHEN published <= listed_at THEN published ELSE listed_at END AS moment FROM feed_item WHERE feed_id = ?
            ORDER BY moment
            """, r => r.Time("moment"), feed.Id);
        return FeedHealth.Of(feed.Id, Of(ledger, feed), items, ledger.Now());
    }

    /// <summary>How many articles the feed listed first, and how many of them were read or were in the ledger.</summary>
    public static (int Listed, int Read) Count(LedgerFile ledger, Feed feed) => ledger.Connection.Rows("""
        SELECT count(*) AS listed,
            count(*) FILTER (EXISTS (SELECT 1 FROM feed_reading r WHERE r.item_key = i.item_key AND r.outcome IN ('read', 'known'))) AS done
        FROM feed_item i WHERE feed_id = ?
        """, r => ((int)r.Long("listed"), (int)r.Long("done")), feed.Id)[0];

    /// <summary>Logs a fetch and, with it, the articles that no feed had listed and that the ledger does not hold.</summary>
    /// <param name="items">On hosts that may be followed, each with a link.</param>
    /// <returns>The fetch with what was new and known.</returns>
    public static FeedFetch Record(LedgerFile ledger, Feed feed, FeedFetch fetch, IReadOnlyList<FeedItem> items) => ledger.InTransaction(() =>
    {
        var connection = ledger.Connection;
        var fresh = Fresh(ledger, feed, items);
        var first = connection.Count("SELECT coalesce(max(sequence), 0) + 1 FROM feed_item");
        using (var appender = connection.CreateAppender("feed_item"))
            foreach (var item in fresh)
            {
                var row = appender.CreateRow().AppendValue(first++).AppendValue(item.Key!).AppendValue(feed.Id).AppendValue(item.Link!).Add(item.Title);
                (item.Published is { } date ? row.AppendValue(date.ToDateTimeUtc()) : row.AppendNullValue()).AppendValue(ledger.Now()).EndRow();
            }
        var logged = fetch with { New = fresh.Count, Known = fetch.Status == FeedStatus.Unchanged ? fetch.Known : items.Count - fresh.Count };
        connection.Execute("INSERT INTO feed_fetch SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM feed_fetch",
            feed.Id, logged.At, logged.Status.ToString().ToLowerInvariant(), logged.Http, logged.ETag, logged.LastModified, logged.Sha256, logged.Items,
            logged.New, logged.Known, logged.Elsewhere, logged.Error, logged.RetryAfter, logged.Slot?.ToDateTimeUnspecified());
        return logged;
    });

    /// <summary>Those that no feed listed and that the ledger has not read at their place.</summary>
    public static IReadOnlyList<FeedItem> Fresh(LedgerFile ledger, Feed feed, IReadOnlyList<FeedItem> items)
    {
        if (items.Count == 0) return [];
        // What a removed feed listed and nobody read is not known.
        var known = ledger.Connection.Rows("""
            SELECT item_key FROM feed_item i
            WHERE item_key IN (SELECT unnest($1)) AND (feed_id = $2
                OR EXISTS (SELECT 1 FROM feed_reading r WHERE r.item_key = i.item_key AND r.outcome <> 'later')
                OR feed_id IN (SELECT feed_id FROM feed_entry
                    WHERE is_followed AND sequence IN (SELECT max(sequence) FROM feed_entry GROUP BY feed_id)))
            UNION SELECT location FROM document_location WHERE location IN (SELECT unnest($1))
            ORDER BY 1
            """, r => r.Text("item_key"), items.Select(i => i.Key!).ToList(), feed.Id).ToHashSet(StringComparer.Ordinal);
        return [.. items.Where(i => !known.Contains(i.Key!))];
    }

    /// <summary>The newest first, those without a date last, then as listed.</summary>
    public static ImmutableArray<WaitingItem> WaitingOf(LedgerFile ledger, Feed feed, int most) => [.. ledger.Connection.Rows(
        $"{Waiting} ORDER BY i.published DESC NULLS LAST, i.sequence LIMIT ?", r => new WaitingItem(r.Text("item_key"), r.Text("link"), r.TextOrNull("title"),
            r.TimeOrNull("published") is { } date ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(date, DateTimeKind.Utc)) : null, (int)r.Long("tries")),
        feed.Id, most)];

    public static int WaitingCount(LedgerFile ledger, Feed feed) => (int)ledger.Connection.Count($"SELECT count(*) FROM ({Waiting})", feed.Id);

    /// <summary>Records, inside the caller's transaction, what became of an article; the last of too many tries refuses it.</summary>
    public static void Settle(LedgerFile ledger, Feed feed, WaitingItem item, ItemOutcome outcome, string? document, string? error)
    {
        if (outcome == ItemOutcome.Later && item.Tries + 1 >= Tries) outcome = ItemOutcome.Refused;
        ledger.Connection.Execute("INSERT INTO feed_reading SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ? FROM feed_reading",
            item.Key, feed.Id, outcome.ToString().ToLowerInvariant(), document, error, ledger.Now());
    }
}
