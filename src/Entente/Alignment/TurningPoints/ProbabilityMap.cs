namespace Entente.Alignment.TurningPoints;

/// <summary>
/// From a posterior under the model to how often such a turning point was true: log odds linear in the posterior's, fitted to the even seeds of 8,000
/// simulated series (bench/alignment, turning-points; docs/methods/turning-points.md). Rising, so that no order changes.
/// </summary>
internal static class ProbabilityMap
{
    /// <summary>Posteriors are taken this far from 0 and 1: beyond, the model's certainty says nothing more.</summary>
    private const double Limit = 1e-4;

    public static double Segmentation(double posterior) => Map(posterior, 0.156, 0.410);

    public static double Online(double posterior) => Map(posterior, -3.806, 1.714);

    private static double Map(double posterior, double intercept, double slope)
    {
        var p = Math.Clamp(posterior, Limit, 1 - Limit);
        return 1 / (1 + Math.Exp(-(intercept + slope * Math.Log(p / (1 - p)))));
    }
}
