using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Entente.News.Feeds;

namespace Entente.Work.Following;

/// <summary>
/// Gets for a feed: only from hosts that the feed covers, at each redirect; by robots.txt; one request a host at a time; none to a host that asked to wait.
/// </summary>
public sealed class PoliteFetcher(DocumentSourceOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(5), LongestDelay = TimeSpan.FromSeconds(30);

    // What is not had now is asked for by the next run.
    private const string Advice = "It is asked for again later.";

    private readonly WebFetcher web = new(options, clock);
    private readonly ConcurrentDictionary<string, HostDoor> doors = new(StringComparer.Ordinal);

    /// <summary>The options of `follow`: 30 seconds and 10 MB a fetch.</summary>
    public static DocumentSourceOptions Limits { get; } = DocumentSourceOptions.Default with { Timeout = TimeSpan.FromSeconds(30),
        MaxBytes = FeedReader.MaxBytes };

    /// <exception cref="HostClosedException">The host asked to wait.</exception>
    /// <exception cref="UserException">Not covered, not allowed, not to be had; <see cref="UserException.IsLasting"/> where asking again is no use.</exception>
    public async Task<WebAnswer> GetAsync(Feed feed, WebQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(query);
        var address = WebFetcher.AddressOf(query.Location);
        for (var redirects = 0; ; redirects++)
        {
            if (!feed.Covers(address))
                throw new UserException($"{query.Location}: {(redirects == 0 ? "is on" : $"redirects to {address}, on")} {address.Authority}, "
                    + $"which is not the feed's own host. "
                    + $"Allow it with --host {address.Authority} if you trust it.") { IsLasting = true };
            var answer = await AskAsync(query with { Location = redirects == 0 ? query.Location : address.AbsoluteUri, FollowsRedirects = false,
                MayBeInside = feed.IsInside, Advice = Advice },
                address, cancel).ConfigureAwait(false);
            if (answer.Target is not { } target) return answer;
            if (redirects == options.MaxRedirects) throw new UserException($"{query.Location}: redirected more than {options.MaxRedirects} "
                + $"times.") { IsLasting = true };
            WebFetcher.CheckTarget(query.Location, target);
            address = target;
        }
    }

    /// <summary>What the host's robots.txt says, where it has been asked for; absent where it has not.</summary>
    public bool? Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return doors.TryGetValue(address.GetLeftPart(UriPartial.Authority), out var door) ? door.Rules?.Allows(address.PathAndQuery) : null;
    }

    private async Task<WebAnswer> AskAsync(WebQuery query, Uri address, CancellationToken cancel)
    {
        var door = doors.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new HostDoor());
        await door.Turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            ThrowIfClosed(door, address);
            door.Rules ??= await RobotsAsync(query, address, door, cancel).ConfigureAwait(false);
            if (!door.Rules.Allows(address.PathAndQuery))
                throw new UserException($"{query.Location}: robots.txt of {address.Authority} does not allow programs to read it.") { IsLasting = true };
            ThrowIfClosed(door, address);
            if (door.NotBefore - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel).ConfigureAwait(false);
            var answer = await web.GetAsync(query, cancel).ConfigureAwait(false);
            Keep(door, answer);
            return answer;
        }
        finally
        {
            door.Turn.Release();
        }
    }

    private void ThrowIfClosed(HostDoor door, Uri address)
    {
        if (door.IsClosed && door.NotBefore > clock.GetUtcNow())
            throw new HostClosedException($"{address.Authority} asked to be left alone until "
                + $"{door.NotBefore.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}.");
    }

    private void Keep(HostDoor door, WebAnswer answer)
    {
        var now = clock.GetUtcNow();
        if (answer.Status is 429 or 503) (door.IsClosed, door.NotBefore) = (true, answer.RetryAfter ?? now + Unasked);
        else if (door.Rules?.CrawlDelaySeconds is { } seconds && seconds > 0)
            (door.IsClosed, door.NotBefore) = (false, now + TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds)));
    }

    // RFC 9309, 2.3.1: none (4xx) allows all; a server at fault (5xx) or unreachable allows nothing.
    private async Task<RobotsRules> RobotsAsync(WebQuery query, Uri address, HostDoor door, CancellationToken cancel)
    {
        var place = new Uri(address, "/robots.txt");
        for (var redirects = 0; ; redirects++)
        {
            var answer = await web.GetAsync(new WebQuery(place.AbsoluteUri) { Accept = "text/plain, */*;q=0.1", FollowsRedirects = false,
                MayBeInside = query.MayBeInside, Advice = Advice },
                cancel).ConfigureAwait(false);
            if (answer.Target is { } target && redirects < options.MaxRedirects && target.Authority == address.Authority && target.UserInfo.Length == 0)
            {
                place = target;
                continue;
            }
            if (answer.Status is 429 or 503) Keep(door, answer);
            if (answer.Status >= 500 || answer.Status == 429)
                throw new UserException($"{place}: the server answered {answer.Words}; what its robots.txt allows is not known, so nothing is asked "
                    + $"of it now.");
            return answer.IsSuccess ? RobotsRules.Of(Encoding.UTF8.GetString(answer.Bytes), WebFetcher.Agent) : RobotsRules.AllowAll;
        }
    }
}
