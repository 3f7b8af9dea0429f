using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Entente.Documents;
using Entente.Time;
using NodaTime;

namespace Entente.Ledger;

/// <summary>
/// What the ledger keeps of a document: one version of what was at a location. Another content at the same location is another version;
/// the same content at two locations is one. <see cref="Id"/> is a hash of the content; all spans of claims are offsets into <see cref="Text"/>.
/// </summary>
public sealed record DocumentVersion
{
    public const string Prefix = "d-";

    /// <exception cref="ArgumentException">The location is empty.</exception>
    public DocumentVersion(string location, string sha256, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        (Location, Sha256, Text) = (location, sha256, text);
        TextSha256 = HashOf(text);
        Id = Prefix + ContentHash.Of("document", sha256, TextSha256);
    }

    public string Id { get; }
    /// <summary>Where it was found: a path, an address, "-" for standard input.</summary>
    public string Location { get; }
    /// <summary>SHA-256 of the document as it came, hexadecimal.</summary>
    public string Sha256 { get; }
    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, hexadecimal: what quotes are checked against.</summary>
    public string TextSha256 { get; }
    /// <summary>The decoded original, markup and all.</summary>
    public string Text { get; }
    /// <summary>Who publishes: a host name, or "file".</summary>
    public string Source { get; init; } = "file";
    public string? Title { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public string? Language { get; init; }
    public ImpreciseDate? Published { get; init; }
    /// <summary>When this version was published again, where it says so.</summary>
    public ImpreciseDate? Republished { get; init; }
    /// <summary>When it was fetched, where that is known; a local file has none but the day it was recorded.</summary>
    public LocalDate? Retrieved { get; init; }

    /// <summary>
    /// The latest date of publication is only the earliest it can be ("republished in light of events of 18 June 2024"; "updated", without a day):
    /// such a version counts from the day it was fetched.
    /// </summary>
    public bool PublicationIsLowerBound { get; init; }

    /// <summary>
    /// The first day on which this version was certainly public: the last day that its latest date of publication allows, but not after the day
    /// it was fetched; else the day it was fetched; absent where neither is known (the day it was recorded stands in).
    /// </summary>
    public LocalDate? KnowableFrom => (Republished ?? Published) is { } date && !PublicationIsLowerBound
        ? Retrieved is { } fetched && fetched < date.Last ? fetched : date.Last
        : Retrieved;

    /// <summary>The day that undated words are taken to be said on: the first that its latest date of publication allows, else the day it was
    /// fetched.</summary>
    public LocalDate? SaidOn => (Republished ?? Published)?.First ?? Retrieved;

    /// <summary>What the ledger keeps of a document that was read; its latest revision is when this version was published.</summary>
    public static DocumentVersion Of(Document document)
    {
        var latest = document.Revisions.Count > 0 ? document.Revisions[^1] : null;
        return new(document.Location, document.Hash, document.Text)
        {
            Source = document.Source ?? "file",
            Title = document.Title,
            Authors = [.. document.Authors],
            Language = document.Language,
            Published = document.Published?.Date,
            Republished = latest?.Date?.Date,
            PublicationIsLowerBound = latest is null ? document.Published?.IsLowerBound ?? false : latest.Date?.IsLowerBound ?? true,
            Retrieved = document.Retrieved?.InUtc().Date,
        };
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
