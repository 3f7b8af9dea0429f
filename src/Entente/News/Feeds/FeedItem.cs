using NodaTime;

namespace Entente.News.Feeds;

/// <summary>One article that a feed lists.</summary>
/// <param name="Link">Where it is: an http(s) address without its fragment, or a path; absent where the feed gives none that can be followed.</param>
/// <param name="Id">As the feed calls it; the link where it has no name for it.</param>
public sealed record FeedItem(string? Link, string? Id)
{
    public string? Title { get; init; }
    /// <summary>As the feed says; absent where it says nothing or what is no date.</summary>
    public Instant? Published { get; init; }
    /// <summary>In plain words; absent where there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>Of its content, where the content is at hand (files): another content is another item.</summary>
    public string? Sha256 { get; init; }

    /// <summary>By what it is known again: the link, which feeds share, with the content's hash where there is one; else the feed's own name for it.</summary>
    public string? Key => Link is null ? Id : Sha256 is null ? Link : $"{Link} {Sha256}";
}
