namespace Entente.Outlook;

/// <summary>The chance that something happens within a horizon, with what it is to be compared with; all in 0 to 1.</summary>
/// <param name="Chance">By the whole memory.</param>
/// <param name="History">By the same act's own past alone.</param>
/// <param name="BaseRate">The share that happens among all with this kind of past.</param>
public sealed record Occurrence(double Chance, double History, double BaseRate, KindOfPast Kind);
