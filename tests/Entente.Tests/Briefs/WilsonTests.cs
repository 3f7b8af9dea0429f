using Entente.Briefs;
using Xunit;

namespace Entente.Tests.Briefs;

public sealed class WilsonTests
{
    // Wilson (1927), JASA 22, with z = 1.644854: by hand.
    [Theory]
    [InlineData(0.5, 10, 0.269271, 0.730729)]
    [InlineData(0.9, 10, 0.652282, 0.977366)]
    public void Interval_is_Wilsons_at_ninety_percent(double share, int n, double low, double high)
    {
        var interval = PairBrief.Wilson(share, n);
        Assert.Equal(low, interval.Low, 5);
        Assert.Equal(high, interval.High, 5);
    }

    [Fact]
    public void Interval_of_none_and_of_all_stays_within_shares()
    {
        Assert.Equal(0, PairBrief.Wilson(0, 7).Low);
        Assert.Equal(1, PairBrief.Wilson(1, 7).High);
    }
}
