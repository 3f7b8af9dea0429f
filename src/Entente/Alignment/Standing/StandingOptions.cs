namespace Entente.Alignment.Standing;

/// <summary>What counts as voting together.</summary>
public sealed record StandingOptions
{
    /// <summary>Agreement from which another state votes with it. 0.8.</summary>
    public double Near { get; init; } = 0.8;

    /// <summary>Agreement below which another state votes against it. 0.4.</summary>
    public double Far { get; init; } = 0.4;

    /// <summary>Roll calls in common from which a pair is compared. 10.</summary>
    public int LeastRollCalls { get; init; } = 10;
}
