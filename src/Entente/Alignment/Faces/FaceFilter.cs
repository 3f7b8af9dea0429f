using System.Collections.Immutable;

namespace Entente.Alignment.Faces;

/// <summary>
/// A pair's face from its records: forward through the years by matching moments, with 21-point Gauss-Hermite quadrature over the face (so that no
/// record is taken for more than it says), then a Rauch-Tung-Striebel smoother over the two states u and s.
/// </summary>
public static class FaceFilter
{
    internal const int Points = 21;
    private static readonly (double[] Nodes, double[] Weights) Quadrature = Hermite(Points);

    /// <summary>What lasts and what passes, with their covariance.</summary>
    internal record struct State(double Lasting, double Course, double LastingVariance, double Covariance, double CourseVariance)
    {
        public readonly double Mean => Lasting + Course;
        public readonly double Variance => LastingVariance + 2 * Covariance + CourseVariance;
    }

    /// <summary>The face in every year of the evidence.</summary>
    public static ImmutableArray<FaceYear> Run(FaceEvidence evidence, FaceParameters parameters) => Run(evidence, parameters, null);

    /// <param name="shocks">For each year of the evidence how much more the course may move on entering it than in other years, a variance.</param>
    internal static ImmutableArray<FaceYear> Run(FaceEvidence evidence, FaceParameters parameters, double[]? shocks)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(parameters);
        var predicted = new State[evidence.Years];
        var known = new State[evidence.Years];
        Forward(evidence, parameters, evidence.Years, predicted, known, shocks);
        var smoothed = Smooth(predicted, known, parameters.Persistence);
        return [.. Enumerable.Range(0, evidence.Years).Select(t => new FaceYear(evidence.FirstYear + t, smoothed[t].Mean, Deviation(smoothed[t]),
            known[t].Mean, Deviation(known[t])))];
    }

    /// <summary>What is expected of each year from the years before it: mean and standard deviation of the face.</summary>
    public static ImmutableArray<(double Mean, double Deviation)> Predict(FaceEvidence evidence, FaceParameters parameters)
    {
        var predicted = new State[evidence.Years];
        Forward(evidence, parameters, evidence.Years, predicted, new State[evidence.Years]);
        return [.. predicted.Select(p => (p.Mean, Deviation(p)))];
    }

    /// <summary>Log probability of the first <paramref name="years"/> years' records.</summary>
    public static double LogLikelihood(FaceEvidence evidence, FaceParameters parameters, int years) => Forward(evidence, parameters, years, null, null);

    /// <summary>The same of all years, the course free to move more in some of them.</summary>
    internal static double LogLikelihood(FaceEvidence evidence, FaceParameters parameters, double[] shocks) =>
        Forward(evidence, parameters, evidence.Years, null, null, shocks);

    private static double Deviation(State state) => Math.Sqrt(Math.Max(0, state.Variance));

    private static double Forward(FaceEvidence evidence, FaceParameters parameters, int years, State[]? predicted, State[]? known,
        double[]? shocks = null)
    {
        var (rho, lasting) = (parameters.Persistence, parameters.Lasting);
        var noise = (1 - lasting) * (1 - rho * rho);
        var state = new State(0, 0, lasting, 0, 1 - lasting);
        double total = 0;
        Span<double> likelihood = stackalloc double[Points];
        for (var t = 0; t < years; t++)
        {
            var fresh = noise + (shocks is null ? 0 : shocks[t]);
            state = Next(state, rho, fresh);
            if (predicted is not null) predicted[t] = state;
            if (evidence.Exists[t])
            {
                if (parameters.Votes is { } votes) total += Vote(evidence, votes, t, ref state);
                if (!parameters.Standing.IsEmpty && Likelihood(evidence, parameters, t, state, likelihood)) total += Match(likelihood, ref state);
                if (parameters.Reports is { } reports && evidence.Reports is { } counts && counts[t].All > 0)
                    total += Observe(x => reports.LogYear(counts[t], x), ref state, likelihood);
            }
            if (known is not null) known[t] = state;
        }
        return total;
    }

    // A normal observation needs no quadrature.
    private static double Vote(FaceEvidence evidence, VoteParameters votes, int t, ref State state)
    {
        var kappa = evidence.Kappa[t];
        if (double.IsNaN(kappa)) return 0;
        var era = votes.EraOf(evidence.FirstYear + t);
        var (mean, variance) = (state.Mean, state.Variance);
        var noise = era.Own * era.Own + era.Sampling * evidence.KappaVariance[t];
        var spread = votes.Loading * votes.Loading * variance + noise;
        var surprise = kappa - votes.Intercept - votes.Loading * mean;
        var gain = votes.Loading * variance / spread;
        Update(ref state, mean + gain * surprise, variance * (1 - gain * votes.Loading));
        return -0.5 * (Math.Log(2 * Math.PI * spread) + surprise * surprise / spread);
    }

    // Probability of the year's records at each point of the face; false where nothing is observed.
    private static bool Likelihood(FaceEvidence evidence, FaceParameters parameters, int t, State state, Span<double> into)
    {
        into.Fill(1);
        var any = false;
        double mean = state.Mean, deviation = Math.Sqrt(state.Variance);
        Span<double> yes = stackalloc double[Points];
        foreach (var record in parameters.Standing)
        {
            var value = evidence[record.Record, t];
            if (value == RecordValue.Unknown) continue;
            any = true;
            var before = t > 0 && evidence.Exists[t - 1] ? evidence[record.Record, t - 1] : RecordValue.Unknown;
            double start = record.StartOf(evidence.Opportunity[t]), marginal = 0;
            for (var i = 0; i < Points; i++)
            {
                var x = mean + deviation * Quadrature.Nodes[i];
                yes[i] = before switch
                {
                    RecordValue.No => Chance(start + record.StartLoading * x),
                    RecordValue.Unknown => AtRest(Chance(start + record.StartLoading * x), Chance(record.Stay + record.StayLoading * x)),
                    _ => Chance(record.Stay + record.StayLoading * x),
                };
                marginal += Quadrature.Weights[i] * yes[i];
            }
            for (var i = 0; i < Points; i++)
                into[i] *= value switch
                {
                    RecordValue.No => 1 - yes[i],
                    RecordValue.Yes => yes[i],
                    RecordValue.Reported => FaceModel.Reliability * yes[i] + (1 - FaceModel.Reliability) * marginal,
                    _ => evidence.Belief * yes[i] + (1 - evidence.Belief) * marginal,
                };
        }
        return any;
    }

    /// <summary>The states a step on: the course keeps a share of itself and takes fresh variance up.</summary>
    internal static State Next(State state, double rho, double fresh) => state with { Course = rho * state.Course,
        Covariance = rho * state.Covariance, CourseVariance = rho * rho * state.CourseVariance + fresh };

    /// <summary>The states after an observation of their sum, given as a log probability; that of the observation.</summary>
    /// <param name="into">Room for <see cref="Points"/> numbers.</param>
    internal static double Observe(Func<double, double> log, ref State state, Span<double> into)
    {
        double mean = state.Mean, deviation = Math.Sqrt(state.Variance);
        var most = double.NegativeInfinity;
        for (var i = 0; i < Points; i++) most = Math.Max(most, into[i] = log(mean + deviation * Quadrature.Nodes[i]));
        for (var i = 0; i < Points; i++) into[i] = Math.Exp(into[i] - most);
        return most + Match(into, ref state);
    }

    private static double Match(ReadOnlySpan<double> likelihood, ref State state)
    {
        double mean = state.Mean, deviation = Math.Sqrt(state.Variance), total = 0, first = 0, second = 0;
        for (var i = 0; i < Points; i++)
        {
            var weight = Quadrature.Weights[i] * likelihood[i];
            var x = Quadrature.Nodes[i];
            total += weight;
            first += weight * x;
            second += weight * x * x;
        }
        if (total <= 0) return -700;
        first /= total;
        second = second / total - first * first;
        Update(ref state, mean + deviation * first, state.Variance * Math.Clamp(second, 1e-6, 4));
        return Math.Log(total);
    }

    // The states follow the face as far as they move with it.
    private static void Update(ref State state, double mean, double variance)
    {
        double before = state.Variance, shift = mean - state.Mean, change = variance - before;
        double lasting = (state.LastingVariance + state.Covariance) / before, course = (state.Covariance + state.CourseVariance) / before;
        state = new(state.Lasting + lasting * shift, state.Course + course * shift, state.LastingVariance + lasting * lasting * change,
            state.Covariance + lasting * course * change, state.CourseVariance + course * course * change);
    }

    /// <summary>The states by all observations, by Rauch, Tung and Striebel.</summary>
    internal static State[] Smooth(State[] predicted, State[] known, double rho)
    {
        var smoothed = (State[])known.Clone();
        for (var t = known.Length - 2; t >= 0; t--)
        {
            var (k, p, next) = (known[t], predicted[t + 1], smoothed[t + 1]);
            // Gain = Cov(known) F' P^-1 with F = diag(1, rho).
            double determinant = p.LastingVariance * p.CourseVariance - p.Covariance * p.Covariance;
            if (determinant < 1e-14) { smoothed[t] = k; continue; }
            double i11 = p.CourseVariance / determinant, i12 = -p.Covariance / determinant, i22 = p.LastingVariance / determinant;
            double a11 = k.LastingVariance, a12 = rho * k.Covariance, a21 = k.Covariance, a22 = rho * k.CourseVariance;
            double g11 = a11 * i11 + a12 * i12, g12 = a11 * i12 + a12 * i22, g21 = a21 * i11 + a22 * i12, g22 = a21 * i12 + a22 * i22;
            double d1 = next.Lasting - p.Lasting, d2 = next.Course - p.Course;
            double v11 = next.LastingVariance - p.LastingVariance, v12 = next.Covariance - p.Covariance, v22 = next.CourseVariance - p.CourseVariance;
            smoothed[t] = new(k.Lasting + g11 * d1 + g12 * d2, k.Course + g21 * d1 + g22 * d2,
                k.LastingVariance + g11 * (g11 * v11 + g12 * v12) + g12 * (g11 * v12 + g12 * v22),
                k.Covariance + g21 * (g11 * v11 + g12 * v12) + g22 * (g11 * v12 + g12 * v22),
                k.CourseVariance + g21 * (g21 * v11 + g22 * v12) + g22 * (g21 * v12 + g22 * v22));
        }
        return smoothed;
    }

    private static double Chance(double logit) => 1 / (1 + Math.Exp(-Math.Clamp(logit, -35, 35)));

    // The share of years in which a record stands that begins and stays with these chances.
    private static double AtRest(double start, double stay) => start / (start + 1 - stay);

    // Nodes are the zeros of the Hermite polynomial, found by halving between changes of sign; a weight is one over the sum of squares of the
    // orthonormal polynomials of lower order there (Gautschi 2004, section 1.4).
    private static (double[] Nodes, double[] Weights) Hermite(int n)
    {
        static (double Value, double Squares) At(double x, int n)
        {
            double before = 0, value = 1, squares = 1;
            for (var k = 0; k < n; k++)
            {
                (before, value) = (value, (x * value - Math.Sqrt(k) * before) / Math.Sqrt(k + 1));
                if (k < n - 1) squares += value * value;
            }
            return (value, squares);
        }
        var nodes = new List<double>();
        const double step = 0.01;
        var end = 2 * Math.Sqrt(n) + 1;
        for (var from = -end; from < end; from += step)
        {
            double low = from, high = from + step;
            if (At(low, n).Value * At(high, n).Value > 0) continue;
            for (var round = 0; round < 60; round++)
            {
                var middle = (low + high) / 2;
                if (At(low, n).Value * At(middle, n).Value <= 0) high = middle;
                else low = middle;
            }
            nodes.Add((low + high) / 2);
        }
        return ([.. nodes], [.. nodes.Select(x => 1 / At(x, n).Squares)]);
    }
}
