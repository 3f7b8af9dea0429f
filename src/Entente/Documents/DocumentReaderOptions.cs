using NodaTime;

namespace Entente.Documents;

/// <summary>How a document is to be read.</summary>
public sealed record DocumentReaderOptions
{
    public const int DefaultMaxBytes = 20 * 1024 * 1024;

    public static DocumentReaderOptions Default { get; } = new();

    /// <summary>Larger documents are refused. Default 20 MiB (20,971,520 bytes).</summary>
    public int MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>When the document was published, where the user knows better than the document. Default: as the document says.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>When the feed that lists the document says that it was published; used where the document itself doesn't say. Default: unknown.</summary>
    public LocalDate? Listed { get; init; }

    /// <summary>What is known of the document besides its words. Default: nothing.</summary>
    public DocumentRecord? Record { get; init; }

    /// <summary>When the bytes were fetched; recorded, never used as the document's date. Default: unknown.</summary>
    public Instant? Retrieved { get; init; }
}
