using Entente.Time;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Entente.Tests.Time;

public sealed class ImpreciseDateTests
{
    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    [Theory]
    [InlineData("1950-01-01", "1959-12-31", "1950/1959")]
    [InlineData("1942-01-01", "1945-12-31", "1942/1945")]
    [InlineData("2014-09-15", "2019-09-15", "2014/2019")]
    [InlineData("1949-09-01", "1949-12-31", "1949")]
    [InlineData("2022-05-01", "2022-12-31", "2022")]
    [InlineData("2005-06-01", "2005-08-31", "2005-06/2005-08")]
    [InlineData("2019-12-30", "2020-01-05", "2019-12-30/2020-01-05")]
    [InlineData("2020-01-01", "2020-01-05", "2020-01-01/2020-01-05")]
    [InlineData("2019-01-01", "2019-01-23", "2019-01-01/2019-01-23")]
    public void Range_is_written_no_more_exactly_than_its_words(string first, string last, string expected) =>
        Assert.Equal(expected, new ImpreciseDate(Day(first), Day(last), DatePrecision.Range).ToPlainIso());

    [Fact]
    public void Decade_year_month_and_day_are_plain()
    {
        Assert.Equal("1990/1999", new ImpreciseDate(Day("1990-01-01"), Day("1999-12-31"), DatePrecision.Decade).ToPlainIso());
        Assert.Equal("2019", ImpreciseDate.OfYear(2019).ToPlainIso());
        Assert.Equal("2019-02", ImpreciseDate.OfMonth(2019, 2).ToPlainIso());
        Assert.Equal("2019-02-03", ImpreciseDate.OfDay(Day("2019-02-03")).ToPlainIso());
    }

    [Theory]
    [InlineData("mid-April", "2019-04")]
    [InlineData("early February", "2019-02")]
    [InlineData("earlier this month", "2019-06")]
    [InlineData("at the end of the month", "2019-06")]
    [InlineData("last spring", "2019")]
    [InlineData("in the winter of 1963-64", "1963/1964")]
    [InlineData("from 1 to 10 April", "2019-04-01/2019-04-10")]
    [InlineData("last week", "2019-06-10/2019-06-16")]
    public void Part_of_a_year_or_month_is_told_as_the_year_or_month(string words, string expected) =>
        Assert.Equal(expected, DateExpressions.Find($"They met {words}.", Day("2019-06-18"))[0].Date.ToPlainIso());

    [Theory]
    [InlineData("2016-12-30", 2015)]
    [InlineData("2016-12-31", 2016)]
    [InlineData("2017-01-01", 2016)]
    public void Year_is_known_once_it_is_over(string day, int year) => Assert.Equal(year, KnownBy.LastYear(Day(day)));
}
