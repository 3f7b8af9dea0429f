namespace Entente.Blocs.Exact;

/// <summary>When to stop: a time limit on a given clock, or the caller's wish. A search that runs out keeps its best and its bound.</summary>
public sealed class Patience(TimeProvider? clock, TimeSpan limit, CancellationToken stop)
{
    private readonly long start = clock?.GetTimestamp() ?? 0;

    /// <summary>Zero for ever where there is no clock: then only the caller's wish ends the search.</summary>
    public TimeSpan Elapsed => clock?.GetElapsedTime(start) ?? TimeSpan.Zero;
    public bool IsOver => stop.IsCancellationRequested || Elapsed >= limit;
    public TimeSpan Left => limit - Elapsed;

    /// <summary>A part of what is left, for one of several tasks.</summary>
    public Patience Part(double share) => new(clock, limit == TimeSpan.MaxValue ? limit : Left * share, stop);

    /// <summary>At most so much of what is left.</summary>
    public Patience AtMost(TimeSpan span) => new(clock, span < Left ? span : Left, stop);
}
