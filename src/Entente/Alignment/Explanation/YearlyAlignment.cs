using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Latent;

namespace Entente.Alignment.Explanation;

/// <summary>The alignment of all dyads in the middle of each year, with some indicators left out: those that are to explain it.</summary>
public static class YearlyAlignment
{
    /// <summary>State and posterior deviation by dyad and year, in standard deviations of all dyads; no entry where there is too little evidence.</summary>
    /// <param name="without">Places of indicators whose observations don't count.</param>
    /// <param name="exists">Whether both states exist in a month.</param>
    public static IReadOnlyDictionary<(Dyad Dyad, int Year), (double State, double Deviation)> Of(AlignmentInput input, AlignmentParameters parameters, IReadOnlySet<int> without,
        ImmutableArray<int> years, Func<Dyad, int, bool> exists, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var options = new AlignmentOptions();
        var found = new List<(int Year, double State, double Deviation)>[input.Dyads.Length];
        var done = 0;
        Parallel.For(0, input.Dyads.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, d =>
        {
            var dyad = input.Dyads[d];
            var kept = dyad.Observations.RemoveAll(o => without.Contains(o.Indicator));
            var list = found[d] = [];
            if (!kept.IsEmpty)
            {
                var smoothed = LatentAlignment.Smooth(parameters, input.Indicators, dyad with { Observations = kept }, options);
                foreach (var year in years)
                {
                    var month = year * 12 + 6;
                    if (month < dyad.FirstMonth || month > dyad.LastMonth || !exists(dyad.Dyad, month)) continue;
                    if (smoothed.Months[month - dyad.FirstMonth] is { Value: not null } m) list.Add((year, m.State, m.Deviation));
                }
            }
            progress?.Report(Interlocked.Increment(ref done));
        });
        var all = new Dictionary<(Dyad, int), (double, double)>();
        for (var d = 0; d < found.Length; d++)
            foreach (var (year, state, deviation) in found[d]) all[(input.Dyads[d].Dyad, year)] = (state, deviation);
        return all;
    }
}
