using Entente.Findings;
using Entente.News.Feeds;

namespace Entente.News;

/// <summary>A feed that fails (twice in a row or more) or is silent now.</summary>
/// <param name="IsNew">Since the watches were last looked at.</param>
public sealed record FeedNews(Feed Feed, FeedHealth Health, bool IsNew)
{
    /// <summary>Since when it is so, UTC.</summary>
    public DateTime Since => Health.TroubleSince!.Value;

    /// <summary>"silent" or "failing".</summary>
    public string Kind => Health.IsSilent ? "silent" : "failing";

    /// <summary>On one line, with a full stop.</summary>
    public string Statement => WorldText.Line($"{Feed.Outlet ?? Feed.Address} is {FeedWords.State(Feed, Health)}").TrimEnd('.') + ".";
}
