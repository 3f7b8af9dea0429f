using System.Text;
using Entente.Findings;
using Entente.Outlook;
using Xunit;

namespace Entente.SystemTests.Learning;

public class DyadModelTests
{
    private static DyadBacktest Test(double low, double value, double brier, double recurrency) => new()
    {
        Kind = DyadRecord.Dispute, Horizon = 1, FirstOrigin = 1980, LastOrigin = 2000, Cases = 100, Events = 10, BaseRate = new(0.1, 0.3, 0.1),
        Recurrency = new(recurrency, 0.3, 0.1), Model = new(brier, 0.3, 0.1), SkillOnBaseRate = (value, low, value + 0.1), SkillOnRecurrency = (0, -0.1, 0.1),
        Levels = [], Calibration = DyadCalibration.None,
    };

    [Theory]
    [InlineData(0.01, 0.05, 0.09, 0.095, DyadVerdict.Offered)]
    [InlineData(0.01, 0.05, 0.09, 0.09, DyadVerdict.Offered)]
    [InlineData(0.01, 0.05, 0.09, 0.08, DyadVerdict.Worse)]
    [InlineData(0, 0.05, 0.09, 0.095, DyadVerdict.Undecided)]
    [InlineData(-0.01, 0.05, 0.09, 0.095, DyadVerdict.Undecided)]
    [InlineData(-0.01, 0.05, 0.09, 0.08, DyadVerdict.Worse)]
    [InlineData(-0.1, 0, 0.1, 0.2, DyadVerdict.Worse)]
    public void Kind_is_offered_where_the_interval_lies_above_0_and_recurrency_is_no_better(double low, double value, double brier, double recurrency,
        DyadVerdict verdict) =>
        Assert.Equal(verdict, Test(low, value, brier, recurrency).Verdict);

    [Fact]
    public void Model_written_and_read_says_the_same()
    {
        var (histories, features, model) = Learned();
        using var memory = new MemoryStream();
        using (var to = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true)) model.Write(to);
        memory.Position = 0;
        var read = DyadModel.Read(new BinaryReader(memory));
        Assert.Equal(memory.Length, memory.Position);
        Assert.Equal((model.Kind, model.Horizon, model.Origin, model.InForce), (read.Kind, read.Horizon, read.Origin, read.InForce));
        Assert.Equal(model.Backtest!.Levels, read.Backtest!.Levels);
        Assert.Equal(model.Backtest with { Levels = [] }, read.Backtest with { Levels = [] });
        var said = 0;
        for (var pair = 0; pair < histories.Count; pair++)
        {
            var facts = DyadFacts.Of(histories, features, pair, DyadRecord.Dispute, model.Origin)!;
            if (model.Of(facts) is not { } one)
            {
                Assert.False(facts.IsOpen);
                continue;
            }
            said++;
            Assert.Equal(one with { Reasons = [] }, read.Of(facts)! with { Reasons = [] });
            Assert.Equal(one.Reasons, read.Of(facts)!.Reasons);
        }
        Assert.True(said > 60);
    }

    [Fact]
    public void Model_of_too_short_a_record_says_why_and_is_read_back_with_it()
    {
        var histories = MadeWorld.Histories();
        var model = DyadModel.Learn(histories, DyadFeatures.Of(histories, 1965), DyadRecord.Dispute, 3, 1965, MadeWorld.Options);
        Assert.Equal("16 years on record are too few to score forecasts of 3; 32 are needed.", model.Lack);
        using var memory = new MemoryStream();
        using (var to = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true)) model.Write(to);
        memory.Position = 0;
        Assert.Equal(model, DyadModel.Read(new BinaryReader(memory)));
    }

    /// <summary>What is learned is kept in ledgers under <see cref="DyadModel.Revision"/>: where this figure changes, the revision must.</summary>
    [Fact]
    public void Another_figure_needs_another_revision()
    {
        var (histories, features, model) = Learned();
        var facts = Enumerable.Range(0, histories.Count).Select(p => DyadFacts.Of(histories, features, p, DyadRecord.Dispute,
            model.Origin)!).First(f => f.IsOpen);
        Assert.Equal(2, DyadModel.Revision);
        Assert.Equal(Pinned, model.Of(facts)!.Chance, 1e-6);
    }

    private const double Pinned = 0.0289758;

    [Theory]
    [InlineData(0, "almost no chance")]
    [InlineData(0.049, "almost no chance")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.19, "very unlikely")]
    [InlineData(0.2, "unlikely")]
    [InlineData(0.449, "unlikely")]
    [InlineData(0.45, "roughly even chance")]
    [InlineData(0.55, "roughly even chance")]
    [InlineData(0.56, "likely")]
    [InlineData(0.8, "likely")]
    [InlineData(0.81, "very likely")]
    [InlineData(0.95, "very likely")]
    [InlineData(0.96, "almost certain")]
    public void Words_are_those_of_ICD_203(double chance, string word) => Assert.Equal(word, EstimateWords.Of(chance));

    private static (List<DyadHistory> Histories, DyadFeatures Features, DyadModel Model) Learned()
    {
        var histories = MadeWorld.Histories();
        var last = histories[0].LastYear;
        var features = DyadFeatures.Of(histories, last);
        return (histories, features, DyadModel.Learn(histories, features, DyadRecord.Dispute, 1, last, MadeWorld.Options with { Trees = 4 }));
    }
}
