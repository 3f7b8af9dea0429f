using System.Collections.Immutable;

namespace Entente.Alignment.Explanation;

/// <summary>A regression over dyads.</summary>
/// <param name="Coefficients">By predictor: standard deviations of alignment for one unit.</param>
/// <param name="Covariance">Of the coefficients, errors clustered on both members.</param>
/// <param name="RSquared">Share of the variance within years.</param>
public sealed record DyadicFit(ImmutableArray<double> Coefficients, double[,] Covariance, double RSquared, int Observations, int Dyads, int Members)
{
    public double StandardError(int predictor) => Math.Sqrt(Math.Max(0, Covariance[predictor, predictor]));
}
