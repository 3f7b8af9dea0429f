using System.Collections.Immutable;

namespace Entente.News.Feeds;

/// <summary>
/// How a feed does, worked out from its log; nothing else is kept. Silent: fetched well, and no new item for longer than three times the gap that
/// nine of ten gaps
/// between its latest 30 items keep within, and longer than a day; with fewer than six moments at which items came it cannot be told.
/// </summary>
public sealed record FeedHealth
{
    private const int MomentsUsed = 30, FewestMoments = 6, Times = 3;
    private static readonly TimeSpan Least = TimeSpan.FromDays(1);
    // A feed that fails is asked again after 5 minutes, then twice as long each time, up to a day.
    private const double FirstPauseMinutes = 5, LongestPauseMinutes = 24 * 60;

    public DateTime? LastSuccess { get; init; }
    public DateTime? LastTried { get; init; }
    public DateTime? LastNewItem { get; init; }
    /// <summary>The first of the failures after which nothing succeeded; absent where the last fetch was well.</summary>
    public DateTime? FailingSince { get; init; }
    public int Failures { get; init; }
    /// <summary>Of the last fetch.</summary>
    public string? Error { get; init; }
    /// <summary>Before this moment it is not asked again; absent: it may be at once.</summary>
    public DateTime? NotBefore { get; init; }
    /// <summary>Nine of ten gaps between items are no longer; absent where there are too few.</summary>
    public TimeSpan? UsualGap { get; init; }
    public bool IsSilent { get; init; }
    /// <summary>Since when it is silent, or has failed twice; absent where neither: one failure is noise.</summary>
    public DateTime? TroubleSince { get; init; }

    /// <param name="id">Of the feed: seeds the jitter of its pauses.</param>
    /// <param name="fetches">The oldest first.</param>
    /// <param name="items">When items came: as published where that is known and past, else as first seen.</param>
    public static FeedHealth Of(string id, IReadOnlyList<FeedFetch> fetches, IEnumerable<DateTime> items, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        var moments = items.Distinct().OrderDescending().Take(MomentsUsed).Order().ToImmutableArray();
        var failures = fetches.Reverse().TakeWhile(f => f.Status == FeedStatus.Failed).ToList();
        var success = fetches.LastOrDefault(f => f.Status != FeedStatus.Failed)?.At;
        var gap = moments.Length < FewestMoments ? (TimeSpan?)null : Quantile(moments);
        var last = moments.IsEmpty ? (DateTime?)null : moments[^1];
        var silentFrom = failures.Count == 0 && gap is { } usual ? last + (Times * usual > Least ? Times * usual : Least) : null;
        var isSilent = now > silentFrom;
        return new FeedHealth
        {
            LastSuccess = success,
            LastTried = fetches.Count > 0 ? fetches[^1].At : null,
            LastNewItem = last,
            FailingSince = failures.Count > 0 ? failures[^1].At : null,
            Failures = failures.Count,
            Error = failures.Count > 0 ? failures[0].Error : null,
            NotBefore = failures.Count > 0 ? NotBeforeOf(id, failures) : fetches.Count > 0 ? fetches[^1].RetryAfter : null,
            UsualGap = gap,
            IsSilent = isSilent,
            TroubleSince = failures.Count > 1 ? failures[^2].At : isSilent ? silentFrom : null,
        };
    }

    private static DateTime NotBeforeOf(string id, List<FeedFetch> failures)
    {
        var minutes = Math.Min(FirstPauseMinutes * Math.Pow(2, Math.Min(failures.Count - 1, 20)), LongestPauseMinutes);
        // By up to a fifth either way, so that feeds that failed together don't come back together; the same for the same feed and count.
        var seed = 17;
        foreach (var c in id) seed = unchecked(seed * 31 + c);
        var jitter = 0.8 + 0.4 * new Random(unchecked(seed + failures.Count)).NextDouble();
        var pause = failures[0].At.AddMinutes(minutes * jitter);
        return failures[0].RetryAfter is { } asked && asked > pause ? asked : pause;
    }

    private static TimeSpan Quantile(ImmutableArray<DateTime> moments)
    {
        var gaps = moments.Zip(moments.Skip(1), (a, b) => b - a).Order().ToArray();
        return gaps[(int)Math.Ceiling(0.9 * gaps.Length) - 1];
    }
}
