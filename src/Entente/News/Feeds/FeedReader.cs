using System.Collections.Immutable;
using Entente.Documents;

namespace Entente.News.Feeds;

/// <summary>Bytes to what a feed lists; its kind is told from the bytes. Nothing in them is followed.</summary>
public static class FeedReader
{
    /// <summary>Larger feeds are refused: 10 MiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Of one feed at most so many items are taken, the first.</summary>
    public const int MaxItems = 50_000;

    /// <param name="bytes">As they came, decompressed.</param>
    /// <param name="place">Where the feed is, for links that are relative to it.</param>
    /// <param name="charset">As HTTP declares it; absent where it does not.</param>
    /// <exception cref="FeedException">No feed, or too large, or with a DTD.</exception>
    public static FeedContent Read(byte[] bytes, Uri? place, string? charset = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length == 0) throw new FeedException("is empty, expected a feed.");
        if (bytes.Length > MaxBytes) throw new FeedException($"has {bytes.Length:N0} bytes, expected at most {MaxBytes:N0}.");
        string text;
        try
        {
            text = DocumentDecoder.Decode(bytes, "it", charset, mayBeHtml: true).Text;
        }
        catch (DocumentException e)
        {
            throw new FeedException(e.Message, e);
        }
        var notes = new List<string>();
        var head = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        var content = head.Length > 0 && head[0] == '<' ? XmlFeed.Read(text.TrimStart('\uFEFF'), place, notes)
            : head.Length > 0 && head[0] is '{' or '[' ? JsonFeed.Read(text.TrimStart('\uFEFF'), place)
            : GdeltFeed.List(text, place) ?? throw new FeedException("is none of RSS, Atom, RDF, JSON Feed, sitemap, or GDELT's list of files.");
        return Whole(content, notes);
    }

    private static FeedContent Whole(FeedContent content, List<string> notes)
    {
        var items = content.Items.Where(i => i.Key is not null).DistinctBy(i => i.Key, StringComparer.Ordinal).Take(MaxItems).ToImmutableArray();
        if (content.Items.Count(i => i.Key is null) is > 0 and var nameless) notes.Add($"{nameless} items with neither a link nor a name were left out.");
        if (content.Items.Length > MaxItems) notes.Add($"Only the first {MaxItems:N0} of {content.Items.Length:N0} items were taken.");
        return content with { Items = items, Notes = [.. notes] };
    }
}
