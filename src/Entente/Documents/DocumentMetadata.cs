using Entente.Time;

namespace Entente.Documents;

/// <summary>What a page or a Markdown header says of itself, apart from its text.</summary>
internal sealed record DocumentMetadata
{
    public static DocumentMetadata None { get; } = new();
    public string? Title { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Source { get; init; }
    public string? Description { get; init; }
    public string? Language { get; init; }
    public ImpreciseDate? Published { get; init; }
    public ImpreciseDate? Modified { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
