using System.Text;
using Entente.Outlook;
using Xunit;

namespace Entente.SystemTests.Learning;

public class DyadMajorTests
{
    private const int Last = MadeWorld.First + MadeWorld.Years - 1;

    // The first states of the ring are major powers.
    private static List<DyadHistory> World(int majors)
    {
        var histories = MadeWorld.Histories();
        foreach (var history in histories)
        {
            var count = 0;
            for (var state = 0; state < majors; state++)
                if (history.Dyad.A == MadeWorld.Id(state) || history.Dyad.B == MadeWorld.Id(state)) count++;
            for (var year = history.FirstYear; year <= history.LastYear; year++)
                history.SetYear(year, true, double.NaN, history.Opportunity(year).Border, false, (byte)count);
        }
        return histories;
    }

    private static DyadBacktest Run(List<DyadHistory> histories) =>
        DyadBacktest.Run(histories, DyadFeatures.Of(histories, Last), DyadRecord.Dispute, 1, Last, MadeWorld.Options);

    [Fact]
    public void Pairs_with_a_major_power_are_scored_apart_on_their_own_cases()
    {
        var histories = World(4);
        var (test, cases, came) = (Run(histories), 0, 0);
        for (var origin = test.FirstOrigin; origin <= test.LastOrigin; origin++)
            foreach (var (pair, yes) in DyadCases.Of(histories, DyadRecord.Dispute, origin, 1))
                if (histories[pair].Opportunity(origin).Majors > 0) (cases, came) = (cases + 1, came + (yes ? 1 : 0));
        var part = test.WithMajor!;
        Assert.Equal((cases, came), (part.Cases, part.Events));
        Assert.Equal((part.Cases, part.Events), (part.Levels.Sum(l => l.Cases), part.Levels.Sum(l => l.Came)));
        Assert.True(part.Cases < test.Cases);
        Assert.Null(part.WithMajor);
        Assert.True(part.SkillOnBaseRate.Value > 0.05, $"{part.SkillOnBaseRate}");
    }

    [Fact]
    public void Where_all_are_major_the_forecasts_and_cases_are_the_same()
    {
        var test = Run(World(MadeWorld.States));
        Assert.Equal((test.Cases, test.Events, test.Model), (test.WithMajor!.Cases, test.WithMajor.Events, test.WithMajor.Model));
        Assert.InRange(test.WithMajor.BaseRate.Brier, test.BaseRate.Brier * 0.98, test.BaseRate.Brier * 1.02);
    }

    [Fact]
    public void Where_none_is_there_is_nothing_to_score() => Assert.Null(Run(World(0)).WithMajor);

    [Fact]
    public void Their_base_rate_is_their_own()
    {
        // All others in dispute every other year would lift the share of all.
        var (quiet, loud) = (World(4), World(4));
        foreach (var history in loud)
            for (var year = history.FirstYear; year <= history.LastYear; year++)
                if (history.Opportunity(year).Majors == 0) history[DyadRecord.Dispute, year] = year % 2 == 0;
        var (few, many) = (Run(quiet), Run(loud));
        Assert.True(many.BaseRate.Brier > 2 * few.BaseRate.Brier);
        Assert.Equal(few.WithMajor!.BaseRate, many.WithMajor!.BaseRate);
    }

    [Fact]
    public void They_are_kept_with_the_rest()
    {
        var histories = World(4);
        var model = DyadModel.Learn(histories, DyadFeatures.Of(histories, Last), DyadRecord.Dispute, 1, Last, MadeWorld.Options);
        using var memory = new MemoryStream();
        using (var to = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true)) model.Write(to);
        memory.Position = 0;
        var read = DyadModel.Read(new BinaryReader(memory));
        Assert.Equal(memory.Length, memory.Position);
        Assert.Equal(model.Backtest!.WithMajor! with { Levels = [] }, read.Backtest!.WithMajor! with { Levels = [] });
        Assert.Equal(model.Backtest.WithMajor!.Levels, read.Backtest.WithMajor!.Levels);
    }
}
