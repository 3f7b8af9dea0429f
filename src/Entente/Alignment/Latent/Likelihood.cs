namespace Entente.Alignment.Latent;

/// <summary>Slopes and curvatures of one observation's log likelihood.</summary>
internal static class Likelihood
{
    /// <summary>Nodes of the three-point Gauss-Hermite rule: mean, and root three deviations to either side.</summary>
    public const double Reach = 1.7320508075688772, CentreWeight = 2.0 / 3, SideWeight = 1.0 / 6;

    private const double MostLogRate = 30;

    /// <summary>Slope and (expected) curvature in the linear predictor.</summary>
    public static void At(LikelihoodKind kind, in IndicatorParameters p, in AlignmentObservation o, double predictor, out double slope, out double curvature)
    {
        switch (kind)
        {
            case LikelihoodKind.Gaussian:
                curvature = p.Weight / (o.Scale + p.Noise);
                slope = (o.Value - predictor) * curvature;
                return;
            case LikelihoodKind.Bernoulli:
                var chance = 1 / (1 + Math.Exp(-predictor));
                var counts = p.Weight * BernoulliWeight(o);
                slope = counts * (o.Value - chance);
                curvature = counts * chance * (1 - chance);
                return;
            default:
                var mean = o.Scale * Math.Exp(Math.Min(predictor, MostLogRate));
                var share = p.Noise / (p.Noise + mean);
                slope = p.Weight * (o.Value - mean) * share;
                curvature = p.Weight * mean * share;
                return;
        }
    }

    private static double BernoulliWeight(in AlignmentObservation o) => o.Scale is > 0 and < 1 ? o.Scale : 1;

    /// <summary>Slope and curvature in the state, averaged over a normal posterior of it.</summary>
    public static void Averaged(LikelihoodKind kind, in IndicatorParameters p, in AlignmentObservation o, double mean, double deviation, out double slope, out double curvature)
    {
        At(kind, p, o, p.Intercept + p.Loading * mean, out slope, out curvature);
        if (kind != LikelihoodKind.Gaussian)
        {
            var side = p.Loading * deviation * Reach;
            At(kind, p, o, p.Intercept + p.Loading * mean - side, out var lowSlope, out var lowCurvature);
            At(kind, p, o, p.Intercept + p.Loading * mean + side, out var highSlope, out var highCurvature);
            slope = CentreWeight * slope + SideWeight * (lowSlope + highSlope);
            curvature = CentreWeight * curvature + SideWeight * (lowCurvature + highCurvature);
        }
        slope *= p.Loading;
        curvature *= p.Loading * p.Loading;
    }
}
