using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Explanation;

/// <summary>A dyad in a year: its alignment, and what may go with it.</summary>
/// <param name="Response">Alignment, in standard deviations of all dyads.</param>
/// <param name="Deviation">Its posterior standard deviation.</param>
/// <param name="Values">By predictor; none may be unknown.</param>
public sealed record DyadObservation(Dyad Dyad, int Year, double Response, double Deviation, ImmutableArray<double> Values);
