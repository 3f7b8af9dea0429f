namespace Entente.Alignment.Latent;

/// <summary>An indicator's place in the model, shared by all dyads.</summary>
/// <param name="Intercept">Expected value (Gaussian), log odds (Bernoulli) or log rate (negative binomial) at state 0.</param>
/// <param name="Loading">What one standard deviation of alignment adds; its sign is the indicator's direction, 0: it says nothing.</param>
/// <param name="Noise">Own variance beyond the values' known one (Gaussian), size r of the negative binomial (variance mean + mean^2 / r), not used (Bernoulli).</param>
/// <param name="Weight">
/// Share of an observation's log likelihood that counts, in (0, 1]; 1 by default. Below 1 where what the indicator shows beyond alignment lasts for
/// years, so that its observations are fewer than they seem.
/// </param>
public readonly record struct IndicatorParameters(double Intercept, double Loading, double Noise, double Weight = 1);
