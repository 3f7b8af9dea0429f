using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Explanation;

/// <summary>
/// Least squares with year effects over dyad-years, and the variance of its coefficients that holds where any two observations that share a state may
/// be correlated: Aronow, Samii and Assenova (2015, Political Analysis 23(4)), equation 4; the same by members and dyads as Cameron and Miller (2014).
/// </summary>
public static class DyadicRegression
{
    /// <summary>A predictor that is a combination of earlier ones gets coefficient and variance 0.</summary>
    public static DyadicFit Fit(DyadicSample sample)
    {
        int p = sample.Predictors.Length, n = sample.Observations.Length;
        var cross = CrossProducts(sample);
        var total = cross[p, p];
        var swept = (double[,])cross.Clone();
        var kept = Enumerable.Range(0, p).Where(k => Sweep.On(swept, k, cross[k, k])).ToArray();
        var coefficients = new double[p];
        foreach (var k in kept) coefficients[k] = swept[k, p];

        // Scores x e summed by member and by dyad: pairs of observations that share a member are those of one member's sum, and pairs
        // of the same dyad, which share both, would be counted twice.
        var members = new double[sample.Members.Length * p];
        var meat = new double[p, p];
        var ofDyad = new double[p];
        for (var i = 0; i < n; i++)
        {
            var row = sample.Row(i);
            var residual = row[p];
            foreach (var k in kept) residual -= coefficients[k] * row[k];
            var (a, b) = sample.Places[i];
            for (var k = 0; k < p; k++)
            {
                var score = row[k] * residual;
                members[a * p + k] += score;
                members[b * p + k] += score;
                ofDyad[k] += score;
            }
            if (i + 1 < n && sample.Observations[i + 1].Dyad == sample.Observations[i].Dyad) continue;
            Add(meat, ofDyad, -1);
            Array.Clear(ofDyad);
        }
        for (var m = 0; m < sample.Members.Length; m++) Add(meat, members.AsSpan(m * p, p), 1);
        var g = (double)sample.Members.Length;
        var covariance = Sandwich(swept, meat, kept, p, g / (g - 1));
        return new DyadicFit([.. coefficients], covariance, total > 0 ? 1 - swept[p, p] / total : 0, n, sample.Dyads, sample.Members.Length);
    }

    internal static double[,] CrossProducts(DyadicSample sample)
    {
        var width = sample.Width;
        var cross = new double[width, width];
        for (var i = 0; i < sample.Observations.Length; i++)
        {
            var row = sample.Row(i);
            for (var k = 0; k < width; k++)
                for (var l = 0; l <= k; l++) cross[k, l] += row[k] * row[l];
        }
        for (var k = 0; k < width; k++)
            for (var l = 0; l < k; l++) cross[l, k] = cross[k, l];
        return cross;
    }

    private static void Add(double[,] meat, ReadOnlySpan<double> sum, double sign)
    {
        for (var k = 0; k < sum.Length; k++)
            for (var l = 0; l < sum.Length; l++) meat[k, l] += sign * sum[k] * sum[l];
    }

    private static double[,] Sandwich(double[,] swept, double[,] meat, int[] kept, int p, double correction)
    {
        var covariance = new double[p, p];
        foreach (var i in kept)
            foreach (var j in kept)
            {
                double sum = 0;
                foreach (var k in kept)
                    foreach (var l in kept) sum += swept[i, k] * meat[k, l] * swept[l, j];
                covariance[i, j] = sum * correction;
            }
        return covariance;
    }
}
