using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Latent;

/// <summary>All that is observed of one dyad, over the months in which both states exist.</summary>
/// <param name="FirstMonth">First month, on the scale of <see cref="AlignmentObservation.Month"/>.</param>
/// <param name="LastMonth">Last month, included.</param>
/// <param name="Observations">By month.</param>
public sealed record DyadEvidence(Dyad Dyad, int FirstMonth, int LastMonth, ImmutableArray<AlignmentObservation> Observations)
{
    internal int Months => LastMonth - FirstMonth + 1;
}
