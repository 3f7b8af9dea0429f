namespace Entente.News.Feeds;

/// <summary>How one fetch of a feed ended.</summary>
public enum FeedStatus
{
    /// <summary>Fetched and read.</summary>
    Read,
    /// <summary>The server says that it is as it was (304), or its bytes are.</summary>
    Unchanged,
    /// <summary>Not fetched, or not read; the error says why.</summary>
    Failed,
}
