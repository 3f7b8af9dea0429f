namespace Entente.Briefs.Charts;

/// <summary>Something that happens at X, known to lie between <see cref="From"/> and <see cref="To"/>.</summary>
public readonly record struct ChartMark(double X, double From, double To, string Label);
