namespace Entente.Store.Alignment;

/// <summary>Where an indicator's observations come from.</summary>
/// <param name="Indicator">One of <see cref="Entente.Alignment.Latent.AlignmentIndicators"/>.</param>
/// <param name="Dataset">The data set's name, or several with "; " between them where each holds a part; "documents" for reports; absent where none of those it can be read from is loaded.</param>
/// <param name="Version">Of the data set, or of each in that order.</param>
/// <param name="First">First year covered; absent with the data set.</param>
/// <param name="Last">Last year covered (as known on the request's day).</param>
/// <param name="Observations">Over all dyads of the request.</param>
/// <param name="Positive">Of those, how many are above 0.</param>
public sealed record IndicatorCoverage(string Indicator, string? Dataset, string? Version, int? First, int? Last, long Observations, long Positive)
{
    /// <summary>"un-votes 2024-06; un-votes-former 2020-04": each data set with its version; absent with the data set.</summary>
    public string? Source => Dataset is null ? null : string.Join("; ", Dataset.Split("; ").Zip((Version ?? "").Split("; "), (d, v) => $"{d} {v}".TrimEnd()));
}
