using System.Collections.Immutable;

namespace Entente.Findings;

/// <summary>A proposition on which speakers disagree: both sides in their own words. Never an event that is known to have happened.</summary>
public sealed record ContestedSides(
    string PropositionId, string Statement, ImmutableArray<Finding> For, ImmutableArray<Finding> Against);
