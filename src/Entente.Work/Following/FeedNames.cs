using Entente.News.Feeds;

namespace Entente.Work.Following;

/// <summary>From what a user writes to a feed.</summary>
internal static class FeedNames
{
    private const int LongestOutlet = 80;

    /// <summary>A feed as named on the command line; its kind is a guess where none is given.</summary>
    /// <exception cref="UserException">No address and no folder; a host or an outlet that is none.</exception>
    public static async Task<Feed> NamedAsync(string place, FeedKind? kind, string? outlet, IReadOnlyList<string> hosts, CancellationToken cancel)
    {
        if (outlet is not null && (outlet.Trim() != outlet || outlet.Length is 0 or > LongestOutlet || PlainText.OfLine(outlet) != outlet))
            throw new UserException($"--outlet: '{outlet}' is no name: expected 1 to {LongestOutlet} characters on one line.", ExitCode.WrongUsage);
        if (hosts.FirstOrDefault(h => !IsHost(h)) is { } wrong)
            throw new UserException($"--host: '{wrong}' is no host; expected a name with or without a port, as in news.example.org.", ExitCode.WrongUsage);
        if (!place.Contains("://", StringComparison.Ordinal))
        {
            if (!Directory.Exists(place)) throw new UserException($"{place}: no such folder. Give one, or an address that begins with http:// or "
                + $"https://.", ExitCode.WrongUsage);
            if (kind is not (null or FeedKind.Folder)) throw new UserException($"{place}: is a folder, --kind says "
                + $"{kind.ToString()!.ToLowerInvariant()}.", ExitCode.WrongUsage);
            if (hosts.Count > 0) throw new UserException("--host: a folder's files are on no host. Leave it out.", ExitCode.WrongUsage);
            return new Feed(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place)), FeedKind.Folder) { Outlet = outlet };
        }
        var address = WebFetcher.AddressOf(place);
        if (kind == FeedKind.Folder) throw new UserException($"{place}: is an address, --kind says folder.", ExitCode.WrongUsage);
        return new Feed(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), kind ?? FeedKind.Rss)
        {
            Outlet = outlet, Hosts = [.. hosts.Select(h => h.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            IsInside = await AddressGuard.NamesInsideAsync(address, AddressGuard.IsInside, cancel).ConfigureAwait(false),
        };
    }

    /// <exception cref="UserException">None, or several, are meant.</exception>
    public static (Feed Feed, DateTime Added) Find(IReadOnlyList<(Feed Feed, DateTime Added)> feeds, string name)
    {
        var found = feeds.Where(f => f.Feed.Id == name || f.Feed.Address == name).ToList();
        if (found.Count == 0) found = [.. feeds.Where(f => name.Length > 2 && f.Feed.Id.StartsWith(name, StringComparison.Ordinal)
            || string.Equals(f.Feed.Outlet, name, StringComparison.OrdinalIgnoreCase))];
        if (found.Count == 1) return found[0];
        throw new UserException(found.Count > 1 ? $"'{name}' may be {string.Join(" or ", found.Select(f => f.Feed.Id).Take(5))}. Name one."
            : $"No feed '{name}'. "
                + $"{(feeds.Count == 0 ? "None is followed: 'entente follow add ADDRESS'." : "'entente follow list' shows those that are followed.")}",
                ExitCode.WrongUsage);
    }

    private static bool IsHost(string host) => host.Length > 0 && Uri.TryCreate("http://" + host + "/", UriKind.Absolute, out var address)
        && address.PathAndQuery == "/" && address.UserInfo.Length == 0 && address.Fragment.Length == 0;
}
