using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Briefs;
using Entente.Briefs.Charts;
using Entente.Record;
using Xunit;

namespace Entente.Tests.Alignment;

/// <summary>Reported events in hostility, by year and by month.</summary>
public sealed class FaceMonthTests
{
    private const int First = 2000, Last = 2003;
    private static readonly ActorId Brazil = new("BRA"), Chile = new("CHL"), Peru = new("PER");
    private static readonly FaceParameters Hostility = FaceParametersFile.Embedded[(int)Face.Hostility];

    private static FaceRecords Read(params (string, string, string, int, int, int, int)[] reported)
    {
        var request = new AlignmentRequest { From = new(First, 1, 1), To = new(Last, 12, 31), States = [Brazil, Chile, Peru] };
        var table = new DyadTable(ActorRegister.Embedded, request, First * 12, Last * 12 + 11);
        var view = new RecordView(null, [new HeldFile(1, "icews", "1"), new HeldFile(2, "gdelt", "1")], []);
        return FaceEvidenceReader.Of(new(view, new ListedRows(table, [], []) { Reported = reported }, table, request,
            TestContext.Current.CancellationToken), ToldDeeds.None, 0);
    }

    private static FaceEvidence Pair(FaceRecords records) => records.Of(new Dyad(Brazil, Chile))!;

    // Of ten acts a month between the two so many are hostile; all other pairs together have a third.
    private static ImmutableArray<FaceMonth> Months(params int[] hostile)
    {
        var pair = Pair(Read([.. hostile.Select((h, i) => ("icews", "BRA", "CHL", 2001 + i / 12, i % 12 + 1, h, 10)),
            .. new[] { 2001, 2002 }.Select(year => ("icews", "CHL", "PER", year, 0, 3000, 9000))]));
        return FaceMonths.Of(pair, FaceFilter.Run(pair, Hostility), Hostility);
    }

    [Fact]
    public void Year_is_taken_from_the_data_set_that_reports_most_in_it()
    {
        var pair = Pair(Read(("icews", "BRA", "CHL", 2001, 3, 4, 10), ("gdelt", "CHL", "BRA", 2001, 3, 40, 50), ("icews", "BRA", "CHL", 2002, 5, 1, 6)));
        Assert.Equal(((40, 50), (1, 6)), ((pair.Reports![1].Hostile, pair.Reports[1].All), (pair.Reports[2].Hostile, pair.Reports[2].All)));
        Assert.Equal(40, pair.Months![14].Hostile);
        Assert.Equal(["gdelt 2001-2001", "icews 2002-2002"], Read(("icews", "BRA", "CHL", 2001, 3, 4, 10), ("gdelt", "CHL", "BRA", 2001, 3, 40, 50),
            ("icews", "BRA", "CHL", 2002, 5, 1, 6)).Sources.Select(s => $"{s.Dataset} {s.First}-{s.Last}"));
    }

