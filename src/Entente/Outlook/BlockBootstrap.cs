using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>Resampling of whole blocks (years): what happens to different pairs in one year goes together.</summary>
public static class BlockBootstrap
{
    /// <summary>For each replicate, how often each block was drawn.</summary>
    public static ImmutableArray<double[]> Weights(int blocks, int replicates, int seed)
    {
        var random = new Random(seed);
        var result = ImmutableArray.CreateBuilder<double[]>(replicates);
        for (var r = 0; r < replicates; r++)
        {
            var weights = new double[blocks];
            for (var i = 0; i < blocks; i++) weights[random.Next(blocks)]++;
            result.Add(weights);
        }
        return result.MoveToImmutable();
    }

    /// <summary>The 2.5th and 97.5th percentile of the replicates, linearly interpolated; NaN replicates are left out.</summary>
    public static (double Low, double High) Interval(IEnumerable<double> replicates)
    {
        var sorted = replicates.Where(x => !double.IsNaN(x)).Order().ToArray();
        if (sorted.Length == 0) return (double.NaN, double.NaN);
        double At(double share)
        {
            var place = share * (sorted.Length - 1);
            var low = (int)place;
            return low + 1 < sorted.Length ? sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
        }
        return (At(0.025), At(0.975));
    }
}
