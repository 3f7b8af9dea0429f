using Entente.Alignment.IdealPoints;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class IdealPointModelTests
{
    [Fact]
    public void Points_of_a_simulated_assembly_are_recovered_with_calibrated_intervals()
    {
        var (ballots, truth) = SimulatedAssembly.Draw(states: 60, sessions: 12, rollCalls: 40, seed: 7);
        var fit = IdealPointModel.Fit(ballots, new IdealPointOptions { ReferenceState = "S59", Threads = 1 });
        var pairs = fit.Points.Select(p => (p, Truth: truth[(p.State, p.Session)])).ToArray();
        Assert.True(fit.Converged);
        Assert.InRange(SimulatedAssembly.Correlation([.. pairs.Select(x => x.p.Estimate)], [.. pairs.Select(x => x.Truth)]), 0.95, 1);
        Assert.InRange(pairs.Count(x => x.p.Q05 <= x.Truth && x.Truth <= x.p.Q95) / (double)pairs.Length, 0.86, 0.94);
    }

    [Fact]
    public void Reference_state_is_positive()
    {
        var (ballots, _) = SimulatedAssembly.Draw(20, 3, 30, 3);
        foreach (var state in new[] { "S00", "S19" })
        {
            var fit = IdealPointModel.Fit(ballots, new IdealPointOptions { ReferenceState = state, Threads = 1 });
            Assert.True(fit.Points.Where(p => p.State == state).Average(p => p.Estimate) > 0);
        }
    }

    [Fact]
    public void Order_of_ballots_and_threads_do_not_matter()
    {
        var (ballots, _) = SimulatedAssembly.Draw(20, 3, 30, 5);
        var one = IdealPointModel.Fit(ballots, new IdealPointOptions { ReferenceState = "S19", Threads = 1 });
        var two = IdealPointModel.Fit([.. Enumerable.Reverse(ballots)], new IdealPointOptions { ReferenceState = "S19", Threads = 2 });
        Assert.Equal(one.Points.AsEnumerable(), two.Points.AsEnumerable());
    }

    [Fact]
    public void Unanimous_votes_place_nobody() =>
        Assert.Throws<ArgumentException>(() => IdealPointModel.Fit([new("1", 1, "AAA", BallotChoice.Yes), new("1", 1, "BBB", BallotChoice.Yes)]));
}
