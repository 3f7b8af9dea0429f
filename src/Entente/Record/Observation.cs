namespace Entente.Record;

/// <summary>A recorded value of two states over whole years.</summary>
/// <param name="A">The acting state's place in the list of those that were asked for; where the indicator has no direction, either's.</param>
/// <param name="B">The other's place.</param>
/// <param name="First">First year.</param>
/// <param name="Last">Last year, included.</param>
public readonly record struct Observation(int A, int B, int First, int Last, double Value);
