using System.Collections.Immutable;

namespace Entente.Briefs;

/// <summary>
/// What one document claims, or what is recorded and said of two states, sorted by who says it and with what weight. Every sentence in it is a <see cref="Finding"/> with evidence,
/// a count over findings, or names a gap.
/// </summary>
public sealed record Brief
{
    public required string Title { get; init; }
    /// <summary>The document it is about; absent in a brief on two states.</summary>
    public string? Location { get; init; }
    public string? DocumentHash { get; init; }
    public string? Source { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    /// <summary>The run that computed it and the program's version.</summary>
    public required string RunId { get; init; }
    public required string Version { get; init; }
    /// <summary>A few sentences that say the whole, each with the numbers of the findings it sums up.</summary>
    public ImmutableArray<string> Summary { get; init; } = [];
    /// <summary>The findings that the summary tells in full.</summary>
    public ImmutableArray<int> Headlines { get; init; } = [];
    /// <summary>When a document was published and what sort of text it is, in one line with its source; absent in a brief on two states.</summary>
    public string? Standing { get; init; }
    /// <summary>Sections that are read before what is contested.</summary>
    public ImmutableArray<BriefSection> Opening { get; init; } = [];
    /// <summary>Documents and data sets, where there is more than one.</summary>
    public ImmutableArray<BriefSource> Sources { get; init; } = [];
    public ImmutableArray<ContestedSides> Contested { get; init; } = [];
    public ImmutableArray<BriefSection> Sections { get; init; } = [];
    /// <summary>What the reading left open: mentions that could not be resolved, dates that had to be assumed.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];
    public ImmutableArray<MarkedParagraph> Article { get; init; } = [];

    /// <summary>All findings by number, contested sides included.</summary>
    public IEnumerable<Finding> Findings =>
        Contested.SelectMany(matter => matter.For.Concat(matter.Against))
            .Concat(Opening.Concat(Sections).SelectMany(section => section.Findings)).DistinctBy(finding => finding.Number).OrderBy(finding => finding.Number);
}
