using Entente.Actors;
using Entente.Alignment.Latent;

namespace Entente.Tests.Alignment;

/// <summary>Dyads, their true states, and observations drawn from the latent alignment's own model, more or less sparse.</summary>
public sealed record SimulatedWorld(AlignmentInput Input, double[][] Truth)
{
    /// <param name="dyads">Number of pairs.</param>
    /// <param name="months">Months each exists.</param>
    /// <param name="density">Share of possible observations that are there; each dyad has its own about it.</param>
    /// <param name="seed">Decides all else, persistence and loadings too.</param>
    public static SimulatedWorld Draw(int dyads, int months, double density, int seed)
    {
        var random = new Random(seed);
        double Uniform(double low, double high) => low + (high - low) * random.NextDouble();
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Gamma(double shape)
        {
            if (shape < 1) return Gamma(shape + 1) * Math.Pow(random.NextDouble(), 1 / shape);
            double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
            while (true)
            {
                double x = Normal(), v = Math.Pow(1 + c * x, 3);
                if (v > 0 && Math.Log(random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
            }
        }
        int Poisson(double mean)
        {
            if (mean > 200) return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * Normal()));
            double limit = Math.Exp(-mean), product = random.NextDouble();
            var count = 0;
            while (product > limit)
            {
                product *= random.NextDouble();
                count++;
            }
            return count;
        }

        var rho = Uniform(0.95, 0.99);
        AlignmentIndicator[] indicators =
        [
            new("votes", LikelihoodKind.Gaussian, 1), new("treaty", LikelihoodKind.Bernoulli, 1),
            new("sanction", LikelihoodKind.Bernoulli, -1), new("cooperation", LikelihoodKind.NegativeBinomial, 1),
        ];
        IndicatorParameters[] parameters =
        [
            new(Uniform(0, 0.4), Uniform(0.15, 0.35), Uniform(0.005, 0.02)), new(Uniform(-2, -0.5), Uniform(0.8, 1.6), 1),
            new(Uniform(-2.5, -1.5), -Uniform(0.8, 1.6), 1), new(Uniform(-1, 0.3), Uniform(0.4, 0.9), Uniform(0.8, 3)),
        ];
        double[] share = [0.08, 0.3, 0.3, 0.5];
        var scale = Math.Sqrt((1 - rho * rho) / 2);
        var truth = new double[dyads][];
        var evidence = new DyadEvidence[dyads];
        for (var d = 0; d < dyads; d++)
        {
            var states = truth[d] = new double[months];
            var x = Normal();
            // Run in, so that the path starts from its own stationary distribution.
            for (var t = -300; t < months; t++)
            {
                var student = Normal() / Math.Sqrt(Gamma(2) / 2);
                x = rho * x + scale * student;
                if (t >= 0) states[t] = x;
            }
            var own = Math.Min(1, density * Math.Exp(0.8 * Normal()));
            var observations = new List<AlignmentObservation>();
            for (var t = 0; t < months; t++)
                for (var k = 0; k < indicators.Length; k++)
                {
                    if (random.NextDouble() > own * share[k]) continue;
                    var p = parameters[k];
                    var eta = p.Intercept + p.Loading * states[t];
                    switch (indicators[k].Kind)
                    {
                        case LikelihoodKind.Gaussian:
                            var variance = Uniform(0.002, 0.02);
                            observations.Add(new(t, k, eta + Math.Sqrt(variance + p.Noise) * Normal(), variance));
                            break;
                        case LikelihoodKind.Bernoulli:
                            observations.Add(new(t, k, random.NextDouble() < 1 / (1 + Math.Exp(-eta)) ? 1 : 0, 0));
                            break;
                        default:
                            var exposure = Math.Exp(0.7 * Normal());
                            observations.Add(new(t, k, Poisson(exposure * Math.Exp(eta) * Gamma(p.Noise) / p.Noise), exposure));
                            break;
                    }
                }
            evidence[d] = new DyadEvidence(new Dyad(new ActorId($"A{d:00000}"), new ActorId("B")), 0, months - 1, [.. observations]);
        }
        return new SimulatedWorld(new AlignmentInput([.. indicators], [.. evidence]), truth);
    }

    /// <summary>Share of true states inside the 90% intervals after fitting everything, and how many were judged.</summary>
    public (int Inside, int All, AlignmentParameters Fit) Coverage(AlignmentOptions options)
    {
        var fit = LatentAlignment.Fit(Input, options);
        int inside = 0, all = 0;
        for (var d = 0; d < Truth.Length; d++)
        {
            var path = LatentAlignment.Smooth(fit, Input.Indicators, Input.Dyads[d], options);
            for (var t = 0; t < path.Months.Length; t++)
            {
                var month = path.Months[t];
                all++;
                if (Math.Abs(Truth[d][t] - month.State) <= 1.6448536 * month.Deviation) inside++;
            }
        }
        return (inside, all, fit);
    }
}
