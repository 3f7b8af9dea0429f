using System.Xml.Linq;
using Entente.Briefs.Charts;
using Xunit;

namespace Entente.Tests.Briefs;

public sealed class ChartTests
{
    [Fact]
    public void Ticks_are_round_and_inside() => Assert.Equal([0, 20, 40, 60, 80, 100], AxisTicks.Of(0, 100, 5));

    [Fact]
    public void Labels_that_would_touch_move_apart()
    {
        var at = LabelPlacement.Spread([50, 52, 51], 13, 0, 100);
        Assert.True(at[0] + 13 <= at[2] && at[2] + 13 <= at[1]);
    }

    [Fact]
    public void Gap_breaks_the_line_and_is_hatched_and_never_zero()
    {
        var svg = ChartSvg.Write(Sample());
        var lines = XDocument.Parse(svg).Descendants().Where(e => (string?)e.Attribute("class") == "c-line").ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains("url(#t-720-p)", svg);
        Assert.Contains(["1993", ChartTable.Absent], ChartTable.Rows(Sample()));
    }

    [Fact]
    public void Drawing_has_a_title_and_a_description_and_no_markup_of_the_world()
    {
        var root = XDocument.Parse(ChartSvg.Write(Sample() with { Title = "<b>x</b>" })).Root!;
        Assert.Equal("<b>x</b>", root.Element("title")!.Value);
        Assert.Equal("Words.", root.Element("desc")!.Value);
    }

    private static Chart Sample() => new("t", "Title", "Words.", "%", 1990, 1996,
        [new ChartSeries("one", SeriesShape.Line, [new(1990, 1, 0.5, 1.5), new(1991, 2, 1, 3), new(1992, 2), new(1993, null), new(1994, 3),
            new(1995, 4), new(1996, 4)])]);

    [Fact]
    public void What_is_expected_is_dashed_over_the_gap_and_stands_in_no_table()
    {
        var chart = Sample() with { LastX = Sample().LastX + 2, Fan = [new(Sample().LastX, 1, 0, 2), new(Sample().LastX + 2, 1, -1, 3)], End = Sample().LastX };
        var svg = ChartSvg.Write(chart);
        Assert.Contains("c-fan", svg);
        Assert.Contains("c-end", svg);
        Assert.Equal(ChartTable.Rows(Sample()).Count(), ChartTable.Rows(chart).Count());
        Assert.DoesNotContain("c-fan", ChartSvg.Write(Sample()));
    }
}
