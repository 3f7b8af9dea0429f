using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>Why an entity is expected.</summary>
/// <param name="Score">The score explained.</param>
/// <param name="Contributions">Its parts, one for each <see cref="FeatureGroup"/> in order; they sum to the score up to rounding.</param>
/// <param name="Reasons">Each group's part less its mean over the first fifty candidates, the weightiest first.</param>
/// <param name="Past">What the subject and the entity did before, the same act first, then by what it is followed by.</param>
public sealed record EventExplanation(int Entity, double Score, ImmutableArray<double> Contributions, ImmutableArray<EventReason> Reasons,
    ImmutableArray<PastAct> Past);
