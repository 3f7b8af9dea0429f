using System.Collections.Immutable;

namespace Entente.Alignment.Standing;

/// <summary>All recorded trade ties of a year, greatest <see cref="TradeTie.Own"/> first; none where nothing is recorded.</summary>
public sealed record TradeTies(int Year, ImmutableArray<TradeTie> Ties);
