using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Latent;

/// <summary>One dyad's alignment month by month.</summary>
/// <param name="FirstMonth">Month of the first entry.</param>
public sealed record DyadAlignment(Dyad Dyad, int FirstMonth, ImmutableArray<MonthAlignment> Months);
