namespace Entente.Alignment.Latent;

/// <summary>How an indicator's values scatter about what the alignment leads one to expect.</summary>
public enum LikelihoodKind
{
    /// <summary>Normal about intercept + loading * state, with the value's known variance plus the indicator's own.</summary>
    Gaussian,
    /// <summary>0 or 1, with log odds intercept + loading * state.</summary>
    Bernoulli,
    /// <summary>A count with mean exposure * exp(intercept + loading * state) and the indicator's own overdispersion.</summary>
    NegativeBinomial,
}
