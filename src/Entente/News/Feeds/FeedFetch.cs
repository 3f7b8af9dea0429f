using NodaTime;

namespace Entente.News.Feeds;

/// <summary>One fetch of a feed, as it is logged.</summary>
public sealed record FeedFetch(FeedStatus Status, DateTime At)
{
    /// <summary>HTTP's answer; absent where there was none.</summary>
    public int? Http { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    /// <summary>Of the bytes, hexadecimal.</summary>
    public string? Sha256 { get; init; }
    /// <summary>Items that the feed listed.</summary>
    public int Items { get; init; }
    public int New { get; init; }
    public int Known { get; init; }
    /// <summary>On hosts that are not followed, or without a link.</summary>
    public int Elsewhere { get; init; }
    public string? Error { get; init; }
    /// <summary>Not to be asked again before, UTC: the server's Retry-After.</summary>
    public DateTime? RetryAfter { get; init; }
    /// <summary>GDELT: the quarter of an hour that was read.</summary>
    public LocalDateTime? Slot { get; init; }
}
