namespace Entente.Record;

/// <summary>What is held of a data set.</summary>
/// <param name="Version">The one that counts.</param>
/// <param name="First">First year that its rows cover.</param>
/// <param name="Last">Last year; before the first where it has no row of a year.</param>
public sealed record HeldYears(string Version, int First, int Last);
