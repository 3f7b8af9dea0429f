namespace Entente.News.Feeds;

/// <summary>What lists the articles.</summary>
public enum FeedKind
{
    /// <summary>RSS 0.9x and 2.0.</summary>
    Rss,
    /// <summary>RFC 4287.</summary>
    Atom,
    /// <summary>RSS 0.90 and 1.0.</summary>
    Rdf,
    /// <summary>JSON Feed 1.</summary>
    Json,
    /// <summary>sitemaps.org: a urlset, or an index of them, one level deep.</summary>
    Sitemap,
    /// <summary>A folder of files on this machine.</summary>
    Folder,
    /// <summary>GDELT 2.0's list of the latest files; its export's sources are the items.</summary>
    Gdelt,
}
