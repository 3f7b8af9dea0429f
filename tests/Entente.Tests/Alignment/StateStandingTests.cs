using Entente.Actors;
using Entente.Alignment.Standing;
using Entente.Panels;
using Entente.Record;
using NodaTime;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class StateStandingTests
{
    private static readonly ActorId Korea = new("PRK"), China = new("CHN"), Russia = new("RUS");

    private static StateStanding Standing(params (string Indicator, string From, string To, int Year, double Value)[] values)
    {
        var request = new PanelRequest
        {
            Indicators = [.. StandingAspect.All.Select(a => a.Indicator).Append(Indicators.Find("un.agreement.half")!)
                .Append(Indicators.Find("un.shared")!).DistinctBy(i => i.Name)],
            From = new LocalDate(2011, 1, 1), To = new LocalDate(2017, 12, 31), Directed = true,
            States = [Korea, China, Russia, new("USA")],
        };
        var builder = new PanelBuilder(request, ActorRegister.Embedded.MembershipsIn(StateSystem.Cow));
        int Place(string state) => builder.States.ToList().IndexOf(new ActorId(state));
        foreach (var (indicator, from, to, year, value) in values) builder.Add(Indicators.Find(indicator)!, Place(from), Place(to), year, year, value);
        return StateStanding.Of(builder.Build(), Korea, 2015, 2017);
    }

    [Fact]
    public void Trade_has_shares_concentration_and_dependence_both_ways()
    {
        var standing = Standing(("trade.exports", "PRK", "CHN", 2016, 90), ("trade.exports", "PRK", "RUS", 2016, 10),
            ("trade.exports", "USA", "CHN", 2016, 810));
        var exports = standing.Find("exports")!.Years.Single(y => y.Year == 2016);
        Assert.Equal((2, 100.0), (exports.Count!.Value, exports.Total!.Value));
        Assert.Equal(0.82, exports.Concentration!.Value, 9);
        Assert.Equal((China, 0.9, 0.1), (exports.Counterparts[0].State, exports.Counterparts[0].Share!.Value, exports.Counterparts[0].ReverseShare!.Value));
        var tie = standing.Trade.Single(t => t.Year == 2016).Ties[0];
        Assert.Equal((0.9, 0.1, 0.8), (tie.Own, tie.Others, Math.Round(tie.Asymmetry, 9)));
    }

    [Fact]
    public void Silence_of_a_source_is_unknown_and_no_zero()
    {
        var standing = Standing(("trade.exports", "PRK", "CHN", 2016, 90));
        Assert.Equal([null, 1, null], standing.Find("exports")!.Years.Select(y => y.Count));
        // Sanctions are listed in full to 2022, so none listed is none.
        Assert.Equal([0, 0, 0], standing.Find("sanctioned-by")!.Years.Select(y => y.Count));
        Assert.All(standing.Voting, v => Assert.Null(v.Mean));
    }

    [Fact]
    public void Who_sanctions_is_not_who_is_sanctioned()
    {
        var standing = Standing(("sanction.any", "USA", "PRK", 2016, 1), ("sanction.any", "RUS", "PRK", 2016, 1), ("sanction.any", "PRK", "CHN", 2016, 1));
        Assert.Equal([0, 2, 0], standing.Find("sanctioned-by")!.Years.Select(y => y.Count));
        Assert.Equal([0, 1, 0], standing.Find("sanctions")!.Years.Select(y => y.Count));
    }

    [Fact]
    public void Arms_are_added_up_over_five_years()
    {
        var arms = Standing(("arms.tiv", "RUS", "PRK", 2011, 30), ("arms.tiv", "CHN", "PRK", 2013, 10), ("arms.tiv", "RUS", "PRK", 2017, 5)).Find("arms-from")!;
        Assert.Equal([40, 10, 15], arms.Years.Select(y => y.Total!.Value));
        Assert.Equal(Russia, arms.Years[0].Counterparts[0].State);
        Assert.Equal(0.625, arms.Years[0].Concentration!.Value, 9);
    }
}
