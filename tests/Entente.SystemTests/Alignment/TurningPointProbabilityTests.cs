using Entente.Alignment.TurningPoints;
using Entente.Tests.Alignment;
using Xunit;

namespace Entente.SystemTests.Alignment;

/// <summary>On drawn series, too many for the fast tests.</summary>
public sealed class TurningPointProbabilityTests
{
    [Fact]
    public void Probability_is_about_how_often_turning_points_are_true()
    {
        double given = 0, right = 0;
        var count = 0;
        for (var seed = 100_000; seed < 100_150; seed++)
        {
            var drawn = SimulatedSeries.Draw(seed);
            foreach (var point in Segmentation.Find([drawn.Values]).Points)
            {
                given += point.Probability;
                right += drawn.TurnsWithin(point.Index, point.Earliest, point.Latest) ? 1 : 0;
                count++;
            }
        }
        Assert.InRange(given / count - right / count, -0.08, 0.08);
    }
}
