using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>
/// The normal posterior of one dyad's states: x[t] = rho x[t-1] + w[t], stationary variance 1, Student-t innovations as a scale mixture; the
/// observations by iterated linearisation, the path by Kalman's smoother in its precision form. Holds its working arrays for the next dyad.
/// </summary>
internal sealed class DyadSmoother(ImmutableArray<AlignmentIndicator> indicators, double innovationFreedom)
{
    private double[] precision = [], target = [], pivot = [], right = [];

    public double[] Means { get; private set; } = [];
    public double[] Variances { get; private set; } = [];
    /// <summary>Covariance of each month's state with the month before.</summary>
    public double[] LagCovariances { get; private set; } = [];
    /// <summary>Precision weight of each month's innovation.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>How far each mean moved in the last round: what has settled hardly moves.</summary>
    public double[] Movements { get; private set; } = [];

    /// <summary>
    /// Whether the month's posterior can be told: its mean came to rest (the linearisation has no line search and may swing between two points or run off),
    /// and lies where a population of standard deviation 1 can have it.
    /// </summary>
    public bool Settled(int month) => Movements[month] <= MostMovement && Math.Abs(Means[month]) <= FarthestState && double.IsFinite(Variances[month]);

    private const double MostMovement = 0.02, FarthestState = 6;

    /// <summary>Scale of the innovations' square at which the stationary variance is 1.</summary>
    public static double InnovationScale(double persistence, double freedom) =>
        (1 - persistence * persistence) * (double.IsInfinity(freedom) ? 1 : (freedom - 2) / freedom);

    public void Run(DyadEvidence dyad, double persistence, ReadOnlySpan<IndicatorParameters> parameters, int rounds, ReadOnlySpan<float> start)
    {
        var n = dyad.Months;
        Fit(n);
        for (var t = 0; t < n; t++)
        {
            Means[t] = start.IsEmpty ? 0 : start[t];
            Variances[t] = 0.25;
            Weights[t] = 1;
        }
        for (var round = 0; round < rounds; round++)
        {
            Linearise(dyad, parameters, n);
            Means.AsSpan(0, n).CopyTo(Movements);
            Smooth(n, persistence);
            for (var t = 0; t < n; t++) Movements[t] = Math.Abs(Means[t] - Movements[t]);
            Reweigh(n, persistence);
        }
    }

    private void Fit(int n)
    {
        if (Means.Length >= n) return;
        (Means, Variances, LagCovariances, Weights) = (new double[n], new double[n], new double[n], new double[n]);
        Movements = new double[n];
        (precision, target, pivot, right) = (new double[n], new double[n], new double[n], new double[n]);
    }

    private void Linearise(DyadEvidence dyad, ReadOnlySpan<IndicatorParameters> parameters, int n)
    {
        Array.Clear(precision, 0, n);
        Array.Clear(target, 0, n);
        foreach (ref readonly var o in dyad.Observations.AsSpan())
        {
            var t = o.Month - dyad.FirstMonth;
            Likelihood.Averaged(indicators[o.Indicator].Kind, parameters[o.Indicator], o, Means[t], Math.Sqrt(Variances[t]), out var slope, out var curvature);
            precision[t] += curvature;
            target[t] += Math.Clamp(slope, -3 * (curvature + 1), 3 * (curvature + 1)) + curvature * Means[t];
        }
    }

    private void Smooth(int n, double rho)
    {
        var scale = InnovationScale(rho, innovationFreedom);
        for (var t = 0; t < n; t++)
        {
            var into = t == 0 ? 1 : Weights[t] / scale;
            var outOf = t == n - 1 ? 0 : rho * rho * Weights[t + 1] / scale;
            pivot[t] = precision[t] + into + outOf;
            right[t] = target[t];
            if (t == 0) continue;
            var link = rho * into;
            pivot[t] -= link * link / pivot[t - 1];
            right[t] += link / pivot[t - 1] * right[t - 1];
        }
        Means[n - 1] = right[n - 1] / pivot[n - 1];
        Variances[n - 1] = 1 / pivot[n - 1];
        for (var t = n - 2; t >= 0; t--)
        {
            var gain = rho * Weights[t + 1] / scale / pivot[t];
            Means[t] = right[t] / pivot[t] + gain * Means[t + 1];
            Variances[t] = 1 / pivot[t] + gain * gain * Variances[t + 1];
            LagCovariances[t + 1] = gain * Variances[t + 1];
        }
    }

    /// <summary>Expected square of an innovation.</summary>
    public double InnovationSquare(int t, double rho)
    {
        var step = Means[t] - rho * Means[t - 1];
        return step * step + Variances[t] + rho * rho * Variances[t - 1] - 2 * rho * LagCovariances[t];
    }

    private void Reweigh(int n, double rho)
    {
        if (double.IsInfinity(innovationFreedom)) return;
        var scale = InnovationScale(rho, innovationFreedom);
        for (var t = 1; t < n; t++)
            Weights[t] = (innovationFreedom + 1) / (innovationFreedom + InnovationSquare(t, rho) / scale);
    }

    /// <summary>
    /// What each indicator adds to the means: the means are linear in the linearised observations, so each indicator's alone are smoothed
    /// with the same precisions. Indicator by month; sums over indicators equal the means once the linearisation has settled.
    /// </summary>
    public double[][] Contributions(DyadEvidence dyad, double rho, ReadOnlySpan<IndicatorParameters> parameters)
    {
        var n = dyad.Months;
        var means = Means.AsSpan(0, n).ToArray();
        var variances = Variances.AsSpan(0, n).ToArray();
        var result = new double[indicators.Length][];
        Linearise(dyad, parameters, n);
        var all = target.AsSpan(0, n).ToArray();
        for (var k = 0; k < indicators.Length; k++)
        {
            Array.Clear(target, 0, n);
            foreach (ref readonly var o in dyad.Observations.AsSpan())
            {
                if (o.Indicator != k) continue;
                var t = o.Month - dyad.FirstMonth;
                Likelihood.Averaged(indicators[k].Kind, parameters[k], o, means[t], Math.Sqrt(variances[t]), out var slope, out var curvature);
                target[t] += Math.Clamp(slope, -3 * (curvature + 1), 3 * (curvature + 1)) + curvature * means[t];
            }
            Smooth(n, rho);
            result[k] = Means.AsSpan(0, n).ToArray();
        }
        all.CopyTo(target, 0);
        Smooth(n, rho);
        return result;
    }
}
