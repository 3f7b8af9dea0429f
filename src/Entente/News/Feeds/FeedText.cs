using System.Net;
using System.Text.RegularExpressions;
using Entente.Findings;

namespace Entente.News.Feeds;

/// <summary>Texts and links of a feed in plain form.</summary>
internal static partial class FeedText
{
    private const int LongestTitle = 500, LongestSummary = 5_000, LongestLink = 2_000;

    public static string? Title(string? text) => Plain(text, LongestTitle);

    public static string? Summary(string? text) => Plain(text, LongestSummary);

    /// <summary>An absolute http(s) address without fragment, name or password; absent where it is none.</summary>
    public static string? Link(string? words, Uri? place)
    {
        words = words?.Trim();
        if (string.IsNullOrEmpty(words) || words.Length > LongestLink) return null;
        if (!Uri.TryCreate(words, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
        {
            // "/news/1" is an absolute path of a file to .NET on Unix.
            if (place is null || words.Contains("://", StringComparison.Ordinal) || HasScheme().IsMatch(words) || !Uri.TryCreate(place, words, out link))
                return null;
        }
        if (link.Scheme is not ("http" or "https") || link.Host.Length == 0 || link.UserInfo.Length > 0) return null;
        var address = link.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        // A host keeps what it is written with: marks that turn the direction of writing are in none that is meant to be read.
        return address.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format) ? null : address;
    }

    private static string? Plain(string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > most * 8) text = text[..(most * 8)];
        var line = WorldText.Line(WebUtility.HtmlDecode(Tag().Replace(text, " "))).Trim();
        if (line.Length > most) line = line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)];
        return line.Length == 0 ? null : line;
    }

    [GeneratedRegex(@"<[a-zA-Z/!][^<>]{0,2000}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex HasScheme();
}
