using System.Collections.Immutable;

namespace Entente.Briefs.Charts;

/// <summary>A chart over years: what it shows, in words too, for those who can't see it.</summary>
/// <param name="Key">Letters, digits and hyphens; names the parts of the drawing, so unique in a page.</param>
/// <param name="Unit">Of the vertical axis, in words.</param>
public sealed record Chart(string Key, string Title, string Description, string Unit, double FirstX, double LastX, ImmutableArray<ChartSeries> Series)
{
    public ImmutableArray<ChartMark> Marks { get; init; } = [];
    /// <summary>What is expected where nothing is on record; drawn dashed over the gap, in the first series' colour.</summary>
    public ImmutableArray<ChartPoint> Fan { get; init; } = [];
    /// <summary>Points are the middles of months, and are named so.</summary>
    public bool Monthly { get; init; }
    /// <summary>Where the record as a whole ends; absent for none.</summary>
    public double? End { get; init; }
    /// <summary>Ends of the vertical axis; by default those of the values.</summary>
    public double? Minimum { get; init; }
    public double? Maximum { get; init; }
}
