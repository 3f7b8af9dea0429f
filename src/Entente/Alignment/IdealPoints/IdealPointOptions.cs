namespace Entente.Alignment.IdealPoints;

/// <summary>How <see cref="IdealPointModel"/> is fitted. The defaults are for the General Assembly as a whole.</summary>
public sealed record IdealPointOptions
{
    /// <summary>The state whose points are positive, as in Bailey, Strezhnev and Voeten: the United States.</summary>
    public string ReferenceState { get; init; } = "USA";

    /// <summary>Rounds of EM at most. 200.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Stop when no standardised point moves by more than this in a round (root mean square). 0.001.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Prior standard deviation of a roll call's discrimination. 1.</summary>
    public double DiscriminationSd { get; init; } = 1;

    /// <summary>Prior standard deviation of a cutpoint. 4.</summary>
    public double CutpointSd { get; init; } = 4;

    /// <summary>
    /// Variance, about 0, of the population a session's points come from, on the scale on which all points have variance 1. Without it a bloc that
    /// votes alone is pushed ever further out. 1.
    /// </summary>
    public double PointVariance { get; init; } = 1;

    /// <summary>
    /// Scale of a step from session to session, in standard deviations of all points; null: estimated with the rest. 0.4: weak, so that a state's
    /// point is settled by its votes in the session and its neighbours only help where those are few, as in the published estimates.
    /// </summary>
    public double? StepScale { get; init; } = 0.4;

    /// <summary>Degrees of freedom of the Student-t steps from session to session; low values let a change of government be a jump. 4.</summary>
    public double StepFreedom { get; init; } = 4;

    /// <summary>Roll calls on which fewer than this share of the ballots differ from the commonest choice tell nothing and are left out. 0 leaves out
    /// only the unanimous.</summary>
    public double MinimumMinority { get; init; }

    /// <summary>Threads at most; the result does not depend on it. 2.</summary>
    public int Threads { get; init; } = 2;
}
