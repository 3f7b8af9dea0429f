using System.Collections.Immutable;
using Entente.News.Feeds;

namespace Entente.Work.Following;

/// <summary>A feed as it was fetched now.</summary>
/// <param name="Fetch">For the log; what is new and known is not counted yet.</param>
/// <param name="Kind">As found; absent where nothing was read.</param>
/// <param name="Items">On hosts that the feed covers, with a link.</param>
/// <param name="Notes">For the user to see.</param>
public sealed record FetchedFeed(FeedFetch Fetch, FeedKind? Kind, ImmutableArray<FeedItem> Items, ImmutableArray<string> Notes)
{
    public string? Title { get; init; }
}
