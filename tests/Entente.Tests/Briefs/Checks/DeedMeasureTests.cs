using Entente.Actors;
using Entente.Briefs.Checks;
using Entente.Panels;
using NodaTime;
using Xunit;

namespace Entente.Tests.Briefs.Checks;

/// <summary>Measures on what other documents tell.</summary>
public sealed class DeedMeasureTests
{
    private static readonly ActorId Brazil = new("BRA"), Chile = new("CHL"), Peru = new("PER");

    private static MeasureFigure Aid(CheckScope scope, params (ActorId To, ActorId By, int Year, int Times)[] given)
    {
        var request = new PanelRequest { Indicators = [], From = new LocalDate(2000, 1, 1), To = new LocalDate(2010, 12, 31), States = [Brazil, Chile, Peru] };
        var record = new CheckRecord(new PanelBuilder(request, ActorRegister.Embedded.MembershipsIn(StateSystem.Cow)).Build(), deeds: [.. given.SelectMany(g =>
            Enumerable.Repeat(new ReportedDeed(new Dyad(g.To, g.By), g.Year, true, g.To), g.Times))]);
        var declaration = CheckDeclarations.Parse("k", $"claim: c\nabout: {(scope == CheckScope.Pair ? "pair" : "ordered-pair")}\n"
            + "measure: aid-told share 0.5 0.05\nsource: s\n");
        return CheckMeasures.Of(record, declaration, declaration.Measures[0], [Brazil, Chile], 2009, 1);
    }

    [Fact]
    public void Aid_is_the_others_part_of_what_the_first_is_told_to_have_been_given_in_three_years() =>
        Assert.Equal(0.6, Aid(CheckScope.OrderedPair, (Brazil, Chile, 2010, 9), (Brazil, Peru, 2008, 6), (Brazil, Peru, 2007, 50)).Score!.Value, 10);

    [Fact]
    public void Fewer_than_ten_deeds_tell_nothing() => Assert.Null(Aid(CheckScope.OrderedPair, (Brazil, Chile, 2009, 9)).Score);

    [Fact]
    public void What_the_first_gave_is_no_dependence_of_the_first_but_will_do_where_either_may_hold_up_the_other()
    {
        Assert.Null(Aid(CheckScope.OrderedPair, (Chile, Brazil, 2009, 20)).Score);
        Assert.Equal(1, Aid(CheckScope.Pair, (Chile, Brazil, 2009, 20)).Score!.Value, 10);
    }
}
