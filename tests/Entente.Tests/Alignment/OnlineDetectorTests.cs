using Entente.Alignment.TurningPoints;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class OnlineDetectorTests
{
    [Fact]
    public void New_level_is_noticed_within_a_few_rows_and_dated_rightly()
    {
        var random = new Random(1);
        var detector = new OnlineDetector();
        for (var i = 0; i < 80; i++) detector.Observe(-0.5 + 0.3 * (random.NextDouble() + random.NextDouble() - 1));
        Assert.InRange(detector.BeganWithin(6), 0, 0.2);
        for (var i = 0; i < 4; i++) detector.Observe(1.5 + 0.3 * (random.NextDouble() + random.NextDouble() - 1));
        Assert.InRange(detector.BeganWithin(6), 0.95, 1);
        Assert.Equal(80, detector.LikeliestBegin());
    }

    [Fact]
    public void Run_lengths_are_a_distribution_and_gaps_teach_nothing()
    {
        var detector = new OnlineDetector();
        foreach (var value in new[] { 0.1, double.NaN, -0.3, 0.2, double.NaN }) detector.Observe(value);
        Assert.Equal(1, detector.RunLengths.Sum(), 12);
        Assert.Equal(5, detector.Rows);
    }

    [Fact]
    public void Infinite_value_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineDetector().Observe(double.PositiveInfinity));

    private static double Draw(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    [Fact]
    public void Search_notices_a_step_soon_and_never_looks_ahead()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 120).Select(i => (i < 70 ? 0.0 : 4.0) + Draw(random)).ToArray();
        var found = OnlineSearch.Find([values]);
        var point = Assert.Single(found, p => p.Index is >= 68 and <= 72);
        Assert.InRange(point.Noticed, 72, 82);
        Assert.InRange(point.Changes[0].Size, 2.5, 5.5);
        var cut = OnlineSearch.Find([values[..(point.Noticed + 1)]]);
        Assert.Equal(found.Where(p => p.Noticed <= point.Noticed).Select(p => (p.Index, p.Noticed, p.Probability)),
            cut.Select(p => (p.Index, p.Noticed, p.Probability)));
    }

    [Fact]
    public void Search_over_two_columns_is_sooner_than_over_one()
    {
        var random = new Random(3);
        var first = Enumerable.Range(0, 100).Select(i => (i < 50 ? 0.0 : 2.5) + Draw(random)).ToArray();
        var second = Enumerable.Range(0, 100).Select(i => (i < 50 ? 0.0 : -2.5) + Draw(random)).ToArray();
        var both = Assert.Single(OnlineSearch.Find([first, second]), p => p.Index is >= 47 and <= 53);
        var one = OnlineSearch.Find([first]).Where(p => p.Index is >= 45 and <= 55).Select(p => p.Noticed).DefaultIfEmpty(100).Min();
        Assert.True(both.Noticed <= one);
        Assert.True(both.Changes[0].Size > 0 && both.Changes[1].Size < 0);
    }

    [Fact]
    public void Search_refuses_a_threshold_that_is_no_probability() => Assert.Throws<ArgumentException>(() => OnlineSearch.Find([[1.0, 2]], null, 1.5));
}
