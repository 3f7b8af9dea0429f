using Entente.Alignment.TurningPoints;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class SegmentationTests
{
    private static double Draw(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    [Fact]
    public void Step_is_found_with_its_size_direction_and_interval()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 120).Select(i => (i < 47 ? 10.0 : 4.0) + 1.5 * Draw(random)).ToArray();
        var result = Segmentation.Find([values]);
        var point = Assert.Single(result.Points);
        Assert.Equal(Course.Level, result.Course);
        Assert.InRange(point.Index, 46, 48);
        Assert.InRange(47, point.Earliest, point.Latest);
        Assert.InRange(point.Probability, 0.95, 1);
        Assert.InRange(point.Changes[0].Size, -6.8, -5.2);
    }

    [Fact]
    public void Bend_in_a_trend_is_found_as_a_change_of_slope()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 120).Select(i => (i < 60 ? i : 120.0 - i) + 2 * Draw(random)).ToArray();
        var result = Segmentation.Find([values]);
        var point = Assert.Single(result.Points);
        Assert.Equal(Course.Trend, result.Course);
        Assert.InRange(point.Index, 56, 64);
        Assert.InRange(point.Changes[0].SlopeBefore, 0.9, 1.1);
        Assert.InRange(point.Changes[0].SlopeAfter, -1.1, -0.9);
    }

    [Fact]
    public void Noise_without_a_turn_seldom_gives_one()
    {
        var random = new Random(3);
        var alarms = 0;
        for (var world = 0; world < 100; world++)
        {
            double previous = 0;
            var values = Enumerable.Range(0, 80).Select(_ => previous = 0.4 * previous + Draw(random)).ToArray();
            if (!Segmentation.Find([values]).Points.IsEmpty) alarms++;
        }
        Assert.InRange(alarms, 0, 5);
    }

    [Fact]
    public void Columns_turn_together_and_gaps_are_passed_over()
    {
        var random = new Random(4);
        var first = Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? double.NaN : (i < 30 ? 0 : 3) + Draw(random)).ToArray();
        var second = Enumerable.Range(0, 60).Select(i => (i < 30 ? 0 : -3) + Draw(random)).ToArray();
        var point = Assert.Single(Segmentation.Find([first, second]).Points);
        Assert.InRange(point.Index, 28, 32);
        Assert.True(point.Changes[0].Size > 0 && point.Changes[1].Size < 0);
    }

    [Fact]
    public void Lone_outlier_is_no_turning_point()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 100).Select(_ => Draw(random)).ToArray();
        values[50] = 500;
        Assert.Empty(Segmentation.Find([values]).Points);
    }

    [Fact]
    public void Constant_and_very_short_series_have_no_turning_point()
    {
        Assert.Empty(Segmentation.Find([[3.0, 3, 3, 3, 3, 3]]).Points);
        Assert.Empty(Segmentation.Find([[1.0, 2]]).Points);
        Assert.Empty(Segmentation.Find([[double.NaN, double.NaN, double.NaN]]).Points);
    }

    [Fact]
    public void Shift_and_scale_of_the_values_do_not_matter()
    {
        var random = new Random(6);
        var values = Enumerable.Range(0, 90).Select(i => (i < 40 ? 0 : 2) + Draw(random)).ToArray();
        var one = Segmentation.Find([values]);
        var other = Segmentation.Find([[.. values.Select(v => 1000 - 40 * v)]]);
        Assert.Equal(one.Points.Select(p => (p.Index, p.Earliest, p.Latest)), other.Points.Select(p => (p.Index, p.Earliest, p.Latest)));
    }

    [Fact]
    public void Pruned_search_equals_full_search()
    {
        var random = new Random(7);
        for (var world = 0; world < 30; world++)
        {
            var values = Enumerable.Range(0, 40).Select(i => (i / 13 % 2) * 2 + Draw(random)).ToArray();
            foreach (var course in new[] { Course.Level, Course.Trend })
            {
                var cost = new SegmentCost([values], course);
                var pruned = PrunedPartition.Of(cost, 1.1, 6, 3);
                Assert.Equal(Full(cost, 1.1, 6, 3), Total(cost, pruned, 1.1, 6), 9);
            }
        }
    }

    private static double Total(SegmentCost cost, List<int> begins, double scale, double price)
    {
        double total = -price;
        var start = 0;
        foreach (var to in begins.Append(cost.Rows))
        {
            total += cost.Of(start, to) / scale + price;
            start = to;
        }
        return total;
    }

    private static double Full(SegmentCost cost, double scale, double price, int minimum)
    {
        var best = new double[cost.Rows + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -price;
        for (var to = minimum; to <= cost.Rows; to++)
            for (var start = 0; start <= to - minimum; start++) best[to] = Math.Min(best[to], best[start] + cost.Of(start, to) / scale + price);
        return best[cost.Rows];
    }

    [Fact]
    public void Posterior_counts_every_division_of_a_short_series()
    {
        double[] values = [0.1, -0.2, 0.3, 1.9, 2.2, 1.8];
        var cost = new SegmentCost([values], Course.Level);
        var posterior = new PartitionPosterior(cost, 0.5, 2, 1);
        double all = 0, at3 = 0, within = 0;
        for (var mask = 0; mask < 32; mask++)
        {
            var begins = Enumerable.Range(1, 5).Where(i => (mask >> (i - 1) & 1) == 1).ToList();
            var weight = Math.Exp(-0.5 * (Total(cost, begins, 0.5, 2) + 2));
            all += weight;
            if (begins.Contains(3)) at3 += weight;
            if (begins.Any(b => b is 2 or 3 or 4)) within += weight;
        }
        Assert.Equal(at3 / all, posterior.BeginsAt(3), 10);
        Assert.Equal(within / all, posterior.BeginsWithin(2, 4), 10);
    }
}
