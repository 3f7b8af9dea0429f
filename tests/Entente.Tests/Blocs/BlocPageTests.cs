using System.Collections.Immutable;
using System.Xml.Linq;
using Entente.Blocs.Ties;
using Entente.Briefs.BlocPages;
using Xunit;

namespace Entente.Tests.Blocs;

public sealed class BlocPageTests
{
    [Fact]
    public void Page_runs_nothing_loads_nothing_and_escapes_names()
    {
        var page = Page("<b>&Evil");
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<b>", page);
        Assert.Contains("&lt;b&gt;&amp;Evil", page);
        foreach (var loader in new[] { "src=", "http:", "https:", "@import", "onclick" }) Assert.DoesNotContain(loader, page);
    }

    [Fact]
    public void Every_picture_has_a_label_a_caption_and_a_table()
    {
        var page = Page("Alpha");
        Assert.Equal(9, page.Split("role=\"img\" aria-label=").Length - 1);
        Assert.Equal(5, page.Split("<figcaption>").Length - 1);
        foreach (var caption in new[] { "States in each bloc, every year", "Each state", "Moves between blocs",
            "Ties in 2011" }) Assert.Contains($"<caption>{caption}", page);
    }

    [Fact]
    public void Body_is_well_formed()
    {
        var page = Page("Alpha");
        var body = page[(page.IndexOf("<body>", StringComparison.Ordinal) + 6)
            ..page.IndexOf("</body>", StringComparison.Ordinal)].Replace("<details open>", "<details>");
        Assert.Equal("body", XDocument.Parse($"<body>{body}</body>").Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("UKR", 1970, "RUS")]
    [InlineData("UKR", 1991, "UKR")]
    [InlineData("UKR", 2016, "UKR")]
    [InlineData("EST", 1935, "EST")]
    [InlineData("HRV", 1970, "YUG")]
    [InlineData("SRB", 2005, "YUG")]
    [InlineData("XKX", 2007, "SRB")]
    [InlineData("SVK", 1980, "CSK")]
    [InlineData("BGD", 1970, "PAK")]
    [InlineData("BGD", 1972, "BGD")]
    [InlineData("AGO", 1970, null)]
    [InlineData("GRL", 2016, "DNK")]
    [InlineData("SYR", 1959, "EGY")]
    [InlineData("SYR", 1962, "SYR")]
    public void Land_is_that_of_the_state_of_the_time(string land, int year, string? state) =>
        Assert.Equal(state, WorldMap.Default.StateOf(land, year, WorldMap.StatesIn(year)));

    [Fact]
    public void Every_state_of_today_has_land_and_the_land_lies_on_the_map()
    {
        var map = WorldMap.Default;
        // The atlas has no Tuvalu, not even at 1:50 million.
        Assert.Equal(["TUV"], WorldMap.StatesIn(2016).Except(map.Lands.Select(l => l.Key)));
        Assert.Equal(["DDR", "VDR", "YMD"], WorldMap.StatesIn(1970).Except(map.Lands.Select(l => map.StateOf(l.Key, 1970, WorldMap.StatesIn(1970))!)).Order());
        foreach (var land in map.Lands)
            foreach (var point in land.Path.Split('M', 'L', 'Z').Where(p => p.Length > 0))
            {
                var at = point.Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToList();
                Assert.InRange(at[0], 0, WorldMap.Width);
                Assert.InRange(at[1], 0, WorldMap.Height);
            }
    }

    [Fact]
    public void Columns_of_the_flow_hold_the_first_and_the_last_year()
    {
        var material = FlowPictureColumns(1950, 2024);
        Assert.Equal((1950, 2024), (material[0], material[^1]));
        Assert.InRange(material.Count, 8, 17);
        Assert.Equal([2010, 2011], FlowPictureColumns(2010, 2011));
    }

    private static IReadOnlyList<int> FlowPictureColumns(int first, int last) => FlowPicture.Columns(first, last, 16);

    private static string Page(string name)
    {
        PairYear[] pairs = [BlocStudyTests.Friends("AAA", "BBB"), BlocStudyTests.Friends("CCC", "DDD"), BlocStudyTests.Foes("AAA", "CCC"),
            BlocStudyTests.Foes("BBB", "DDD")];
        string[] states = ["AAA", "BBB", "CCC", "DDD"];
        var study = BlocStudy.Of(pairs, states, new BlocStudyOptions { Draws = 5 });
        var earlier = BlocStudy.TiesOf(pairs.Take(1), new TieRule());
        var course = BlocCourse.Of([new(2010, [.. states], earlier, BlocStudyTests.Divide(pairs.Take(1))), new(2011, [.. states], study.Ties, study.Division)]);
        return BlocPage.Write(new BlocPageMaterial { Course = course, Last = study, Names = ImmutableDictionary<string, string>.Empty.Add("AAA",
            name), Record = ["votes: made"] });
    }
}
