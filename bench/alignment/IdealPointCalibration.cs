using System.Globalization;
using Entente.Alignment.IdealPoints;
using Entente.Tests.Alignment;

namespace Entente.Alignment.Bench;

/// <summary>Coverage of the 90% intervals of ideal points over simulated assemblies, small and large, quiet and restless.</summary>
internal static class IdealPointCalibration
{
    public static void Run(int worlds)
    {
        (string Name, int States, int Sessions, int RollCalls)[] kinds =
            [("30 states, 8 sessions, 15 roll calls", 30, 8, 15), ("30 states, 8 sessions, 60 roll calls", 30, 8, 60),
             ("80 states, 12 sessions, 25 roll calls", 80, 12, 25), ("150 states, 10 sessions, 70 roll calls", 150, 10, 70)];
        double inside = 0, all = 0;
        for (var k = 0; k < kinds.Length; k++)
        {
            double insideKind = 0, allKind = 0, correlation = 0, square = 0, ratio = 0;
            var count = 0;
            for (var world = k; world < worlds; world += kinds.Length)
            {
                var (ballots, truth) = SimulatedAssembly.Draw(kinds[k].States, kinds[k].Sessions, kinds[k].RollCalls, 5000 + world);
                var fit = IdealPointModel.Fit(ballots, new IdealPointOptions { ReferenceState = $"S{kinds[k].States - 1:00}", Threads = 1 });
                foreach (var p in fit.Points)
                {
                    var t = truth[(p.State, p.Session)];
                    if (p.Q05 <= t && t <= p.Q95) insideKind++;
                    square += (p.Estimate - t) * (p.Estimate - t);
                    ratio += p.StandardError * p.StandardError;
                    allKind++;
                }
                var est = fit.Points.Select(p => p.Estimate).ToArray();
                correlation += SimulatedAssembly.Correlation(est, [.. fit.Points.Select(p => truth[(p.State, p.Session)])]);
                count++;
            }
            inside += insideKind;
            all += allKind;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kinds[k].Name} | {count} | {insideKind / allKind:P1} | root mean square error {Math.Sqrt(square / allKind):F3} | root mean "
                    + $"variance {Math.Sqrt(ratio / allKind):F3} | correlation {correlation / count:F3} |"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all: {inside / all:P1} of {all:F0} inside"));
    }
}