    [Fact]
    public void A_year_of_fewer_than_five_acts_is_no_record_of_hostility()
    {
        Assert.Null(Pair(Read(("icews", "BRA", "CHL", 2001, 3, 4, 4))).LastRecord(Face.Hostility));
        Assert.Equal(2001, Pair(Read(("icews", "BRA", "CHL", 2001, 3, 2, 4), ("icews", "CHL", "BRA", 2001, 0, 0, 1))).LastRecord(Face.Hostility));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void What_is_usual_in_a_data_set_and_year_says_nothing_of_the_pair(int times)
    {
        // Twice as hostile a source with twice the usual share, at the same odds between pair and source.
        double Of(int hostile, int all)
        {
            var pair = Pair(Read(("icews", "BRA", "CHL", 2001, 3, 5 * times, 10 * times), ("icews", "CHL", "PER", 2001, 0, hostile * 1000, all * 1000)));
            return FaceFilter.Run(pair, Hostility)[1].Mean;
        }
        Assert.True(Of(1, 5) > Of(1, 2));
        Assert.True(Of(1, 2) > Of(4, 5));
    }

    [Fact]
    public void Hostile_acts_raise_hostility_and_few_acts_little()
    {
        double Of(int hostile, int all)
        {
            var pair = Pair(Read(("icews", "BRA", "CHL", 2001, 3, hostile, all), ("icews", "CHL", "PER", 2001, 0, 3000, 9000)));
            return FaceFilter.Run(pair, Hostility)[1].Mean;
        }
        Assert.True(Of(90, 100) > Of(9, 10));
        Assert.True(Of(9, 10) > Of(1, 10));
        Assert.True(Of(1, 10) > Of(1, 100));
    }

    [Fact]
    public void Months_of_hostile_acts_stand_above_the_others_and_run_from_the_first_to_the_last()
    {
        var months = Months(2, 2, 2, 2, 9, 9, 2, 2, 2, 2, 2, 2, 2, 2);
        Assert.Equal((14, 2001 * 12, 2002 * 12 + 1), (months.Length, months[0].Month, months[^1].Month));
        Assert.True(months[4].Mean > months[2].Mean + 0.5);
        Assert.True(months[3].Mean > months[1].Mean);
        Assert.All(months, m => Assert.InRange(m.Evidence, 0, 1));
    }

    [Fact]
    public void A_month_without_acts_is_not_told_and_the_band_of_the_year_is_narrower()
    {
        var months = Months(3, 3, 3, 3, 0, 3, 3, 3, 3, 3, 3, 3);
        var pair = Pair(Read([.. Enumerable.Range(1, 12).Where(m => m != 5).Select(m => ("icews", "BRA", "CHL", 2001, m, 3, 10)),
            ("icews", "CHL", "PER", 2001, 0, 3000, 9000)]));
        var gap = FaceMonths.Of(pair, FaceFilter.Run(pair, Hostility), Hostility);
        Assert.Equal([2001 * 12 + 3, 2001 * 12 + 5], gap.Skip(3).Take(2).Select(m => m.Month));
        Assert.All(gap, m => Assert.Equal(10, m.Count.All));
        Assert.True(months[5].Deviation > FaceFilter.Run(pair, Hostility)[1].Deviation);
    }

    [Fact]
    public void Chart_names_its_months()
    {
        var pair = Pair(Read([.. Enumerable.Range(0, 14).Where(i => i != 4).Select(i => ("icews", "BRA", "CHL", 2001 + i / 12, i % 12 + 1, 3, 10)),
            ("icews", "CHL", "PER", 2001, 0, 3000, 9000), ("icews", "CHL", "PER", 2002, 0, 3000, 9000)]));
        var chart = FaceCharts.Months(PairFaces.Run(pair, FaceParametersFile.Embedded), "Brazil", "Chile", First)!;
        var rows = ChartTable.Rows(chart).ToList();
        Assert.Equal((13, "2001-01", "2001-04", "2001-06", "2002-02"), (rows.Count, rows[0][0], rows[3][0], rows[4][0], rows[12][0]));
        Assert.Equal((2001, 2003), (chart.FirstX, chart.LastX));
        Assert.Null(FaceCharts.Months(PairFaces.Run(pair, FaceParametersFile.Embedded), "Brazil", "Chile", 2003));
    }

    [Fact]
    public void Where_only_years_are_known_there_are_no_months()
    {
        var pair = Pair(Read(("icews", "BRA", "CHL", 2001, 0, 6, 10)));
        Assert.Empty(FaceMonths.Of(pair, FaceFilter.Run(pair, Hostility), Hostility));
        Assert.Empty(FaceMonths.Of(Pair(Read()), FaceFilter.Run(Pair(Read()), Hostility), Hostility));
    }

    [Fact]
    public void Years_more_take_reported_acts_along()
    {
        var pair = Pair(Read(("icews", "BRA", "CHL", 2001, 3, 6, 10))).Extended(2);
        Assert.Equal((6, 6), (pair.Reports![1].Hostile, pair.Months![14].Hostile));
        Assert.Equal(0, pair.Reports[5].All);
    }
}
