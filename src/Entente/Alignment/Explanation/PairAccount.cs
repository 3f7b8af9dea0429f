using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Numerics;

namespace Entente.Alignment.Explanation;

/// <summary>
/// What of a pair's alignment goes with what, by the regression over all dyads: its distance from the year's mean is the sum of coefficient times its own
/// predictors' distance from their means, plus a rest that neither interests nor values account for. In standard deviations of alignment.
/// </summary>
/// <param name="Years">Of the period, those in which the pair has an observation.</param>
/// <param name="Distance">What is to be explained; its interval is that of the pair's alignment.</param>
/// <param name="Predictors">By predictor; intervals from the coefficients' variance.</param>
/// <param name="Groups">Sums by group.</param>
/// <param name="Neither">The distance less all groups.</param>
/// <param name="InterestsLessValues">The difference of the two groups, with the interval that allows for their covariance.</param>
public sealed record PairAccount(ImmutableArray<int> Years, ShareInterval Distance, ImmutableArray<ShareInterval> Predictors,
    ImmutableSortedDictionary<PredictorGroup, ShareInterval> Groups,
    ShareInterval Neither, ShareInterval InterestsLessValues)
{
    /// <summary>The mean over the years; null where the pair isn't in the sample.</summary>
    public static PairAccount? OfLevel(DyadicSample sample, DyadicFit fit, Dyad dyad)
    {
        var rows = Rows(sample, dyad);
        if (rows.Count == 0) return null;
        var weights = rows.ToDictionary(r => r, _ => 1.0 / rows.Count);
        // A state's errors in successive years go together: the interval isn't narrowed by averaging.
        return Of(sample, fit, rows, weights, rows.Average(r => sample.Observations[r].Deviation));
    }

    /// <summary>Last year less first, beyond what all dyads moved; null with fewer than two years.</summary>
    public static PairAccount? OfChange(DyadicSample sample, DyadicFit fit, Dyad dyad)
    {
        var rows = Rows(sample, dyad);
        if (rows.Count < 2) return null;
        var (first, last) = (rows[0], rows[^1]);
        var deviation = Math.Sqrt(Math.Pow(sample.Observations[first].Deviation, 2) + Math.Pow(sample.Observations[last].Deviation, 2));
        return Of(sample, fit, [first, last], new Dictionary<int, double> { [first] = -1, [last] = 1 }, deviation);
    }

    private static List<int> Rows(DyadicSample sample, Dyad dyad) =>
        [.. sample.Observations.Select(o => o.Year).Distinct().Order().Select(y => sample.RowOf(dyad, y)).Where(r => r is not null).Select(r => r!.Value)];

    private static PairAccount Of(DyadicSample sample, DyadicFit fit, List<int> rows, Dictionary<int, double> weights, double deviation)
    {
        var p = sample.Predictors.Length;
        var moved = new double[p + 1];
        foreach (var row in rows)
            for (var k = 0; k <= p; k++) moved[k] += weights[row] * sample.Row(row)[k];
        ShareInterval Sum(Func<int, double> sign)
        {
            double value = 0, variance = 0;
            for (var k = 0; k < p; k++)
            {
                value += sign(k) * fit.Coefficients[k] * moved[k];
                for (var l = 0; l < p; l++) variance += sign(k) * sign(l) * moved[k] * moved[l] * fit.Covariance[k, l];
            }
            return Around(value, variance);
        }
        double InGroup(int k, PredictorGroup g) => sample.Predictors[k].Group == g ? 1 : 0;
        var explained = Sum(_ => 1);
        var spread = (explained.Upper - explained.Value) / Normal.Q95;
        return new PairAccount([.. rows.Select(r => sample.Observations[r].Year)], Around(moved[p], deviation * deviation),
            [.. Enumerable.Range(0, p).Select(k => Sum(l => l == k ? 1 : 0))],
            sample.Predictors.Select(x => x.Group).Distinct().ToImmutableSortedDictionary(g => g, g => Sum(k => InGroup(k, g))),
            Around(moved[p] - explained.Value, deviation * deviation + spread * spread),
            Sum(k => InGroup(k, PredictorGroup.Interests) - InGroup(k, PredictorGroup.Values)));
    }

    private static ShareInterval Around(double value, double variance)
    {
        var reach = Normal.Q95 * Math.Sqrt(Math.Max(0, variance));
        return new(value, value - reach, value + reach);
    }
}
