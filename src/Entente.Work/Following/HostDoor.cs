using Entente.News.Feeds;

namespace Entente.Work.Following;

/// <summary>What one host lets through: one request at a time, by its robots.txt, and none for a while after it said so.</summary>
internal sealed class HostDoor
{
    public SemaphoreSlim Turn { get; } = new(1, 1);
    /// <summary>Absent until they are asked for.</summary>
    public RobotsRules? Rules { get; set; }
    public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;
    /// <summary>The host asked to be left alone until <see cref="NotBefore"/>; else that is only a pause between two requests.</summary>
    public bool IsClosed { get; set; }
}
