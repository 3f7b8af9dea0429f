using System.Collections.Immutable;

namespace Entente.Blocs.Ties;

/// <summary>A year's division, for following blocs through time.</summary>
/// <param name="States">All that exist in the year, tied or not, by key.</param>
/// <param name="Ties">By pair.</param>
public sealed record BlocYear(int Year, ImmutableArray<string> States, ImmutableArray<FaceTie> Ties, Division Division);
