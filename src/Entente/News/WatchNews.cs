using System.Collections.Immutable;

namespace Entente.News;

/// <summary>What is new on one watch.</summary>
public sealed record WatchNews
{
    public required Watch Watch { get; init; }
    /// <summary>After this moment of recording, UTC; absent where it was never looked at: then all is new.</summary>
    public DateTime? Since { get; init; }
    /// <summary>The most important first.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];
    /// <summary>Documents on the watched that came in since and told nothing new.</summary>
    public int QuietDocuments { get; init; }
}
