using Entente.Documents;
using NodaTime;

namespace Entente.Work.Input;

/// <summary>What was fetched: the bytes, the place as it was given ("standard input" for "-"), what the server called them, and when.</summary>
public sealed record SourceBytes(byte[] Bytes, string Location, string? ContentType, Instant Retrieved)
{
    /// <summary>What stands beside the file of what is known of it; null where nothing does.</summary>
    public DocumentRecord? Record { get; init; }
}
