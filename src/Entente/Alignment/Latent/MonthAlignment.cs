using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>A dyad's alignment in a month.</summary>
/// <param name="Value">In [-1, 1]: 2 Phi(state) - 1, so 0 is the middle of all dyads and months and 0.8 is closer than 90% of them; absent with too little evidence, or where the smoother didn't settle.</param>
/// <param name="Lower">5th percentile of the posterior on the same scale; absent with the value.</param>
/// <param name="Upper">95th percentile.</param>
/// <param name="Evidence">Share of the population's variance that the observations remove, in [0, 1]: 0 nothing known, 1 known exactly.</param>
/// <param name="State">Posterior mean before squashing, in standard deviations of the population.</param>
/// <param name="Deviation">Posterior standard deviation of the state.</param>
/// <param name="Contributions">What each indicator adds to <paramref name="State"/>, from all months by the smoother; they sum to it.</param>
public sealed record MonthAlignment(
    double? Value, double? Lower, double? Upper, double Evidence, double State, double Deviation, ImmutableArray<double> Contributions)
{
    /// <summary>False where the iteration behind the month didn't come to rest: no figure of it may be told, and <see cref="Value"/> is absent.</summary>
    public bool Settled { get; init; } = true;
}
