using Entente.News.Feeds;
using Xunit;

namespace Entente.Tests.News.Feeds;

public sealed class FeedHealthTests
{
    private static readonly DateTime Start = new(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private static FeedFetch Fetch(FeedStatus status, double hours) => new(status, Start.AddHours(hours)) { Error = status == FeedStatus.Failed
        ? "why" : null };

    private static FeedHealth Health(double now, IEnumerable<double> items, params FeedFetch[] fetches) =>
        FeedHealth.Of("w-1", fetches, items.Select(h => Start.AddHours(h)), Start.AddHours(now));

    [Theory]
    [InlineData(12, 96, false)]
    [InlineData(12, 97, true)]
    [InlineData(1, 29, false)]
    [InlineData(1, 30, true)]
    public void Silent_is_longer_than_three_usual_gaps_and_a_day(double gap, double now, bool silent)
    {
        // Six items, the last after five gaps.
        var health = Health(now, Enumerable.Range(0, 6).Select(i => i * gap), Fetch(FeedStatus.Unchanged, now));
        Assert.Equal((silent, silent ? Start.AddHours(5 * gap + Math.Max(3 * gap, 24)) : (DateTime?)null), (health.IsSilent, health.TroubleSince));
    }

    [Fact]
    public void Too_few_items_and_a_failing_feed_are_not_called_silent()
    {
        Assert.False(Health(9_000, [0, 1, 2, 3, 4], Fetch(FeedStatus.Read, 9_000)).IsSilent);
        Assert.False(Health(9_000, Enumerable.Range(0, 6).Select(i => (double)i), Fetch(FeedStatus.Read, 5), Fetch(FeedStatus.Failed, 9_000)).IsSilent);
    }

    [Fact]
    public void Failures_since_the_last_success_put_off_the_next()
    {
        var once = Health(0, [], Fetch(FeedStatus.Failed, -9), Fetch(FeedStatus.Read, -2), Fetch(FeedStatus.Failed, 0));
        Assert.Equal((Start, 1, Start.AddHours(-2)), (once.FailingSince!.Value, once.Failures, once.LastSuccess!.Value));
        Assert.Null(once.TroubleSince);
        Assert.InRange((once.NotBefore!.Value - Start).TotalMinutes, 4, 6);
        var often = Health(0, [], [.. Enumerable.Range(-40, 41).Select(h => Fetch(FeedStatus.Failed, h))]);
        Assert.Equal(Start.AddHours(-39), often.TroubleSince);
        Assert.InRange((often.NotBefore!.Value - Start).TotalHours, 0.8 * 24, 1.2 * 24);
        var asked = Health(0, [], Fetch(FeedStatus.Failed, 0) with { RetryAfter = Start.AddHours(3) });
        Assert.Equal(Start.AddHours(3), asked.NotBefore);
        Assert.Null(Health(0, [], Fetch(FeedStatus.Failed, -1), Fetch(FeedStatus.Unchanged, 0)).NotBefore);
    }
}
