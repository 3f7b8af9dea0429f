using System.Collections.Immutable;
using System.Numerics;

namespace Entente.Alignment.Explanation;

/// <summary>
/// R squared divided among predictors: the mean gain over all orders in which they can be put in (Shapley; Lindeman, Merenda and Gold 1980), each group
/// of predictors staying together (Owen 1977), so that a group's share is the Shapley share of the group and the sum of its members'.
/// </summary>
public static class ShapleyShares
{
    /// <summary>By predictor; they add up to R squared.</summary>
    /// <param name="cross">Cross products of centred predictors and, last, the response.</param>
    /// <param name="groups">Each predictor's group.</param>
    /// <exception cref="ArgumentException">More than 15 predictors.</exception>
    public static ImmutableArray<double> Of(double[,] cross, IReadOnlyList<PredictorGroup> groups)
    {
        var p = groups.Count;
        if (p > 15) throw new ArgumentException($"{p} predictors; at most 15 are divided.", nameof(groups));
        var explained = Explained(cross, p);
        var masks = groups.Select((g, i) => (g, i)).GroupBy(x => x.g).OrderBy(x => x.Key)
            .ToDictionary(x => x.Key, x => x.Aggregate(0, (mask, y) => mask | 1 << y.i));
        var shares = new double[p];
        for (var i = 0; i < p; i++)
        {
            var own = masks[groups[i]];
            var mates = own & ~(1 << i);
            var others = masks.Where(m => m.Key != groups[i]).OrderBy(m => m.Key).Select(m => m.Value).ToArray();
            int size = BitOperations.PopCount((uint)own), unions = others.Length + 1;
            for (var q = 0; q < 1 << others.Length; q++)
            {
                var before = 0;
                for (var h = 0; h < others.Length; h++)
                    if ((q >> h & 1) == 1) before |= others[h];
                var chosen = BitOperations.PopCount((uint)q);
                // All subsets of the group's other members.
                for (var t = mates; ; t = (t - 1) & mates)
                {
                    var s = before | t;
                    shares[i] += Weight(chosen, unions) * Weight(BitOperations.PopCount((uint)t), size) * (explained[s | 1 << i] - explained[s]);
                    if (t == 0) break;
                }
            }
        }
        return [.. shares];
    }

    /// <summary>Chance that exactly these come before one of n in a random order: c! (n - c - 1)! / n!.</summary>
    private static double Weight(int count, int n)
    {
        double weight = 1.0 / n;
        for (var i = 1; i <= count; i++) weight *= (double)i / (n - i);
        return weight;
    }

    private static double[] Explained(double[,] cross, int p)
    {
        var explained = new double[1 << p];
        var total = cross[p, p];
        if (total <= 0) return explained;
        for (var set = 1; set < explained.Length; set++)
        {
            var swept = (double[,])cross.Clone();
            for (var k = 0; k < p; k++)
                if ((set >> k & 1) == 1) Sweep.On(swept, k, cross[k, k]);
            explained[set] = 1 - swept[p, p] / total;
        }
        return explained;
    }
}
