namespace Entente.Blocs.Ties;

/// <summary>The division with another threshold.</summary>
/// <param name="Threshold">In standard deviations of all pairs.</param>
/// <param name="Moved">States whose bloc isn't matched, by greatest overlap, to the one they have with the declared threshold,
/// or that have no tie any more.</param>
public sealed record RuleVariant(double Threshold, int Friendly, int Hostile, Division Division, IReadOnlyList<string> Moved);
