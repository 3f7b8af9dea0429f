using System.Globalization;

namespace Entente.News.Feeds;

/// <summary>How a feed does, in words.</summary>
public static class FeedWords
{
    /// <summary>"well", "failing since ...: why", "silent: ...", "never fetched".</summary>
    public static string State(Feed feed, FeedHealth health)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(health);
        if (health.FailingSince is { } since)
        {
            var error = health.Error ?? "";
            if (error.StartsWith(feed.Address + ": ", StringComparison.Ordinal)) error = error[(feed.Address.Length + 2)..];
            return $"failing since {Time(since)} ({(health.Failures == 1 ? "once" : $"{health.Failures} times")}): {error}";
        }
        if (health.IsSilent && health.LastNewItem is { } last && health.UsualGap is { } gap)
            return $"silent: nothing new since {Time(last)}; nine of ten gaps were no longer than {Span(gap)}";
        return health.LastSuccess is null ? "never fetched" : "well";
    }

    /// <summary>"3 days", "5 hours", "20 minutes".</summary>
    public static string Span(TimeSpan time)
    {
        var (number, unit) = time.TotalDays >= 2 ? (time.TotalDays, "days") : time.TotalHours >= 2 ? (time.TotalHours, "hours") : (time.TotalMinutes,
            "minutes");
        return $"{Math.Round(number).ToString("0", CultureInfo.InvariantCulture)} {unit}";
    }

    private static string Time(DateTime moment) => moment.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
