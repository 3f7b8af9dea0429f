namespace Entente.Briefs.Charts;

/// <summary>One value of a series, with its interval where there is one. An absent value is a gap in the drawing, never zero.</summary>
public readonly record struct ChartPoint(double X, double? Y, double? Lower = null, double? Upper = null);
