using Entente.Actors;

namespace Entente.Briefs.Checks;

/// <summary>A deed between two states that a document other than the checked one tells as having happened.</summary>
/// <param name="Cooperative">Cooperation in words or deeds (PLOVER's quad classes 1 and 2).</param>
public readonly record struct ReportedDeed(Dyad Pair, int Year, bool Cooperative);
