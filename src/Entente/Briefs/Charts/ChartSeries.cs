using System.Collections.Immutable;

namespace Entente.Briefs.Charts;

/// <summary>A named series. Points are sorted by X; neighbours further apart than <see cref="Spacing"/> are not joined.</summary>
public sealed record ChartSeries(string Name, SeriesShape Shape, ImmutableArray<ChartPoint> Points)
{
    /// <summary>Distance of successive points, in units of X; 1 by default.</summary>
    public double Spacing { get; init; } = 1;
}
