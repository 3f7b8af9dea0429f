using System.Collections.Immutable;

namespace Entente.News.Feeds;

/// <summary>What a feed's bytes say.</summary>
/// <param name="Kind">As found in the bytes.</param>
public sealed record FeedContent(FeedKind Kind)
{
    public string? Title { get; init; }
    /// <summary>In the feed's order; each key once.</summary>
    public ImmutableArray<FeedItem> Items { get; init; } = [];
    /// <summary>Further lists that an index names: sitemaps, or GDELT's export.</summary>
    public ImmutableArray<FeedPart> Parts { get; init; } = [];
    /// <summary>What had to be repaired or left out, for the user to see.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
