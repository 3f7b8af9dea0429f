using System.Collections.Immutable;

namespace Entente.Alignment.Standing;

/// <summary>An aspect over the years in which the state was a member of the system, unknown years included.</summary>
public sealed record StandingSeries(StandingAspect Aspect, ImmutableArray<StandingYear> Years);
