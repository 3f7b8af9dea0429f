using NodaTime;

namespace Entente.Work.Input;

/// <summary>What was fetched: the bytes, the place as it was given ("standard input" for "-"), what the server called them, and when.</summary>
public sealed record SourceBytes(byte[] Bytes, string Location, string? ContentType, Instant Retrieved);
