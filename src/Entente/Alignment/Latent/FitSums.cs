using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>What one round of EM gathers from the dyads' posteriors, and the parameters that follow from it.</summary>
internal sealed class FitSums(ImmutableArray<AlignmentIndicator> indicators)
{
    /// <summary>Prior standard deviations: of an intercept about 0 and of a loading about 0, weak beside thousands of observations.</summary>
    private const double InterceptSd = 10, LoadingSd = 3;

    /// <summary>Trial sizes of the negative binomial, as multiples of the present one.</summary>
    private const double SizeStep = 1.4;

    // Per indicator: slopes (2), curvatures (3), then noise sums (3).
    private const int Width = 8;
    private readonly double[] sums = new double[indicators.Length * Width];
    private double steps, now, before, cross;

    public void Add(DyadEvidence dyad, DyadSmoother posterior, ReadOnlySpan<IndicatorParameters> parameters)
    {
        foreach (ref readonly var o in dyad.Observations.AsSpan())
        {
            var t = o.Month - dyad.FirstMonth;
            double mean = posterior.Means[t], side = Math.Sqrt(posterior.Variances[t]) * Likelihood.Reach;
            Node(o, parameters[o.Indicator], mean, Likelihood.CentreWeight);
            Node(o, parameters[o.Indicator], mean - side, Likelihood.SideWeight);
            Node(o, parameters[o.Indicator], mean + side, Likelihood.SideWeight);
        }
        for (var t = 1; t < dyad.Months; t++)
        {
            var weight = posterior.Weights[t];
            steps++;
            now += weight * (posterior.Means[t] * posterior.Means[t] + posterior.Variances[t]);
            before += weight * (posterior.Means[t - 1] * posterior.Means[t - 1] + posterior.Variances[t - 1]);
            cross += weight * (posterior.Means[t] * posterior.Means[t - 1] + posterior.LagCovariances[t]);
        }
    }

    private void Node(in AlignmentObservation o, in IndicatorParameters p, double state, double weight)
    {
        var kind = indicators[o.Indicator].Kind;
        var predictor = p.Intercept + p.Loading * state;
        Likelihood.At(kind, p, o, predictor, out var slope, out var curvature);
        var at = sums.AsSpan(o.Indicator * Width, Width);
        at[0] += weight * slope;
        at[1] += weight * slope * state;
        at[2] += weight * curvature;
        at[3] += weight * curvature * state;
        at[4] += weight * curvature * state * state;
        if (kind == LikelihoodKind.Gaussian)
        {
            var total = o.Scale + p.Noise;
            var residual = o.Value - predictor;
            at[5] += weight * residual * residual / (total * total);
            at[6] += weight / total;
        }
        else if (kind == LikelihoodKind.NegativeBinomial)
        {
            var mean = o.Scale * Math.Exp(Math.Min(predictor, 30));
            at[5] += weight * LogChance(o.Value, mean, p.Noise / SizeStep);
            at[6] += weight * LogChance(o.Value, mean, p.Noise);
            at[7] += weight * LogChance(o.Value, mean, p.Noise * SizeStep);
        }
    }

    // Up to what doesn't depend on the size; the ratio of gamma functions as a sum for small counts.
    private static double LogChance(double value, double mean, double size)
    {
        double ratio = 0;
        if (value <= 30)
            for (var i = 0; i < (int)value; i++) ratio += Math.Log(size + i);
        else ratio = Stirling(value + size) - Stirling(size);
        return ratio + size * Math.Log(size) - (size + value) * Math.Log(size + mean);
    }

    private static double Stirling(double x)
    {
        double shift = 0;
        while (x < 8) shift -= Math.Log(x++);
        var inverse = 1 / (x * x);
        return shift + (x - 0.5) * Math.Log(x) - x + (1.0 / 12 - inverse * (1.0 / 360 - inverse / 1260)) / x;
    }

    public void Merge(FitSums other)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += other.sums[i];
        steps += other.steps;
        now += other.now;
        before += other.before;
        cross += other.cross;
    }

    public IndicatorParameters[] Next(IndicatorParameters[] present)
    {
        var next = new IndicatorParameters[present.Length];
        for (var k = 0; k < present.Length; k++)
        {
            var at = sums.AsSpan(k * Width, Width);
            var p = present[k];
            double slopeA = at[0] - p.Intercept / (InterceptSd * InterceptSd), slopeB = at[1] - p.Loading / (LoadingSd * LoadingSd);
            double aa = at[2] + 1 / (InterceptSd * InterceptSd), ab = at[3], bb = at[4] + 1 / (LoadingSd * LoadingSd);
            var determinant = aa * bb - ab * ab;
            double moveA = (bb * slopeA - ab * slopeB) / determinant, moveB = (aa * slopeB - ab * slopeA) / determinant;
            var share = Math.Min(1, 1 / Math.Max(Math.Abs(moveA), Math.Abs(moveB)));
            var loading = p.Loading + share * moveB;
            if (loading * indicators[k].Direction < 0) loading = 0;
            next[k] = p with { Intercept = p.Intercept + share * moveA, Loading = loading, Noise = Noise(indicators[k].Kind, p.Noise, at) };
        }
        return next;
    }

    private static double Noise(LikelihoodKind kind, double noise, ReadOnlySpan<double> at)
    {
        if (kind == LikelihoodKind.Gaussian) return at[6] > 0 ? Math.Clamp(noise * Math.Clamp(at[5] / at[6], 0.3, 3), 1e-8, 1e8) : noise;
        if (kind != LikelihoodKind.NegativeBinomial) return noise;
        // The top of the parabola through three trial sizes, on the log scale, at most one and a half steps away.
        double bend = at[5] - 2 * at[6] + at[7], tilt = (at[7] - at[5]) / 2;
        var steps = bend < 0 ? Math.Clamp(-tilt / bend, -1.5, 1.5) : Math.Sign(tilt) * 1.5;
        return Math.Clamp(noise * Math.Pow(SizeStep, steps), 1e-3, 1e4);
    }

    /// <summary>The persistence that fits the expected steps best, the stationary variance being 1; by golden section.</summary>
    public double Persistence(double freedom)
    {
        if (steps == 0) return 0.98;
        double Value(double rho)
        {
            var scale = DyadSmoother.InnovationScale(rho, freedom);
            return -0.5 * steps * Math.Log(scale) - (now - 2 * rho * cross + rho * rho * before) / (2 * scale);
        }
        double low = 0.5, high = 0.9998, ratio = (Math.Sqrt(5) - 1) / 2;
        for (var i = 0; i < 60; i++)
        {
            double left = high - ratio * (high - low), right = low + ratio * (high - low);
            if (Value(left) < Value(right)) low = left;
            else high = right;
        }
        return (low + high) / 2;
    }
}
