namespace Entente.Panels;

/// <summary>One state's vote in one roll call.</summary>
/// <param name="RollCall">Any number that tells the roll calls of a period apart.</param>
/// <param name="Period">Number of the period it was held in.</param>
/// <param name="State">The state's place in the builder's list.</param>
/// <param name="Vote">1 yes, 2 abstain, 3 no; anything else (8 absent) takes no part.</param>
public readonly record struct CastVote(int RollCall, int Period, int State, byte Vote);
