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
}
