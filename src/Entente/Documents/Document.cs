using Entente.Time;
using NodaTime;

namespace Entente.Documents;

/// <summary>
/// A piece of reporting as it came: its bytes' hash, its text, what it says of itself and what each of that rests on.
/// All spans are UTF-16 offsets into <see cref="Text"/>, the decoded original.
/// </summary>
public sealed record Document
{
    public required DocumentId Id { get; init; }
    /// <summary>SHA-256 of the original bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
    /// <summary>The path or address as it was given.</summary>
    public required string Location { get; init; }
    /// <summary>text/plain, text/markdown or text/html.</summary>
    public required string MediaType { get; init; }
    public required string Encoding { get; init; }
    public required EncodingBasis EncodingBasis { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    /// <summary>Who publishes it; null where the document does not say.</summary>
    public string? Source { get; init; }
    /// <summary>The first publication.</summary>
    public DocumentDate? Published { get; init; }
    /// <summary>Later versions, the one that is known to be latest last.</summary>
    public IReadOnlyList<Revision> Revisions { get; init; } = [];
    public Instant? Retrieved { get; init; }
    /// <summary>BCP 47 tag; null where the document does not say.</summary>
    public string? Language { get; init; }
    /// <summary>The decoded original, markup and all.</summary>
    public required string Text { get; init; }
    public required ReadingText ReadingText { get; init; }
    /// <summary>In the order of the text; together they cover what is read.</summary>
    public IReadOnlyList<DocumentPart> Parts { get; init; } = [];
    /// <summary>What could not be done as asked, for the user to see.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is known of it besides its words; null where nothing is.</summary>
    public DocumentRecord? Record { get; init; }

    /// <summary>Where nothing says when it was published: the day that its record gives, else the date under the picture that opens it.</summary>
    public DocumentDate? Caption { get; init; }

    /// <summary>What "last month" is counted from, as exact as is known: the publication, else <see cref="Caption"/>.</summary>
    public ImpreciseDate? WrittenOn => (Published ?? Caption)?.Date;

    /// <summary>The day "yesterday" is counted from; null, with <see cref="DateBasis.Unknown"/>, where nothing gives it.</summary>
    public LocalDate? ReferenceDate => WrittenOn is { Precision: DatePrecision.Day } day ? day.First : null;

    /// <summary>What <see cref="ReferenceDate"/> rests on.</summary>
    public DateBasis ReferenceBasis => ReferenceDate is null ? DateBasis.Unknown : (Published ?? Caption)!.Basis;

    /// <summary>
    /// False where an occurrence of that date, told as past, cannot have stood in the first version: it lies wholly after publication.
    /// Null where the publication is unknown.
    /// </summary>
    public bool? CanBeInFirstVersion(ImpreciseDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return Published is null ? null : date.First <= Published.Date.Last;
    }

    /// <summary>The part that holds the start of a span of the original text; null between parts.</summary>
    public DocumentPart? PartAt(TextSpan span) => Parts.FirstOrDefault(part => part.Span.Start <= span.Start && span.Start < part.Span.End);

    /// <summary>The original words behind a span of the reading text.</summary>
    public string Quote(TextSpan reading) => ReadingText.ToOriginal(reading).In(Text);
}
