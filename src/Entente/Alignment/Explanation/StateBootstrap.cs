using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Explanation;

/// <summary>
/// Bounds of Shapley shares by drawing states, not dyads: a dyad counts as often as its two states were drawn, multiplied (the pigeonhole bootstrap,
/// Owen 2007, Annals of Applied Statistics 1(2)), because a state's dyads rise and fall together. Year means are taken anew in each draw.
/// </summary>
public static class StateBootstrap
{
    /// <summary>Shares by predictor and then by group (in the order of <see cref="PredictorGroup"/>), with the 5th and 95th percentile of the draws.</summary>
    public static (ImmutableArray<ShareInterval> Predictors,
        ImmutableSortedDictionary<PredictorGroup, ShareInterval> Groups) Shares(DyadicSample sample, int draws = 200, int seed = 1,
        CancellationToken cancellation = default)
    {
        var groups = sample.Predictors.Select(p => p.Group).ToArray();
        var kinds = groups.Distinct().Order().ToArray();
        var best = ShapleyShares.Of(DyadicRegression.CrossProducts(sample), groups);
        var random = new Random(seed);
        var found = new List<ImmutableArray<double>>();
        var blocks = Blocks.Of(sample);
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            var times = new int[sample.Members.Length];
            for (var i = 0; i < times.Length; i++) times[random.Next(times.Length)]++;
            if (blocks.Weighted(sample, times) is { } cross) found.Add(ShapleyShares.Of(cross, groups));
        }
        ShareInterval Interval(Func<ImmutableArray<double>, double> of)
        {
            var sorted = found.Select(of).Order().ToArray();
            return sorted.Length == 0 ? new(of(best), double.NaN, double.NaN)
                : new(of(best), sorted[(int)(0.05 * (sorted.Length - 1))], sorted[(int)Math.Ceiling(0.95 * (sorted.Length - 1))]);
        }
        return ([.. Enumerable.Range(0, groups.Length).Select(k => Interval(s => s[k]))],
            kinds.ToImmutableSortedDictionary(g => g, g => Interval(s => Enumerable.Range(0, groups.Length).Where(k => groups[k] == g).Sum(k => s[k]))));
    }

    /// <summary>Each dyad's own cross products, so that a draw needs no pass over the years but for their means.</summary>
    private sealed class Blocks
    {
        private readonly List<(int First, int Last, double[] Products)> dyads = [];
        private int[] years = [];

        public static Blocks Of(DyadicSample sample)
        {
            var blocks = new Blocks { years = [.. sample.Observations.Select(o => o.Year).Distinct().Order()] };
            var width = sample.Width;
            for (var i = 0; i < sample.Observations.Length;)
            {
                var first = i;
                var products = new double[width * width];
                for (; i < sample.Observations.Length && sample.Observations[i].Dyad == sample.Observations[first].Dyad; i++)
                {
                    var row = sample.Row(i);
                    for (var k = 0; k < width; k++)
                        for (var l = 0; l <= k; l++) products[k * width + l] += row[k] * row[l];
                }
                blocks.dyads.Add((first, i - 1, products));
            }
            return blocks;
        }

        public double[,]? Weighted(DyadicSample sample, int[] times)
        {
            var width = sample.Width;
            var sum = new double[width * width];
            var means = new double[years.Length * width];
            var weights = new double[years.Length];
            foreach (var (first, last, products) in dyads)
            {
                var (a, b) = sample.Places[first];
                double weight = times[a] * times[b];
                if (weight == 0) continue;
                for (var i = 0; i < sum.Length; i++) sum[i] += weight * products[i];
                for (var i = first; i <= last; i++)
                {
                    var year = Array.BinarySearch(years, sample.Observations[i].Year);
                    weights[year] += weight;
                    var row = sample.Row(i);
                    for (var k = 0; k < width; k++) means[year * width + k] += weight * row[k];
                }
            }
            if (weights.All(w => w == 0)) return null;
            var cross = new double[width, width];
            for (var k = 0; k < width; k++)
                for (var l = 0; l <= k; l++)
                {
                    var value = sum[k * width + l];
                    for (var y = 0; y < years.Length; y++)
                        if (weights[y] > 0) value -= means[y * width + k] * means[y * width + l] / weights[y];
                    cross[k, l] = cross[l, k] = value;
                }
            return cross;
        }
    }
}
