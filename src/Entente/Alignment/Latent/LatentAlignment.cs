using System.Collections.Immutable;
using Entente.Alignment.Numerics;

namespace Entente.Alignment.Latent;

/// <summary>
/// The latent alignment of dyads: one state a dyad and month, which every indicator shows through its own likelihood with intercept, loading
/// and noise shared by all dyads. Variational EM: normal posteriors by an iterated Kalman smoother (<see cref="DyadSmoother"/>), then Newton's step for
/// each indicator and the best persistence. States have mean 0 and variance 1 over the population, so a pair with few observations is drawn
/// to the middle with an interval that says so.
/// </summary>
public static class LatentAlignment
{
    private const int Portions = 32, FirstInnerRounds = 6, InnerRounds = 3, FinalInnerRounds = 25, StatesInnerRounds = 12;

    /// <summary>Estimates what the dyads share.</summary>
    /// <exception cref="ArgumentException">The input is not as <see cref="AlignmentInput.Check"/> wants it.</exception>
    public static AlignmentParameters Fit(AlignmentInput input, AlignmentOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new AlignmentOptions();
        input.Check();
        var parameters = input.Indicators.Select((_, k) => Start(input, k)).ToArray();
        var persistence = 0.98;
        var paths = input.Dyads.Select(d => new float[d.Months]).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellation };
        var movement = double.PositiveInfinity;
        var rounds = 0;
        for (; rounds < options.MaxRounds && movement > options.Tolerance; rounds++)
        {
            var sums = new FitSums[Portions];
            var inner = rounds == 0 ? FirstInnerRounds : InnerRounds;
            var (now, rho) = (parameters, persistence);
            Parallel.For(0, Portions, parallel, portion =>
            {
                var smoother = new DyadSmoother(input.Indicators, options.InnovationFreedom);
                var sum = sums[portion] = new FitSums(input.Indicators);
                for (var d = portion; d < input.Dyads.Length; d += Portions)
                {
                    var dyad = input.Dyads[d];
                    smoother.Run(dyad, rho, now, inner, rounds == 0 ? [] : paths[d]);
                    for (var t = 0; t < dyad.Months; t++) paths[d][t] = (float)smoother.Means[t];
                    sum.Add(dyad, smoother, now);
                }
            });
            for (var portion = 1; portion < Portions; portion++) sums[0].Merge(sums[portion]);
            var next = sums[0].Next(parameters);
            movement = Math.Abs(sums[0].Persistence(options.InnovationFreedom) - persistence) * 10;
            persistence = sums[0].Persistence(options.InnovationFreedom);
            for (var k = 0; k < next.Length; k++)
                movement = Math.Max(movement, Math.Max(Math.Abs(next[k].Loading - parameters[k].Loading), Math.Abs(next[k].Intercept - parameters[k].Intercept)));
            parameters = next;
        }
        return new AlignmentParameters(persistence, [.. parameters], rounds, movement <= options.Tolerance);
    }

    /// <summary>One dyad's alignment, given what all share.</summary>
    public static DyadAlignment Smooth(AlignmentParameters parameters, ImmutableArray<AlignmentIndicator> indicators, DyadEvidence dyad, AlignmentOptions? options = null)
    {
        options ??= new AlignmentOptions();
        var smoother = new DyadSmoother(indicators, options.InnovationFreedom);
        smoother.Run(dyad, parameters.Persistence, parameters.Indicators.AsSpan(), FinalInnerRounds, []);
        var settledMonths = Enumerable.Range(0, dyad.Months).Select(smoother.Settled).ToArray();
        var contributions = smoother.Contributions(dyad, parameters.Persistence, parameters.Indicators.AsSpan());
        var months = ImmutableArray.CreateBuilder<MonthAlignment>(dyad.Months);
        for (var t = 0; t < dyad.Months; t++)
        {
            double mean = smoother.Means[t], deviation = Math.Sqrt(smoother.Variances[t]);
            var evidence = Math.Clamp(1 - smoother.Variances[t], 0, 1);
            var settled = settledMonths[t];
            var known = settled && evidence >= options.LeastEvidence;
            months.Add(new MonthAlignment(known ? Squash(mean) : null, known ? Squash(mean - Normal.Q95 * deviation) : null,
                known ? Squash(mean + Normal.Q95 * deviation) : null, evidence, mean, deviation, [.. contributions.Select(c => c[t])]) { Settled = settled });
        }
        return new DyadAlignment(dyad.Dyad, dyad.FirstMonth, months.MoveToImmutable());
    }

    /// <summary>
    /// Posterior means and standard deviations of one dyad's states by month, without contributions: what all pairs of states are smoothed with.
    /// Months whose posterior did not settle have NaN. Given the parameters the errors of two dyads are independent; what both share through a common state is not modelled.
    /// </summary>
    public static (double[] Means, double[] Deviations) States(AlignmentParameters parameters, ImmutableArray<AlignmentIndicator> indicators, DyadEvidence dyad, AlignmentOptions? options = null)
    {
        options ??= new AlignmentOptions();
        var smoother = new DyadSmoother(indicators, options.InnovationFreedom);
        smoother.Run(dyad, parameters.Persistence, parameters.Indicators.AsSpan(), StatesInnerRounds, []);
        var deviations = new double[dyad.Months];
        for (var t = 0; t < deviations.Length; t++) deviations[t] = smoother.Settled(t) ? Math.Sqrt(smoother.Variances[t]) : double.NaN;
        var means = smoother.Means.AsSpan(0, dyad.Months).ToArray();
        for (var t = 0; t < means.Length; t++)
            if (double.IsNaN(deviations[t])) means[t] = double.NaN;
        return (means, deviations);
    }

    /// <summary>From the state's scale to [-1, 1]: 2 Phi(state) - 1.</summary>
    public static double Squash(double state) => 2 * Normal.Cdf(state) - 1;

    // Intercepts at the overall level, loadings at a half in the indicator's direction, noise at what is left.
    private static IndicatorParameters Start(AlignmentInput input, int indicator)
    {
        double sum = 0, square = 0, exposure = 0;
        long count = 0;
        foreach (var dyad in input.Dyads)
            foreach (var o in dyad.Observations)
            {
                if (o.Indicator != indicator) continue;
                sum += o.Value;
                square += o.Value * o.Value;
                exposure += o.Scale;
                count++;
            }
        var direction = input.Indicators[indicator].Direction;
        if (count == 0) return new IndicatorParameters(0, 0.5 * direction, 1);
        var mean = sum / count;
        switch (input.Indicators[indicator].Kind)
        {
            case LikelihoodKind.Gaussian:
                var variance = Math.Max(square / count - mean * mean, 1e-8);
                return new IndicatorParameters(mean, 0.7 * direction * Math.Sqrt(variance), 0.5 * variance);
            case LikelihoodKind.Bernoulli:
                var share = (sum + 0.5) / (count + 1);
                return new IndicatorParameters(Math.Log(share / (1 - share)), 0.7 * direction, 1);
            default:
                return new IndicatorParameters(Math.Log((sum + 0.5) / (exposure + 1)), 0.5 * direction, 1);
        }
    }
}
