using System.Diagnostics;
using System.Globalization;
using Entente.Alignment.Bench;
using Entente.Alignment.Latent;
using Entente.Tests.Alignment;

// alignment-bench calibration [worlds]   coverage of 90% intervals over simulated worlds of differing sparsity
// alignment-bench speed [dyads] [months] fit and smooth that many dyads
if (Validation.Run(args)) return;
var options = new AlignmentOptions { Threads = 1 };
var clock = Stopwatch.StartNew();
if (args is ["calibration", ..])
{
    var worlds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
    double[] densities = [0.05, 0.15, 0.4, 1];
    var totals = new (long Inside, long All)[densities.Length];
    for (var world = 0; world < worlds; world++)
    {
        var (inside, all, _) = SimulatedWorld.Draw(100, 180, densities[world % densities.Length], 1000 + world).Coverage(options);
        ref var total = ref totals[world % densities.Length];
        total = (total.Inside + inside, total.All + all);
    }
    for (var i = 0; i < densities.Length; i++)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"density {densities[i]:F2}: {totals[i].Inside / (double)totals[i].All:P2} of {totals[i].All} inside"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all {worlds} worlds: {totals.Sum(t => t.Inside) / (double)totals.Sum(t => t.All):P2}"));
}
else
{
    var dyads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20000;
    var months = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 600;
    var world = SimulatedWorld.Draw(dyads, months, 0.3, 1);
    Console.WriteLine($"{dyads} dyads, {months} months, {world.Input.Dyads.Sum(d => (long)d.Observations.Length)} observations; drawn in {clock.Elapsed.TotalSeconds:F0} s");
    var before = Process.GetCurrentProcess().UserProcessorTime;
    clock.Restart();
    var fit = LatentAlignment.Fit(world.Input, options with { Threads = 2 });
    Console.WriteLine($"fit: {fit.Rounds} rounds, converged {fit.Converged}, {clock.Elapsed.TotalSeconds:F0} s, {(Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds:F0} user CPU s");
    clock.Restart();
    double sum = 0;
    foreach (var dyad in world.Input.Dyads) sum += LatentAlignment.Smooth(fit, world.Input.Indicators, dyad).Months[^1].State;
    Console.WriteLine($"smooth all with contributions, one thread: {clock.Elapsed.TotalSeconds:F0} s; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"user CPU {Process.GetCurrentProcess().UserProcessorTime.TotalSeconds:F1} s"));
