using Entente.Actors;
using Entente.Alignment.Latent;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class LatentAlignmentTests
{
    private static readonly AlignmentOptions OneThread = new() { Threads = 1 };

    [Fact]
    public void Ninety_percent_intervals_cover_about_ninety_percent()
    {
        int inside = 0, all = 0;
        for (var world = 0; world < 4; world++)
        {
            var (i, a, _) = SimulatedWorld.Draw(60, 120, new[] { 0.1, 0.3, 0.6, 1 }[world], 40 + world).Coverage(OneThread);
            inside += i;
            all += a;
        }
        Assert.InRange(inside / (double)all, 0.87, 0.93);
    }

    [Fact]
    public void Contributions_add_up_to_the_state()
    {
        var world = SimulatedWorld.Draw(30, 100, 0.6, 1);
        var fit = LatentAlignment.Fit(world.Input, OneThread);
        foreach (var month in LatentAlignment.Smooth(fit, world.Input.Indicators, world.Input.Dyads[3]).Months)
            Assert.Equal(month.State, month.Contributions.Sum(), 4);
    }

    [Fact]
    public void Dyad_without_observations_has_no_alignment()
    {
        var world = SimulatedWorld.Draw(30, 60, 0.6, 2);
        var fit = LatentAlignment.Fit(world.Input, OneThread);
        var silent = new DyadEvidence(new Dyad(new ActorId("X"), new ActorId("Y")), 0, 24, []);
        foreach (var month in LatentAlignment.Smooth(fit, world.Input.Indicators, silent).Months)
        {
            Assert.Null(month.Value);
            Assert.Equal(0, month.Evidence, 6);
            Assert.Equal(1, month.Deviation, 6);
        }
    }

    [Fact]
    public void Values_lie_within_bounds_and_intervals_hold_them()
    {
        var world = SimulatedWorld.Draw(30, 100, 0.8, 3);
        var fit = LatentAlignment.Fit(world.Input, OneThread);
        foreach (var dyad in world.Input.Dyads)
            foreach (var month in LatentAlignment.Smooth(fit, world.Input.Indicators, dyad).Months)
                if (month.Value is { } value)
                {
                    Assert.InRange(value, month.Lower!.Value, month.Upper!.Value);
                    Assert.InRange(month.Lower.Value, -1, value);
                    Assert.InRange(month.Upper.Value, value, 1);
                }
    }

    [Fact]
    public void Threads_do_not_change_the_fit()
    {
        var world = SimulatedWorld.Draw(40, 60, 0.5, 4);
        var one = LatentAlignment.Fit(world.Input, OneThread);
        var two = LatentAlignment.Fit(world.Input, new AlignmentOptions { Threads = 2 });
        Assert.Equal(one.Persistence, two.Persistence);
        Assert.Equal(one.Indicators.AsEnumerable(), two.Indicators.AsEnumerable());
    }

    [Fact]
    public void Wrong_value_is_refused_with_its_place()
    {
        var input = new AlignmentInput([new("treaty", LikelihoodKind.Bernoulli, 1)],
            [new DyadEvidence(new Dyad(new ActorId("AAA"), new ActorId("BBB")), 0, 3, [new(2, 0, 0.5, 0)])]);
        var error = Assert.Throws<ArgumentException>(() => LatentAlignment.Fit(input));
        Assert.Contains("AAA-BBB, month 2", error.Message);
    }

    [Fact]
    public void Month_that_does_not_settle_has_no_figure()
    {
        // One measurement twenty deviations out: no posterior that a population of deviation 1 can have.
        AlignmentIndicator indicator = AlignmentIndicators.All[AlignmentIndicators.IndexOf(AlignmentIndicators.Votes)];
        var parameters = new AlignmentParameters(0.5, [new IndicatorParameters(0, 1, 1e-6)], 1, true);
        DyadEvidence Seen(double value) => new(new Dyad(new ActorId("KOR"), new ActorId("PRK")), 0, 0, [new AlignmentObservation(0, 0, value, 0)]);
        var far = LatentAlignment.Smooth(parameters, [indicator], Seen(20)).Months[0];
        Assert.False(far.Settled);
        Assert.Null(far.Value);
        Assert.Null(far.Lower);
        Assert.True(double.IsNaN(LatentAlignment.States(parameters, [indicator], Seen(20)).Means[0]));
        var near = LatentAlignment.Smooth(parameters, [indicator], Seen(0.5)).Months[0];
        Assert.True(near.Settled);
        Assert.NotNull(near.Value);
    }
}
