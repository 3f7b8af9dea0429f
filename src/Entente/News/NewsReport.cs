using System.Collections.Immutable;

namespace Entente.News;

/// <summary>What is new on all watches, and the documents it comes from.</summary>
public sealed record NewsReport
{
    /// <summary>By the most important change of each, then by name; watches without changes last.</summary>
    public required ImmutableArray<WatchNews> Watches { get; init; }
    /// <summary>The documents of all changes, by their keys.</summary>
    public ImmutableSortedDictionary<string, NewsSource> Sources { get; init; } = ImmutableSortedDictionary.Create<string, NewsSource>(StringComparer.Ordinal);
    /// <summary>The last moment of recording in the ledger, UTC: up to which this tells.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Feeds that fail or are silent now.</summary>
    public ImmutableArray<FeedNews> Feeds { get; init; } = [];

    public int Count => Watches.Sum(w => w.Changes.Length);
    /// <summary>Nothing changed on the watches, and no feed has failed or fallen silent since they were looked at.</summary>
    public bool IsEmpty => Count == 0 && !Feeds.Any(f => f.IsNew);
}
