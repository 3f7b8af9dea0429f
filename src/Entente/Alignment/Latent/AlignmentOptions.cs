namespace Entente.Alignment.Latent;

/// <summary>How the latent alignment is fitted and reported.</summary>
public sealed record AlignmentOptions
{
    /// <summary>Rounds of EM at most. 150.</summary>
    public int MaxRounds { get; init; } = 150;

    /// <summary>Stop when no loading or intercept (and no persistence, times ten) moves by more than this in a round. 0.0003.</summary>
    public double Tolerance { get; init; } = 3e-4;

    /// <summary>
    /// Degrees of freedom of the month-to-month innovations. Infinity (normal): the only setting whose intervals are calibrated, even where the
    /// truth jumps (see docs/methods/latent-alignment.md). A finite one, above 2, lets a rupture be a jump at the price of intervals that are too narrow.
    /// </summary>
    public double InnovationFreedom { get; init; } = double.PositiveInfinity;

    /// <summary>Below this share of the prior's variance explained, a month's alignment is absent. 0.2.</summary>
    public double LeastEvidence { get; init; } = 0.2;

    /// <summary>Threads at most; the result does not depend on it. 2.</summary>
    public int Threads { get; init; } = 2;
}
