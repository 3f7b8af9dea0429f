namespace Entente.Record;

/// <summary>A state's vote in a roll call of the General Assembly.</summary>
/// <param name="State">The state's place in the list of those that were asked for.</param>
/// <param name="Vote">1 yes, 2 abstain, 3 no.</param>
public readonly record struct DatedVote(DateOnly Day, int RollCall, int State, int Vote);
