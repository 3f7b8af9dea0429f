using Entente.Outlook;
using Xunit;

namespace Entente.Tests.Outlook;

public class BoardLineTests
{
    [Fact]
    public void Board_scores_by_kind_and_forecaster_and_those_after_the_record_apart()
    {
        var lines = BoardLine.Of(
        [
            new(DyadRecord.Dispute, "entente", true, 2015, 0.8, 0.5, true), new(DyadRecord.Dispute, "entente", true, 2015, 0.1, 0.5, false),
            new(DyadRecord.Visit, "entente", true, 2015, 0.5, null, true), new(DyadRecord.Dispute, "Ann", true, 2015, 0, 0.5, true),
            new(DyadRecord.Dispute, "entente", false, 2015, 1, 0.5, true),
        ]);
        Assert.Equal([("Ann", DyadRecord.Dispute, true), ("entente", DyadRecord.Dispute, true), ("entente", DyadRecord.Visit, true), ("entente", null, true),
            ("entente", DyadRecord.Dispute, false)], lines.Select(l => (l.Forecaster, l.Kind, l.InAdvance)));
        Assert.Equal((2, 1), (lines[1].Count, lines[1].Came));
        Assert.Equal((0.04 + 0.01) / 2, lines[1].Brier, 1e-12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.9)) / 2, lines[1].LogScore, 1e-12);
        Assert.Equal(1 - 0.05 / 0.5, lines[1].Skill!.Value, 1e-12);
        Assert.Equal([(0.1, 0.0, 1), (0.8, 1.0, 1)], lines[1].Levels.Select(b => (b.Said, b.Happened, b.Count)));
        Assert.Equal(-3, lines[0].Skill!.Value, 1e-12);
        Assert.Null(lines[2].Skill);
        Assert.Equal(3, lines[3].Count);
        Assert.Empty(BoardLine.Of([]));
    }

    [Fact]
    public void Average_precision_needs_one_that_came_and_one_that_did_not()
    {
        // By chance: came, not, came: (1/1 + 2/3) / 2.
        Assert.Equal((1 + 2.0 / 3) / 2, Line((2015, 0.9, true), (2015, 0.5, false), (2016, 0.2, true)).PrecisionRecall!.Value, 1e-12);
        Assert.Equal(1.0 / 2, Line((2015, 0.9, false), (2015, 0.5, true)).PrecisionRecall!.Value, 1e-12);
        Assert.Null(Line((2015, 0.9, true), (2016, 0.5, true)).PrecisionRecall);
        Assert.Null(Line((2015, 0.9, false)).PrecisionRecall);
    }

    [Fact]
    public void Intervals_are_given_from_five_years_on()
    {
        (int, double, bool)[] Of(int years) => [.. Enumerable.Range(0, years).SelectMany(y => new[] { (2000 + y, 0.6 + y / 100.0, true),
            (2000 + y, 0.2, y % 2 == 1) })];
        var four = Line(Of(4));
        Assert.Equal((4, null, null), (four.Years, four.SkillInterval, four.PrecisionRecallInterval));
        var six = Line(Of(6));
        Assert.Equal(6, six.Years);
        var (low, high) = six.SkillInterval!.Value;
        Assert.True(low < six.Skill && six.Skill < high, $"{low} {six.Skill} {high}");
        (low, high) = six.PrecisionRecallInterval!.Value;
        Assert.True(low <= six.PrecisionRecall && six.PrecisionRecall <= high && low < high, $"{low} {six.PrecisionRecall} {high}");
        Assert.Equal(six.SkillInterval, Line(Of(6)).SkillInterval);
    }

    [Fact]
    public void Years_that_are_all_alike_leave_no_width()
    {
        var line = Line([.. Enumerable.Range(2000, 5).SelectMany(y => new[] { (y, 0.7, true), (y, 0.2, false) })]);
        Assert.Equal(line.Skill!.Value, line.SkillInterval!.Value.Low, 1e-12);
        Assert.Equal(line.Skill!.Value, line.SkillInterval!.Value.High, 1e-12);
        Assert.Equal((1, 1), line.PrecisionRecallInterval);
    }

    private static BoardLine Line(params (int Year, double Chance, bool Came)[] all) =>
        Assert.Single(BoardLine.Of(all.Select(f => new ScoredForecast(DyadRecord.Dispute, "Ann", true, f.Year, f.Chance, 0.4, f.Came))));
}
