namespace Entente.Alignment.Latent;

/// <summary>One value of one indicator for a dyad in a month. A month without a value has none: absence is not zero.</summary>
/// <param name="Month">Number of the month on any scale that the input keeps to; from a ledger year * 12 + month - 1, as <see cref="Panels.PanelPeriod"/> counts.</param>
/// <param name="Indicator">Place in <see cref="AlignmentInput.Indicators"/>.</param>
/// <param name="Value">Any number (Gaussian), 0 or 1 (Bernoulli), a count (negative binomial).</param>
/// <param name="Scale">Known variance of the value, 0 if none (Gaussian); exposure, above 0 (negative binomial); in (0, 1) the share of the observation's log likelihood that counts, any other value: all of it (Bernoulli).</param>
public readonly record struct AlignmentObservation(int Month, int Indicator, double Value, double Scale);
