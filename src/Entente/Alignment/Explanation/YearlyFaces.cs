using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Alignment.Explanation;

/// <summary>A face of all dyads by year: what the second stage explains.</summary>
public static class YearlyFaces
{
    /// <summary>Mean and posterior deviation by dyad and year, in standard deviations of all dyads; no entry where the face isn't known, or after its
    /// record ended.</summary>
    public static IReadOnlyDictionary<(Dyad Dyad, int Year), (double State, double Deviation)> Of(IReadOnlyList<FaceEvidence> pairs, Face face,
        FaceParameters parameters,
        IReadOnlySet<int> years, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var found = new List<(int Year, double State, double Deviation)>[pairs.Count];
        var done = 0;
        Parallel.For(0, pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, d =>
        {
            var list = found[d] = [];
            if (pairs[d].LastRecord(face) is { } last)
                foreach (var year in FaceFilter.Run(pairs[d], parameters))
                    if (years.Contains(year.Year) && year.Year <= last && year.IsKnown
                        && pairs[d].Exists[year.Year - pairs[d].FirstYear]) list.Add((year.Year, year.Mean, year.Deviation));
            progress?.Report(Interlocked.Increment(ref done));
        });
        var all = new Dictionary<(Dyad, int), (double, double)>();
        for (var d = 0; d < found.Length; d++)
            foreach (var (year, state, deviation) in found[d]) all[(pairs[d].Dyad, year)] = (state, deviation);
        return all;
    }
}
