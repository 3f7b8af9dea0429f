namespace Entente.Alignment.Latent;

/// <summary>One value of one indicator for a dyad in a month. A month without a value has none: absence is not zero.</summary>
/// <param name="Month">Months from the input's own start, 0 upwards.</param>
/// <param name="Indicator">Place in <see cref="AlignmentInput.Indicators"/>.</param>
/// <param name="Value">Any number (Gaussian), 0 or 1 (Bernoulli), a count (negative binomial).</param>
/// <param name="Scale">Known variance of the value, 0 if none (Gaussian); exposure, above 0 (negative binomial); not used (Bernoulli).</param>
public readonly record struct AlignmentObservation(int Month, int Indicator, double Value, double Scale);
