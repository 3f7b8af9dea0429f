using System.Globalization;
using System.Security.Cryptography;

namespace Entente.Documents;

/// <summary>Bytes to a <see cref="Document"/>.</summary>
public static class DocumentReader
{
    /// <summary>Reads text, Markdown or HTML; which, the content type says, else the location's ending, else the text itself.</summary>
    /// <param name="bytes">The document as it came.</param>
    /// <param name="location">Path or address, for messages and for the date it may hold.</param>
    /// <param name="contentType">As HTTP gives it, with or without a charset; null where there is none.</param>
    /// <param name="options">Limits, and what the user knows better.</param>
    /// <exception cref="DocumentException">Empty, too large, binary, or nothing in it to read.</exception>
    public static Document Read(byte[] bytes, string location, string? contentType = null, DocumentReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(location);
        options ??= DocumentReaderOptions.Default;
        if (bytes.Length == 0) throw new DocumentException($"{location}: is empty; expected an article. Give a file with text in it.");
        if (bytes.Length > options.MaxBytes)
            throw new DocumentException($"{location}: {Number(bytes.Length)} bytes, expected at most {Number(options.MaxBytes)}. Cut it into "
                + $"articles and give them one by one.");
        var (type, charset) = Split(contentType);
        var expected = Kind(type, location);
        var (text, encoding, basis) = DocumentDecoder.Decode(bytes, location, charset, expected is null or MediaTypes.Html);
        var media = expected ?? (LooksLikeHtml(text) ? MediaTypes.Html : MediaTypes.Text);
        // Servers call plain pages text/plain and saved pages are named .txt; a page that begins as one is one.
        if (media == MediaTypes.Text && LooksLikeHtml(text)) media = MediaTypes.Html;

        var layout = media switch
        {
            MediaTypes.Html => HtmlPage.Read(text),
            MediaTypes.Markdown => Markdown.Read(text),
            _ => Plain(text),
        };
        if (layout.Paragraphs.Count == 0)
            throw new DocumentException($"{location}: no readable text was found in the {media}; expected an article. If the page is built by a "
                + $"script, save it as text from a browser.");
        var masthead = new Masthead(layout, location, options);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var warnings = layout.Metadata.Warnings.ToList();
        if (basis == EncodingBasis.Fallback) warnings.Add(
            $"{location}: neither UTF-8 nor the declared encoding; read as windows-1252, so letters beyond ASCII may be wrong.");
        if (basis == EncodingBasis.Utf8AgainstDeclaration) warnings.Add($"{location}: declared '{charset ?? "another encoding"}' but is UTF-8; read as UTF-8.");
        warnings.AddRange(options.Record?.Warnings ?? []);
        if (masthead.Published is null && options.Record?.AsOf is null) warnings.Add(
            $"{location}: nothing says when it was published, so 'yesterday' and the like stay undated. Give the date with --date.");
        return new()
        {
            Id = DocumentId.OfHash(hash),
            Hash = hash,
            Location = location,
            MediaType = media,
            Encoding = encoding,
            EncodingBasis = basis,
            Title = layout.Metadata.Title ?? masthead.Title ?? options.Record?.Title,
            Authors = layout.Metadata.Authors.Count > 0 ? layout.Metadata.Authors : masthead.Authors,
            Source = layout.Metadata.Source ?? options.Record?.Outlet,
            Record = options.Record,
            Published = masthead.Published,
            Caption = masthead.Caption,
            Revisions = masthead.Revisions,
            Retrieved = options.Retrieved,
            Language = layout.Metadata.Language,
            Text = text,
            ReadingText = layout.Reading,
            Parts = masthead.Parts,
            Warnings = warnings,
        };
    }

    private static DocumentLayout Plain(string text)
    {
        var (reading, paragraphs) = PlainText.Read(text);
        return new(reading, paragraphs.Select(span => (span, (DocumentPartKind?)null)).ToList(), DocumentMetadata.None);
    }

    private static (string? Type, string? Charset) Split(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType)) return (null, null);
        var parts = contentType.Split(';', StringSplitOptions.TrimEntries);
        var charset = parts.Skip(1).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        return (parts[0].ToLowerInvariant(), charset?["charset=".Length..].Trim('"', '\''));
    }

    private static string? Kind(string? type, string location)
    {
        switch (type)
        {
            case "text/html" or "application/xhtml+xml": return MediaTypes.Html;
            case "text/markdown" or "text/x-markdown": return MediaTypes.Markdown;
        }
        var path = location.Split('?', '#')[0];
        bool Ends(string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
        if (type is null && (Ends(".html") || Ends(".htm") || Ends(".xhtml"))) return MediaTypes.Html;
        if (Ends(".md") || Ends(".markdown")) return MediaTypes.Markdown;
        return type == "text/plain" || type is null && Ends(".txt") ? MediaTypes.Text : null;
    }

    private static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan().TrimStart();
        if (head.StartsWith("<?xml")) head = head[Math.Max(0, head.IndexOf("?>") + 2)..].TrimStart();
        while (head.StartsWith("<!--") && head.IndexOf("-->") is > 0 and var end) head = head[(end + 3)..].TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<head", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<body", StringComparison.OrdinalIgnoreCase);
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
