using Entente.Actors;

namespace Entente.Briefs.Checks;

/// <summary>A deed between two states that a document other than the checked one tells as having happened.</summary>
/// <param name="Cooperative">Cooperation in words or deeds (PLOVER's quad classes 1 and 2).</param>
/// <param name="Helped">Who is given aid, arms among it, or material cooperation by the other; absent where nobody is, or both are.</param>
public readonly record struct ReportedDeed(Dyad Pair, int Year, bool Cooperative, ActorId? Helped = null);
