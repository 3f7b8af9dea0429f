using System.Collections.Immutable;

namespace Entente.Briefs;

/// <summary>
/// What one document claims, sorted by who says it and with what weight. Every sentence in it is a <see cref="Finding"/> with evidence,
/// a count over findings, or names a gap.
/// </summary>
public sealed record Brief
{
    public required string Title { get; init; }
    public required string Location { get; init; }
    public required string DocumentHash { get; init; }
    public string? Source { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    /// <summary>The run that computed it and the program's version.</summary>
    public required string RunId { get; init; }
    public required string Version { get; init; }
    /// <summary>A few sentences that say the whole, each with the numbers of the findings it sums up.</summary>
    public ImmutableArray<string> Summary { get; init; } = [];
    public ImmutableArray<ContestedSides> Contested { get; init; } = [];
    public ImmutableArray<BriefSection> Sections { get; init; } = [];
    /// <summary>What the reading left open: mentions that could not be resolved, dates that had to be assumed.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];
    public ImmutableArray<MarkedParagraph> Article { get; init; } = [];

    /// <summary>All findings by number, contested sides included.</summary>
    public IEnumerable<Finding> Findings =>
        Contested.SelectMany(matter => matter.For.Concat(matter.Against))
            .Concat(Sections.SelectMany(section => section.Findings)).DistinctBy(finding => finding.Number).OrderBy(finding => finding.Number);
}
