using System.Globalization;
using Entente.Alignment.TurningPoints;
using Entente.Tests.Alignment;

namespace Entente.Alignment.Bench;

/// <summary>How often turning points that are given a probability are true, and how often the interval holds the true row.</summary>
internal static class TurningPointCalibration
{
    private static readonly double[] Edges = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0000001];

    public static void Run(int series)
    {
        foreach (var (online, threshold) in new[] { (false, 0), (true, 0.9), (true, 0.97) })
        {
            var all = new List<(double Probability, bool True, bool Inside, int Seed)>();
            var found = 0;
            var turns = 0;
            for (var seed = 0; seed < series; seed++)
            {
                var drawn = SimulatedSeries.Draw(seed);
                turns += drawn.Turns.Length;
                var points = online
                    ? OnlineSearch.Find([drawn.Values], threshold: threshold).Select(p => (p.Index, p.Earliest, p.Latest, p.Probability))
                    : Segmentation.Find([drawn.Values]).Points.Select(p => (p.Index, p.Earliest, p.Latest, p.Probability));
                var hit = new HashSet<int>();
                foreach (var p in points)
                {
                    var near = drawn.TurnsWithin(p.Index, p.Earliest, p.Latest);
                    var inside = Array.Exists(drawn.Turns, t => t >= p.Earliest && t <= p.Latest);
                    foreach (var t in drawn.Turns)
                        if (t >= Math.Min(p.Earliest, p.Index - 2) && t <= Math.Max(p.Latest, p.Index + 2)) hit.Add(t);
                    all.Add((p.Probability, near, inside, seed));
                }
                found += hit.Count;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(online ? $"online from {threshold}" : "segmentation")}: {series} series, {turns} turns, {all.Count} points reported, "
                    + $"{found / (double)turns:P1} of turns found"));
            if (all.Count == 0) continue;
            Console.WriteLine("| probability | points | mean | true |");
            for (var e = 0; e + 1 < Edges.Length; e++)
            {
                var of = all.Where(p => p.Seed % 2 == 1 && p.Probability >= Edges[e] && p.Probability < Edges[e + 1]).ToList();
                if (of.Count > 0)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {Edges[e]:F2}-{Math.Min(1, Edges[e + 1]):F2} | {of.Count} | {of.Average(p => p.Probability):F3} | "
                        + $"{of.Count(p => p.True) / (double)of.Count:F3} |"));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"all: mean {all.Average(p => p.Probability):F3}, true {all.Count(p => p.True) / (double)all.Count:F3}, Brier "
                    + $"{all.Average(p => Math.Pow(p.Probability - (p.True ? 1 : 0), 2)):F4}; of the true, interval holds the row "
                    + $"{all.Count(p => p.Inside) / (double)all.Count(p => p.True):P1}"));
            Fit([.. all.Where(p => p.Seed % 2 == 0).Select(p => (p.Probability, p.True))]);
        }
    }

    // A logistic line through the log odds, by Newton's method: what the map in the engine was taken from.
    private static void Fit((double Probability, bool True)[] points)
    {
        double a = 0, b = 1;
        for (var round = 0; round < 50; round++)
        {
            double ga = 0, gb = 0, aa = 1e-6, ab = 0, bb = 1e-6;
            foreach (var (probability, yes) in points)
            {
                var x = LogOdds(probability);
                var p = 1 / (1 + Math.Exp(-(a + b * x)));
                var residual = (yes ? 1 : 0) - p;
                ga += residual;
                gb += residual * x;
                aa += p * (1 - p);
                ab += p * (1 - p) * x;
                bb += p * (1 - p) * x * x;
            }
            var determinant = aa * bb - ab * ab;
            a += Math.Clamp((bb * ga - ab * gb) / determinant, -0.5, 0.5);
            b += Math.Clamp((aa * gb - ab * ga) / determinant, -0.2, 0.2);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"logistic map from the even seeds: log odds = {a:F3} + {b:F3} x"));
    }

    private static double LogOdds(double p)
    {
        p = Math.Clamp(p, 1e-4, 1 - 1e-4);
        return Math.Log(p / (1 - p));
    }
}
