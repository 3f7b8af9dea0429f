using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using NodaTime;
using Xunit;

namespace Entente.Tests.Alignment;

/// <summary>Which pairs there are, and in which months both states exist: Syria 1946-04-17 to 1958-02-01 and from 1961-09-29,
/// South Sudan from 2011-07-09.</summary>
public sealed class DyadTableTests
{
    private static readonly ActorId Syria = new("SYR"), Turkey = new("TUR"), Jordan = new("JOR"), Sudan = new("SDN"), SouthSudan = new("SSD");
    private static readonly int First = M(1946, 1), Last = M(2014, 12);

    private static int M(int year, int month) => year * 12 + month - 1;

    private static DyadTable Table(AlignmentRequest? request = null, int? first = null, int? last = null) =>
        new(ActorRegister.Embedded, request ?? new() { States = [Syria, Jordan, Sudan, SouthSudan] }, first ?? First, last ?? Last);

    [Fact]
    public void Month_is_counted_from_the_year_nought() =>
        Assert.Equal((24139, 24144), (DyadTable.MonthOf(new LocalDate(2011, 8, 31)), DyadTable.MonthOf(new LocalDate(2012, 1, 1))));

    [Fact]
    public void Pairs_are_those_that_ever_exist_together_in_either_order()
    {
        var table = Table();
        Assert.Equal([Jordan, Sudan, SouthSudan, Syria], table.States);
        Assert.Equal(6, table.Count);
        Assert.Equal(Enumerable.Range(0, 6).Select(table.DyadAt).ToArray(), Enumerable.Range(0, 6).Select(d => new Dyad(table.States[table.StatesAt(d).A],
            table.States[table.StatesAt(d).B])));
        for (var a = 0; a < 4; a++)
            for (var b = 0; b < 4; b++)
                Assert.Equal((a == b, a == b ? -1 : table.PlaceOf(new Dyad(table.States[a], table.States[b]))), (table.PlaceOf(a, b) < 0, table.PlaceOf(a, b)));
        Assert.Equal(-1, table.PlaceOf(new Dyad(Syria, new ActorId("PER"))));
        Assert.Equal(3, Table(last: M(2011, 6)).Count);
        Assert.Equal(6, Table(last: M(2011, 7)).Count);
        Assert.Equal(3, Table(new() { States = [Syria, Jordan, Sudan, SouthSudan], With = Sudan }).Count);
        Assert.Equal([Jordan, Syria], Table(new() { Pair = new Dyad(Syria, Jordan), States = [Sudan] }).States);
        Assert.True(Table(new()).States.Length > 190);
    }

    [Theory]
    [InlineData(1946, 3, false)]
    [InlineData(1946, 4, true)]
    [InlineData(1958, 2, true)]
    [InlineData(1958, 3, false)]
    [InlineData(1960, 6, false)]
    [InlineData(1961, 8, false)]
    [InlineData(1961, 9, true)]
    [InlineData(2014, 12, true)]
    [InlineData(2015, 1, false)]
    [InlineData(1945, 12, false)]
    public void Pair_exists_in_months_in_which_both_states_do(int year, int month, bool exists)
    {
        Assert.Equal(exists, Table().Exists(new Dyad(Jordan, Syria), M(year, month)));
        // The same with the state that ceased named first, and last.
        Assert.Equal(exists && year >= 1956, Table().Exists(new Dyad(Sudan, Syria), M(year, month)));
        Assert.Equal(exists, Table(new() { States = [Syria, Turkey] }).Exists(new Dyad(Syria, Turkey), M(year, month)));
    }

    [Fact]
    public void Table_of_a_few_years_knows_no_months_outside_them()
    {
        var table = Table(first: M(1957, 1), last: M(1962, 12));
        Assert.Equal((false, true, true, false), (table.Exists(new Dyad(Jordan, Syria), M(1956, 12)), table.Exists(new Dyad(Jordan, Syria), M(1957, 1)),
            table.Exists(new Dyad(Jordan, Syria), M(1962, 12)), table.Exists(new Dyad(Jordan, Syria), M(1963, 1))));
        Assert.Equal(3, table.Count);
        // Only a gap: the pair is none of these years.
        Assert.Equal(1, Table(first: M(1958, 3), last: M(1961, 8)).Count);
        Assert.Equal(3, Table(first: M(1958, 2), last: M(1961, 8)).Count);
        Assert.Equal(3, Table(first: M(1958, 3), last: M(1961, 9)).Count);
    }

    [Theory]
    [InlineData(1950, 1, 1950, 12, 1950, 7)]
    [InlineData(1950, 1, 1950, 1, 1950, 1)]
    [InlineData(1946, 1, 1946, 12, 1946, 8)]
    [InlineData(1957, 1, 1958, 12, 1958, 1)]
    [InlineData(1958, 1, 1958, 12, 1958, 2)]
    [InlineData(1961, 1, 1961, 12, 1961, 9)]
    [InlineData(2014, 10, 2016, 12, 2014, 11)]
    [InlineData(1957, 11, 1962, 6, 1961, 9)]
    [InlineData(1955, 1, 1962, 6, 1958, 2)]
    [InlineData(1958, 3, 1961, 9, 1961, 9)]
    [InlineData(1958, 2, 1961, 8, 1958, 2)]
    public void Nearest_month_to_the_middle_in_which_both_exist(int y0, int m0, int y1, int m1, int year, int month)
    {
        var table = Table();
        Assert.Equal(M(year, month), table.Within(table.PlaceOf(new Dyad(Jordan, Syria)), M(y0, m0), M(y1, m1)));
    }

    [Fact]
    public void Span_without_the_pair_has_no_month()
    {
        var table = Table();
        var pair = table.PlaceOf(new Dyad(Jordan, Syria));
        Assert.Null(table.Within(pair, M(1959, 1), M(1960, 12)));
        Assert.Null(table.Within(pair, M(2015, 1), M(2015, 12)));
        Assert.Null(table.Within(pair, M(1945, 1), M(1946, 3)));
        Assert.Equal(M(1946, 4), table.Within(pair, M(1945, 1), M(1946, 4)));
    }
}
