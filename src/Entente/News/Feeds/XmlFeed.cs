using System.Xml;
using System.Xml.Linq;

namespace Entente.News.Feeds;

/// <summary>RSS, RDF, Atom and sitemaps. Elements are taken by their local names: feeds mix namespaces and forget them.</summary>
internal static class XmlFeed
{
    private const int MaxDepth = 100;

    public static FeedContent Read(string text, Uri? place, List<string> notes)
    {
        var repaired = XmlRepair.Repair(text.TrimStart(), out var repairs);
        if (repairs > 0) notes.Add(repairs == 1 ? "One character that is no XML was repaired." : $"{repairs} characters that are no XML were repaired.");
        var root = Parse(repaired);
        var name = root.Name.LocalName;
        return name.ToLowerInvariant() switch
        {
            "rss" => Rss(FeedKind.Rss, root.Elements().FirstOrDefault(e => Is(e, "channel")) ?? root, root, place),
            "rdf" => Rss(FeedKind.Rdf, root.Elements().FirstOrDefault(e => Is(e, "channel")) ?? root, root, place),
            "feed" => Atom(root, place),
            "urlset" => Sitemap(root, place),
            "sitemapindex" => Index(root, place),
            "html" => throw new FeedException("is a web page, expected a feed. Look in the page for its RSS or Atom address and give that."),
            _ => throw new FeedException($"is XML with the root <{(name.Length > 40 ? name[..40] : name)}>, expected rss, RDF, feed, urlset or sitemapindex."),
        };
    }

    private static XElement Parse(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = FeedReader.MaxBytes, CheckCharacters = true,
        };
        try
        {
            Shallow(text, settings);
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            if (text.AsSpan(0, Math.Min(text.Length, 4096)).Contains("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase))
                throw new FeedException("is a web page, expected a feed. Look in the page for its RSS or Atom address and give that.", e);
            throw new FeedException(e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "has a document type declaration (DTD), which is not read: it can name files and addresses of this machine."
                : $"is no XML that can be read: {e.Message}", e);
        }
    }

    // A tree of any depth would be built, and walking it overflow the stack.
    private static void Shallow(string text, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
            if (reader.Depth > MaxDepth) throw new FeedException($"has elements more than {MaxDepth} deep, expected a feed.");
    }

    private static FeedContent Rss(FeedKind kind, XElement channel, XElement root, Uri? place)
    {
        var items = channel.Elements().Where(e => Is(e, "item")).ToList();
        // RSS 1.0 has its items beside the channel.
        if (channel != root) items.AddRange(root.Elements().Where(e => Is(e, "item")));
        return new FeedContent(kind)
        {
            Title = FeedText.Title(Child(channel, "title")),
            Items = [.. items.Select(item =>
            {
                var guid = Element(item, "guid");
                var isLink = guid is not null && !string.Equals((string?)guid.Attribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase);
                var about = item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value;
                var link = item.Elements().Where(e => Is(e, "link")).Select(e => FeedText.Link(e.Value,
                    place) ?? FeedText.Link((string?)e.Attribute("href"), place))
                    .FirstOrDefault(l => l is not null) ?? (isLink && Absolute(guid!.Value) ? FeedText.Link(guid.Value, null)
                        : null) ?? FeedText.Link(about, null);
                return new FeedItem(link, Trimmed(guid?.Value) ?? Trimmed(about) ?? link)
                {
                    Title = FeedText.Title(Child(item, "title")),
                    Published = Date(item, "pubDate", "date", "published", "issued", "created", "updated"),
                    Summary = FeedText.Summary(Child(item, "description") ?? Child(item, "encoded")),
                };
            })],
        };
    }

    private static FeedContent Atom(XElement root, Uri? place)
    {
        place = Base(root, place);
        return new FeedContent(FeedKind.Atom)
        {
            Title = FeedText.Title(Child(root, "title")),
            Items = [.. root.Elements().Where(e => Is(e, "entry")).Select(entry =>
            {
                var at = Base(entry, place);
                var links = entry.Elements().Where(e => Is(e, "link")).ToList();
                var link = links.Where(l => (string?)l.Attribute("rel") is null or "alternate").Concat(links.Where(l =>
                    (string?)l.Attribute("rel") == "related"))
                    .Select(l => FeedText.Link((string?)l.Attribute("href") ?? l.Value, at)).FirstOrDefault(l => l is not null)
                    ?? (Element(entry, "content")?.Attribute("src") is { } source ? FeedText.Link(source.Value, at) : null);
                return new FeedItem(link, Trimmed(Child(entry, "id")) ?? link)
                {
                    Title = FeedText.Title(Child(entry, "title")),
                    Published = Date(entry, "published", "issued", "created", "updated", "modified", "date"),
                    Summary = FeedText.Summary(Child(entry, "summary") ?? Child(entry, "content")),
                };
            })],
        };
    }

    private static FeedContent Sitemap(XElement root, Uri? place) => new(FeedKind.Sitemap)
    {
        Items = [.. root.Elements().Where(e => Is(e, "url")).Select(url =>
        {
            var link = FeedText.Link(Child(url, "loc"), place);
            var news = Element(url, "news");
            return new FeedItem(link, link)
            {
                Title = FeedText.Title(news is null ? null : Child(news, "title")),
                // lastmod is when the page last changed, menus and all: no date of publication.
                Published = news is null ? null : Date(news, "publication_date"),
            };
        })],
    };

    private static FeedContent Index(XElement root, Uri? place) => new(FeedKind.Sitemap)
    {
        Parts = [.. root.Elements().Where(e => Is(e, "sitemap")).Select(e => FeedText.Link(Child(e, "loc"), place)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Select(address => new FeedPart(address))],
    };

    private static NodaTime.Instant? Date(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            foreach (var element in parent.Elements().Where(e => Is(e, name)))
                if (FeedDates.Read(element.Value) is { } date) return date;
        return null;
    }

    private static Uri? Base(XElement element, Uri? place) =>
        element.Attribute(XNamespace.Xml + "base")?.Value is { } words && FeedText.Link(words, place) is { } address ? new Uri(address) : place;

    private static bool Absolute(string words) => words.Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool Is(XElement element, string name) => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase);

    // The element without a prefix before others of its name: <title> before <media:title>.
    private static XElement? Element(XElement parent, string name)
    {
        var all = parent.Elements().Where(e => Is(e, name)).ToList();
        return all.Find(e => e.Name.Namespace == parent.Name.Namespace) ?? all.FirstOrDefault();
    }

    private static string? Child(XElement parent, string name) => Element(parent, name)?.Value;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
