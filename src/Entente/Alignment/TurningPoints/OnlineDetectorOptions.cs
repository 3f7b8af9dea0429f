namespace Entente.Alignment.TurningPoints;

/// <summary>What <see cref="OnlineDetector"/> expects before it has seen anything; values in units of the series' spread.</summary>
public sealed record OnlineDetectorOptions
{
    /// <summary>Rows a course lasts on average, by a geometric prior. 100.</summary>
    public double ExpectedRows { get; init; } = 100;

    /// <summary>Mean of a course's level. 0.</summary>
    public double PriorMean { get; init; }

    /// <summary>Rows' worth of certainty about that mean. 0.1: courses differ by about three times their own noise.</summary>
    public double PriorRows { get; init; } = 0.1;

    /// <summary>Shape of the inverse-gamma prior on the variance within a course. 2.</summary>
    public double PriorShape { get; init; } = 2;

    /// <summary>Scale of that prior. 0.2: a variance about 0.1 to 0.2 of the series' own.</summary>
    public double PriorScale { get; init; } = 0.2;

    /// <summary>The longest run lengths are forgotten once less probable than this. 1e-8.</summary>
    public double Forget { get; init; } = 1e-8;

    /// <summary>What a value's evidence counts for, in (0, 1]: successive values tell partly the same. 1; <see cref="OnlineSearch"/> takes a third,
    /// as <see cref="TurningPointOptions.Strictness"/> does.</summary>
    public double EvidenceShare { get; init; } = 1;
}
