namespace Entente.Alignment.TurningPoints;

/// <summary>How <see cref="Segmentation"/> looks for turning points. One set of defaults for every series.</summary>
public sealed record TurningPointOptions
{
    /// <summary>
    /// How many times the Bayesian information criterion's price a parameter costs; the evidence of successive values is taken at one over this.
    /// 3: what values with an autocorrelation of a half are worth, (1 + 0.5) / (1 - 0.5).
    /// </summary>
    public double Strictness { get; init; } = 3;

    /// <summary>
    /// Fit finer than this share of the series' standard deviation earns nothing, so that a smooth curve isn't cut into many straight pieces. 0.15.
    /// </summary>
    public double Relevance { get; init; } = 0.15;

    /// <summary>Rows a course lasts at least, in a long series; a short one allows a twentieth of its rows, and never fewer than the course has
    /// parameters plus one. 5.</summary>
    public int MinimumRows { get; init; } = 5;

    /// <summary>
    /// A value further than this many robust standard deviations from the median of the seven around it is drawn back to that distance, so that
    /// a single slip of the pen is no turning point. 6.
    /// </summary>
    public double OutlierLimit { get; init; } = 6;
}
