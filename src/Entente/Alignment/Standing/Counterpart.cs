using Entente.Actors;

namespace Entente.Alignment.Standing;

/// <summary>Another state to which a tie is recorded.</summary>
/// <param name="Value">In the indicator's unit, added up over the aspect's window.</param>
/// <param name="Share">Of the state's own recorded total, in [0, 1]; null where the aspect is no amount.</param>
/// <param name="ReverseShare">What the same flow is of the other state's recorded total (of its imports where the state exports), in [0, 1]; null
/// where that isn't known.</param>
public sealed record Counterpart(ActorId State, double Value, double? Share, double? ReverseShare);
