using System.Collections.Immutable;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Citing;

/// <summary>A work as reference managers know it. What is unknown is absent, never filled in.</summary>
internal sealed record Reference
{
    /// <summary>The entry's key: letters, digits and hyphens.</summary>
    public required string Key { get; init; }
    /// <summary>Of CSL: webpage, document, dataset, software.</summary>
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public string? Publisher { get; init; }
    public string? Version { get; init; }
    public string? Address { get; init; }
    public ImpreciseDate? Issued { get; init; }
    public LocalDate? Accessed { get; init; }
    public required string Note { get; init; }
    /// <summary>An entry that the publisher's citation gives; it stands instead of one of ours.</summary>
    public string? Bibtex { get; init; }
}
