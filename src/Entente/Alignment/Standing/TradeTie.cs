using Entente.Actors;

namespace Entente.Alignment.Standing;

/// <summary>How much two states' trade weighs with each, in one year: exports and imports together, of what is recorded.</summary>
/// <param name="Own">Share of the state's trade, in [0, 1]: how far it depends on the other.</param>
/// <param name="Others">Share of the other's trade: how far the other depends on it.</param>
public sealed record TradeTie(ActorId State, double Own, double Others)
{
    /// <summary>In [-1, 1]; above 0 the state is the more dependent of the two.</summary>
    public double Asymmetry => Own - Others;
}
