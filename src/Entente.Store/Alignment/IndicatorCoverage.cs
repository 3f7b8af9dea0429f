namespace Entente.Store.Alignment;

/// <summary>Where an indicator's observations come from.</summary>
/// <param name="Indicator">One of <see cref="Entente.Alignment.Latent.AlignmentIndicators"/>.</param>
/// <param name="Dataset">The data set's name; "documents" for reports; absent where none of those it can be read from is loaded.</param>
/// <param name="Version">Of the data set.</param>
/// <param name="First">First year covered; absent with the data set.</param>
/// <param name="Last">Last year covered (as known on the request's day).</param>
/// <param name="Observations">Over all dyads of the request.</param>
/// <param name="Positive">Of those, how many are above 0.</param>
public sealed record IndicatorCoverage(string Indicator, string? Dataset, string? Version, int? First, int? Last, long Observations, long Positive);
