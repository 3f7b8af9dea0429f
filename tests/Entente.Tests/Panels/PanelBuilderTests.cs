using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using NodaTime;
using Xunit;

namespace Entente.Tests.Panels;

public sealed class PanelBuilderTests
{
    private static readonly Membership[] Members =
    [
        new(new("AAA"), StateSystem.Cow, 10, "AAA", new(1900, 1, 1), null),
        new(new("BBB"), StateSystem.Cow, 20, "BBB", new(1900, 1, 1), new(1940, 6, 30)),
        new(new("BBB"), StateSystem.Cow, 21, "BBB", new(1945, 5, 1), null),
        new(new("CCC"), StateSystem.Cow, 30, "CCC", new(1950, 12, 31), null),
    ];

    private static PanelRequest Request(int from, int to, params string[] indicators) => new()
    {
        Indicators = [.. indicators.Select(i => Indicators.Find(i)!)], From = new(from, 1, 1), To = new(to, 12, 31),
    };

    [Fact]
    public void Dyads_exist_only_while_both_states_do()
    {
        var panel = new PanelBuilder(Request(1938, 1951, "sanction.any"), Members).Build();
        var years = Enumerable.Range(0, panel.Count).Where(r => panel.Actor(r) == new ActorId("AAA") && panel.Recipient(r) == new ActorId("BBB"))
            .Select(r => panel.Period(r).Number);
        Assert.Equal([1938, 1939, 1940, 1945, 1946, 1947, 1948, 1949, 1950, 1951], years);
        Assert.Equal([1950, 1951], Enumerable.Range(0, panel.Count).Where(r => panel.Recipient(r) == new ActorId("CCC")
            && panel.Actor(r) == new ActorId("AAA")).Select(r => panel.Period(r).Number));
        Assert.Null(panel.RowOf(new("AAA"), new("BBB"), new(PeriodUnit.Year, 1942)));
        Assert.Equal((20, 21), (panel.NumberOf(1, new(PeriodUnit.Year, 1939)), panel.NumberOf(1, new(PeriodUnit.Year, 1945))));
    }

    [Fact]
    public void Directed_panel_holds_each_pair_both_ways()
    {
        var one = new PanelBuilder(Request(1950, 1960, "sanction.any"), Members).Build();
        var two = new PanelBuilder(Request(1950, 1960, "sanction.any") with { Directed = true }, Members).Build();
        Assert.Equal(one.Count * 2, two.Count);
        Assert.Equal(["sanction.any_ab", "sanction.any_ba"], one.Columns.Select(c => c.Name));
        Assert.Equal(["sanction.any"], two.Columns.Select(c => c.Name));
    }

    [Fact]
    public void Absent_stays_absent_and_zero_needs_the_rule_and_the_coverage()
    {
        var request = Request(2021, 2023, "sanction.any", "trade.exports") with { Directed = true };
        var builder = new PanelBuilder(request, Members);
        builder.Add(Indicators.Find("sanction.any")!, 0, 1, 2021, 2021, 1);
        var panel = builder.Build();
        double?[] Of(string a, string b, int column) =>
            [.. Enumerable.Range(2021, 3).Select(y => panel[panel.RowOf(new(a), new(b), new(PeriodUnit.Year, y))!.Value, column])];
        Assert.Equal([1, 0, null], Of("AAA", "BBB", 0));
        Assert.Equal([0, 0, null], Of("BBB", "AAA", 0));
        Assert.Equal([null, null, null], Of("AAA", "BBB", 1));
    }

    [Fact]
    public void Visits_unlisted_are_none_only_where_the_United_States_receive_or_go()
    {
        Membership[] members = [.. Members, new(new("USA"), StateSystem.Cow, 2, "USA", new(1900, 1, 1), null)];
        var panel = new PanelBuilder(Request(2020, 2020, "visit.to-us", "visit.us-abroad") with { Directed = true }, members).Build();
        (double?, double?) Of(string a, string b)
        {
            var row = panel.RowOf(new(a), new(b), new(PeriodUnit.Year, 2020))!.Value;
            return (panel[row, 0], panel[row, 1]);
        }
        Assert.Equal((0, null), Of("AAA", "USA"));
        Assert.Equal((null, 0), Of("USA", "AAA"));
        Assert.Equal((null, null), Of("AAA", "BBB"));
    }

    [Fact]
    public void Values_outside_membership_are_counted_and_in_no_row()
    {
        var builder = new PanelBuilder(Request(1940, 1946, "mid.dispute"), Members);
        builder.Add(Indicators.Find("mid.dispute")!, 0, 1, 1942, 1942, 1);
        Assert.Equal(1, builder.Build().ValuesOutside);
    }

    [Fact]
    public void Amount_of_a_year_is_not_spread_over_months()
    {
        var fault = Assert.Throws<ArgumentException>(() => new PanelBuilder(Request(2000, 2001, "trade.exports") with { Unit = PeriodUnit.Month }, Members));
        Assert.Contains("--unit year", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_of_affairs_holds_in_each_month_of_its_year()
    {
        var request = Request(2000, 2000, "regime.polyarchy", "regime.polyarchy.distance") with { Unit = PeriodUnit.Month, States = [new("AAA"), new("BBB")] };
        var builder = new PanelBuilder(request, Members);
        builder.Add(Indicators.Find("regime.polyarchy")!, 0, -1, 2000 * 12, 2000 * 12 + 11, 0.75);
        builder.Add(Indicators.Find("regime.polyarchy")!, 1, -1, 2000 * 12, 2000 * 12 + 11, 0.25);
        var panel = builder.Build();
        Assert.Equal(12, panel.Count);
        Assert.All(Enumerable.Range(0, 12), r => Assert.Equal((0.75, 0.25, 0.5), (panel[r, 0], panel[r, 1], panel[r, 2])));
        Assert.Equal(("2000-12", 252), (panel.Period(11).ToString(), panel.Period(11).MonthId));
    }

    [Fact]
    public void Agreement_counts_identical_votes_and_half_steps()
    {
        var builder = new PanelBuilder(Request(2000, 2000, "un.agreement", "un.agreement.half", "un.shared"), Members);
        // Same yes, yes against abstain, yes against no, one absent, same no.
        byte[] one = [1, 1, 1, 8, 3], other = [1, 2, 3, 1, 3];
        builder.AddVotes(Enumerable.Range(0, 5).SelectMany(i => (CastVote[])[new(i, 2000, 0, one[i]), new(i, 2000, 1, other[i])]));
        var panel = builder.Build();
        var row = panel.RowOf(new("BBB"), new("AAA"), new(PeriodUnit.Year, 2000))!.Value;
        Assert.Equal((0.5, 0.625, 4), (panel[row, 0], panel[row, 1], panel[row, 2]));
        Assert.Null(panel[panel.RowOf(new("AAA"), new("CCC"), new(PeriodUnit.Year, 2000))!.Value, 0]);
    }

    [Fact]
    public void Too_large_a_panel_is_refused_before_it_is_built() =>
        Assert.Contains("--states", Assert.Throws<ArgumentException>(() =>
            new PanelBuilder(Request(1946, 2000, "mid.dispute") with { MostCells = 10 }, Members)).Message, StringComparison.Ordinal);
}
