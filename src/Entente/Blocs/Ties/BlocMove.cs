namespace Entente.Blocs.Ties;

/// <summary>A state that stands in another bloc than in the year before.</summary>
/// <param name="From">The bloc it leaves; absent where it stood in none.</param>
/// <param name="To">The bloc it joins; absent where it stands in none.</param>
public readonly record struct BlocMove(int Year, string State, int? From, int? To);
