using System.Collections.Immutable;
using Entente.Ledger;

namespace Entente.News.Feeds;

/// <summary>A list of articles that somebody follows.</summary>
/// <param name="Address">An http(s) address, or a folder's full path.</param>
public sealed record Feed(string Address, FeedKind Kind)
{
    public const string Prefix = "w-";

    /// <summary>Who publishes its articles; absent: as each article says, else its host.</summary>
    public string? Outlet { get; init; }
    /// <summary>Hosts beside its own whose articles may be read.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];
    /// <summary>It was named at an address of this machine or its network, where its articles may then be.</summary>
    public bool IsInside { get; init; }

    /// <summary>A hash of the address: the same feed has the same key, however often it is added.</summary>
    public string Id => Prefix + ContentHash.Of(["feed", Address])[..12];

    /// <summary>True where the address is on the feed's own host and port (with or without "www.", and by https as by http) or on one of <see
    /// cref="Hosts"/>.</summary>
    public bool Covers(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var authority = Authority(address);
        return Uri.TryCreate(Address, UriKind.Absolute, out var own) && own.Scheme is "http" or "https" && Authority(own) == authority
            || Hosts.Any(h => Plain(h) == authority);
    }

    private static string Authority(Uri address) => Plain(address.IsDefaultPort ? address.Host : address.Authority);

    private static string Plain(string host)
    {
        host = host.ToLowerInvariant().TrimEnd('.');
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
