using Entente.Outlook;
using Xunit;

namespace Entente.Tests.Outlook;

public sealed class ForecastScoreTests
{
    [Fact]
    public void Scores_of_one_forecast_are_by_hand()
    {
        Assert.Equal(0.04, ForecastScores.Brier(0.8, true), 12);
        Assert.Equal(-Math.Log(0.2), ForecastScores.LogScore(0.8, false), 12);
    }

    [Fact]
    public void Area_is_average_precision_and_ties_are_one_step()
    {
        // By hand: hits at ranks 1 and 3 of 4: (1 + 2/3) / 2.
        Assert.Equal((1 + 2.0 / 3) / 2, ForecastScores.PrecisionRecallArea([0, 1, 2, 3], [.9, .8, .7, .6], [true, false, true, false], _ => 1), 12);
        Assert.Equal(0.5, ForecastScores.PrecisionRecallArea([0, 1, 2, 3], [.5, .5, .5, .5], [true, false, true, false], _ => 1), 12);
        Assert.True(double.IsNaN(ForecastScores.PrecisionRecallArea([0], [.5], [false], _ => 1)));
    }

    [Fact]
    public void Regression_recovers_the_coefficients_that_drew_the_outcomes()
    {
        var random = new Random(1);
        var features = Enumerable.Range(0, 40000).Select(_ => 2 * random.NextDouble() - 1).ToArray();
        var outcomes = Enumerable.Range(0, 20000).Select(i => random.NextDouble() < 1 / (1 + Math.Exp(1 - 2 * features[2 * i]))).ToArray();
        var fit = LogisticRegression.Fit(features, 2, outcomes);
        Assert.InRange(fit.Coefficients[0], -1.1, -0.9);
        Assert.InRange(fit.Coefficients[1], 1.85, 2.15);
        Assert.InRange(fit.Coefficients[2], -0.12, 0.12);
    }

    [Fact]
    public void Bootstrap_draws_as_many_blocks_as_there_are() =>
        Assert.All(BlockBootstrap.Weights(7, 20, 1), weights => Assert.Equal(7, weights.Sum()));
}
