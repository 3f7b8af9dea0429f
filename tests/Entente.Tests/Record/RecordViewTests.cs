using Entente.Record;
using NodaTime;
using Xunit;

namespace Entente.Tests.Record;

/// <summary>Which files count, and what was known when.</summary>
public sealed class RecordViewTests
{
    private static readonly HeldFile[] Files =
        [new(1, "gsdb", "3"), new(2, "atop", "5.1"), new(3, "gsdb", "4"), new(4, "gsdb", "4"), new(5, "atop", "5.0"), new(6, "mid", "5.0")];

    [Fact]
    public void Of_a_data_set_the_version_that_was_loaded_last_counts_with_all_its_files() =>
        Assert.Equal([3, 4, 5, 6], RecordView.InUse(Files).Select(f => f.Id));

    [Fact]
    public void Order_of_the_list_does_not_matter() => Assert.Equal([3, 4, 5, 6], RecordView.InUse(Files.Reverse()).Select(f => f.Id));

    [Theory]
    [InlineData("2016-12-31", 2016)]
    [InlineData("2016-12-30", 2015)]
    [InlineData("2017-01-01", 2016)]
    public void Year_counts_once_it_is_over(string day, int year)
    {
        var asOf = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var view = new RecordView(asOf, [], []);
        Assert.Equal((year, asOf), (view.LastYear, view.LastDay));
    }

    [Fact]
    public void Without_a_day_all_counts() =>
        Assert.Equal((int.MaxValue, LocalDate.MaxIsoValue), (new RecordView(null, [], []).LastYear, new RecordView(null, [], []).LastDay));

    [Fact]
    public void Rows_that_run_on_past_what_the_data_set_covers_end_with_it()
    {
        var view = new RecordView(null, RecordView.InUse(Files), [("mid", 1700, 2999), ("gsdb", 1960, 1970)]);
        var mid = view.Find("mid")!;
        var covered = Indicators.All.Where(i => i.Dataset == "mid").ToArray();
        Assert.Equal((covered.Min(i => i.CoverageFirst), covered.Max(i => i.CoverageLast)), (mid.First, mid.Last));
        Assert.Equal(new HeldYears("4", 1960, 1970), view.Find("gsdb"));
        Assert.Null(view.Find("itpde"));
    }

    [Fact]
    public void Preferred_is_the_first_that_holds_rows()
    {
        var view = new RecordView(null, RecordView.InUse(Files), [("mid", 1950, 2014)]);
        Assert.Equal("mid", view.FirstOf("atop", "mid", "gsdb"));
        Assert.Null(view.FirstOf("atop", "itpde"));
    }

    [Fact]
    public void Data_set_of_one_year_holds_rows_and_one_without_rows_holds_none()
    {
        var view = new RecordView(null, RecordView.InUse(Files), [("gsdb", 1999, 1999)]);
        Assert.Equal("gsdb", view.FirstOf("gsdb"));
        Assert.Equal(new HeldYears("5.0", 0, -1), view.Find("atop"));
    }

    [Fact]
    public void Data_set_covers_what_any_of_its_indicators_does()
    {
        // Its pacts and its count of them begin in different years.
        var dataset = Indicators.All.GroupBy(i => i.Dataset).First(g => g.Select(i => i.CoverageFirst).Distinct().Count() > 1).Key;
        var known = Indicators.All.Where(i => i.Dataset == dataset).ToArray();
        var found = new RecordView(null, [new(1, dataset, "1")], [(dataset, 1, 9999)]).Find(dataset)!;
        Assert.Equal((known.Min(i => i.CoverageFirst), known.Max(i => i.CoverageLast)), (found.First, found.Last));
        Assert.NotEqual(known.Max(i => i.CoverageFirst), found.First);
        var other = new RecordView(null, [new(1, "own", "1")], [("own", 1, 9999)]).Find("own")!;
        Assert.Equal((1, 9999), (other.First, other.Last));
    }
}
