using Entente.Alignment.IdealPoints;

namespace Entente.Tests.Alignment;

/// <summary>Ballots drawn from the model itself, with a tenth of them missing.</summary>
internal static class SimulatedAssembly
{
    public static (List<Ballot> Ballots, Dictionary<(string, int), double> Truth) Draw(int states, int sessions, int rollCalls, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var points = new double[states, sessions];
        for (var i = 0; i < states; i++)
        {
            points[i, 0] = -1.7 + 3.4 * i / (states - 1) + 0.2 * Normal();
            for (var t = 1; t < sessions; t++) points[i, t] = 0.99 * points[i, t - 1] + 0.14 * Normal();
        }
        double mean = 0, square = 0;
        foreach (var p in points) mean += p / points.Length;
        foreach (var p in points) square += (p - mean) * (p - mean) / points.Length;
        var truth = new Dictionary<(string, int), double>();
        for (var i = 0; i < states; i++)
            for (var t = 0; t < sessions; t++) truth[($"S{i:00}", t + 1)] = (points[i, t] - mean) / Math.Sqrt(square);
        var ballots = new List<Ballot>();
        for (var t = 0; t < sessions; t++)
            for (var v = 0; v < rollCalls; v++)
            {
                double discrimination = Normal(), lower = -1 + 0.8 * Normal(), upper = lower + 0.2 + random.NextDouble();
                for (var i = 0; i < states; i++)
                {
                    if (random.NextDouble() < 0.1) continue;
                    var latent = discrimination * truth[($"S{i:00}", t + 1)] + Normal();
                    ballots.Add(new Ballot($"{t}-{v}", t + 1, $"S{i:00}", latent < lower ? BallotChoice.No : latent < upper ? BallotChoice.Abstain
                        : BallotChoice.Yes));
                }
            }
        return (ballots, truth);
    }

    public static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), cross = 0, squareA = 0, squareB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            cross += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return cross / Math.Sqrt(squareA * squareB);
    }
}
