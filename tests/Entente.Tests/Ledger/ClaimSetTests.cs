using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

/// <summary>What claims of several documents come to together: order, status, sides, the parts of an event. Each was once changed and no test
/// noticed.</summary>
public sealed class ClaimSetTests
{
    private static readonly ImpreciseDate Year = ImpreciseDate.OfYear(2023), May = ImpreciseDate.OfDay(new(2023, 5, 1));

    [Fact]
    public void Propositions_and_events_go_by_first_day_then_last_day_then_key_and_undated_ones_come_last()
    {
        var month = new ImpreciseDate(new LocalDate(2023, 1, 1), new LocalDate(2023, 1, 31), DatePrecision.Range);
        // By their last days alone the year would come after May, by their first alone it would not be told from the month; on one day the key decides.
        Claim[] claims = [.. Told("a.txt", date: May), .. Told("b.txt", date: Year, type: EventType.Protest),
            .. Told("c.txt", date: month, type: EventType.Sanction),
            .. Told("d.txt", date: May, type: EventType.Mobilize), .. Told("e.txt", published: false, type: EventType.Coerce)];
        var propositions = PropositionMatcher.Match(claims);
        string[] dates = ["2023-01-01/2023-01-31", "2023", "2023-05-01", "2023-05-01", ""];
        Assert.Equal(dates, propositions.Select(p => $"{p.Date}"));
        Assert.True(propositions[2].Id.CompareTo(propositions[3].Id) < 0);
        var events = EventMerger.Merge(claims, propositions);
        Assert.Equal(dates, events.Select(e => $"{e.Date}"));
        Assert.True(events[2].Id.CompareTo(events[3].Id) < 0);
    }

    [Fact]
    public void One_who_tells_it_as_fact_is_enough_to_assert_it_and_one_who_charges_it_makes_a_plan_an_allegation()
    {
        Claim[] charged = [.. Told("a.txt", c => [c.Says(c.Who("Japan", "JPN"), Stance.Alleges, "said")])];
        Assert.Equal(PropositionStatus.Asserted, Status([.. charged, .. Told("b.txt")]));
        Assert.Equal(PropositionStatus.Alleged, Status([.. charged, .. Told("b.txt", modality: Modality.Future)]));
        // A named speaker who passes on what nobody named says tells no fact.
        Assert.Equal(PropositionStatus.Alleged, Status([.. Told("a.txt", c => [c.Says(null, Stance.Asserts, "said"),
            c.Says(c.Who("Japan", "JPN"), Stance.Asserts, "said")])]));
    }

    [Fact]
    public void Matter_counts_only_who_says_the_contrary_of_another_and_is_stated_by_the_first_proposition_that_somebody_stands_for()
    {
        var japan = Told("c.txt", c => [c.Says(c.Who("Japan", "JPN"), Stance.Alleges, "said")]);
        var peru = Told("b.txt", c => [c.Says(c.Who("Peru", "PER"), Stance.Denies, "said")]);
        var japanToo = Told("a.txt", c => [c.Says(c.Who("Japan", "JPN"), Stance.Denies, "said")]);
        // Japan's denial has nobody else against it where Japan alone says so, yet Peru's has.
        var matter = Assert.Single(Matters([.. japan, .. peru, .. japanToo]));
        Assert.Equal(["PER"], matter.Against.Select(c => $"{c.Speaker!.Actor}"));
        var chile = Told("d.txt", c => [c.Says(c.Who("Chile", "CHL"), Stance.Asserts, "said")]);
        var wide = Assert.Single(Matters([.. japan, .. chile, .. peru, .. japanToo]));
        Assert.Equal(["JPN", "CHL"], wide.For.OrderBy(c => c.DocumentId, StringComparer.Ordinal).Select(c => $"{c.Speaker!.Actor}").OrderDescending());
        Assert.Equal(2, wide.Against.Length);
        Assert.Equal(wide.Against.Select(c => c.DocumentId).Order(StringComparer.Ordinal), wide.Against.Select(c => c.DocumentId));
        // Who says both is no contest, nor is what one did and another will not do.
        Assert.Empty(Matters([.. japan, .. japanToo]));
        Assert.Empty(Matters([.. japan, .. Told("b.txt", c => [c.Says(c.Who("Peru", "PER"), Stance.Denies, "said")], modality: Modality.Future)]));
        Assert.Empty(Matters([.. japan]));
    }

    [Fact]
    public void Matters_go_by_key_and_their_propositions_by_number_of_claims()
    {
        var dispute = Coded.ArmsDispute().Claims;
        Claim[] claims = [.. dispute, .. Told("a.txt"), .. Told("b.txt", c => [c.Says(c.Who("Peru", "PER"), Stance.Denies, "said")])];
        var matters = Matters(claims);
        Assert.Equal(2, matters.Length);
        Assert.True(matters[0].Id.CompareTo(matters[1].Id) < 0);
        // The denial of a deal, said three times over, is the larger part; the statement is still that of the charge.
        Claim[] denials = [.. dispute, .. Again(1), .. Again(2)];
        var matter = Assert.Single(Matters(denials));
        Assert.Equal(["agree", "provide"], matter.Propositions.Select(p => p.Key.Family));
        Assert.StartsWith("Peru supplies Chile with artillery", matter.Statement, StringComparison.Ordinal);

        static ImmutableArray<Claim> Again(int number)
        {
            var c = new Coded($"Peru has denied that an arms deal with Chile exists, for the {number}. time.", $"again{number}.txt");
            var deal = c.Event(EventType.Agree, "an arms deal with Chile exists", "deal", "deal", c.Who("Peru", "PER"), c.Who("Chile", "CHL"))
                with { Reciprocal = true };
            c.Events.Add(c.Event(EventType.Reject, "Peru has denied that an arms deal with Chile exists", "denied", "deny", c.Who("Peru", "PER"), null)
                with { Mode = "deny", About = [deal] });
            return c.Claims;
        }
    }

    [Fact]
    public void What_is_denied_is_an_event_where_the_author_tells_it_and_none_where_it_is_only_named_in_passing()
    {
        var denied = Told("b.txt", c => [c.Says(c.Who("Peru", "PER"), Stance.Denies, "said")]);
        var passing = Told("c.txt", modality: Modality.Presupposed);
        Assert.Empty(Events([.. denied, .. passing]));
        var told = Assert.Single(Events([.. denied, .. passing, .. Told("a.txt")]));
        Assert.False(told.PresupposedOnly);
        Assert.True(Assert.Single(Events([.. passing])).PresupposedOnly);
        Assert.False(Assert.Single(Events([.. Told("a.txt")])).PresupposedOnly);
    }

    [Fact]
    public void Event_has_the_mode_told_most_the_longest_place_the_highest_confidence_and_its_sides()
    {
        Claim[] claims = [.. Told("a.txt", as_: e => e with { Mode = "bomb", Confidence = 0.4 }, place: "Arica"),
            .. Told("b.txt", as_: e => e with { Mode = "artillery", Confidence = 0.9 }, place: "Arica port"),
            .. Told("c.txt", as_: e => e with { Mode = "bomb", Confidence = 0.6 }), .. Told("d.txt"), .. Told("e.txt"), .. Told("f.txt")];
        var told = Assert.Single(Events(claims));
        Assert.Equal(("bomb", "Arica port", 0.9, "PER", "CHL", false),
            (told.Mode, told.Place!.Text, told.Confidence, $"{told.Actor!.Actor}", $"{told.Recipient!.Actor}", told.Reciprocal));
        // Told as often as each other: the first by name, and of places as long the first by their words.
        var even = Assert.Single(Events([.. Told("a.txt", as_: e => e with { Mode = "bomb" }), .. Told("b.txt", as_: e => e with { Mode = "artillery" })]));
        Assert.Equal("artillery", even.Mode);
        var places = Assert.Single(Events([.. Consulted("a.txt", "Lima"), .. Consulted("b.txt", "Cuzc", reciprocal: true)]));
        Assert.Equal(("Cuzc", true), (places.Place!.Text, places.Reciprocal));
    }

    [Fact]
    public void Parties_of_what_is_mutual_have_no_order_and_of_what_is_symmetric_by_nature_neither()
    {
        StatementKey Key(EventType type, string first, string second, bool reciprocal)
        {
            var c = new Coded("Peru and Chile.");
            var (peru, chile) = (c.Who("Peru", first), c.Who("Chile", second));
            return StatementKey.OfEvent(type, null, null, peru, chile, reciprocal, "d");
        }
        foreach (var (type, reciprocal) in new[] { (EventType.Assault, true), (EventType.Consult, false) })
        {
            var key = Key(type, "PER", "CHL", reciprocal);
            Assert.Equal(("CHL", "PER", false), (key.First, key.Second, key.Directed));
            Assert.Equal(key, Key(type, "CHL", "PER", reciprocal));
        }
        Assert.Equal(("PER", "CHL", true), (Key(EventType.Assault, "PER", "CHL", false).First, Key(EventType.Assault, "PER", "CHL", false).Second,
            Key(EventType.Assault, "PER", "CHL", false).Directed));
    }

    [Fact]
    public void Judgement_is_keyed_by_its_kind_and_parties_sorted_and_once()
    {
        var c = new Coded("Peru, Chile and Japan.");
        var (peru, chile, japan) = (c.Who("Peru", "PER"), c.Who("Chile", "CHL"), c.Who("Japan", "JPN"));
        Assert.Equal("assessment|bloc|CHL+PER>JPN", $"{StatementKey.OfAssessment("bloc", [peru, chile, peru], [japan], "d")}");
        Assert.Equal("assessment|bloc|CHL+PER>-", $"{StatementKey.OfAssessment("bloc", [peru, chile], [], "d")}");
    }

    [Fact]
    public void Matter_is_one_in_both_directions_and_acts_where_parties_and_theme_are_known_and_else_the_statements_own()
    {
        static StatementKey Key(string family, string theme = "arms", string first = "PER", string second = "CHL") => new(family, theme, first, second, true);
        var arms = Key("provide").Matter;
        Assert.Equal(arms, Key("agree", first: "CHL", second: "PER").Matter);
        Assert.NotEqual(arms, Key("provide", theme: "oil").Matter);
        Assert.NotEqual(arms, Key("provide", second: "JPN").Matter);
        foreach (var (a, b) in new[]
        {
            (Key("provide", theme: ""), Key("agree", theme: "")), (Key("provide", second: "-"), Key("agree", second: "-")),
            (Key("provide", first: "?rebels@d"), Key("agree", first: "?rebels@d")), (Key("provide", second: "?rebels@d"), Key("agree", second: "?rebels@d")),
            (Key("provide", first: ""), Key("agree", first: "")), (Key("provide", second: ""), Key("agree", second: "")),
            (Key("provide"), Key("accuse")), (Key("accuse"), Key("reject")), (Key("request"), Key("threaten")), (Key("protest"), Key("assessment")),
        })
            Assert.NotEqual(a.Matter, b.Matter);
        Assert.True(Key("agree").CompareTo(Key("provide")) < 0 && Key("provide").CompareTo(Key("agree")) > 0);
        // One of a single letter is a party too.
        Assert.Equal(Key("provide", first: "X").Matter, Key("agree", first: "X").Matter);
    }

    private static PropositionStatus Status(Claim[] claims) => Assert.Single(PropositionMatcher.Match(claims)).Status;

    private static ImmutableArray<ContestedMatter> Matters(Claim[] claims) => ContestedMatter.Of(
        PropositionMatcher.Match(claims, id => id.Value switch { "PER" => "Peru", "CHL" => "Chile", _ => null }), claims);

    private static ImmutableArray<LedgerEvent> Events(Claim[] claims) => EventMerger.Merge(claims, PropositionMatcher.Match(claims));

    private static ImmutableArray<Claim> Consulted(string location, string place, bool reciprocal = false) => Told(location, type: EventType.Consult,
        place: place, as_: e => e with { Reciprocal = reciprocal });

    private static ImmutableArray<Claim> Told(string location, Func<Coded, ImmutableArray<Attribution>>? chain = null, EventType type = EventType.Assault,
        Modality modality = Modality.Actual, ImpreciseDate? date = null, string? place = null, bool published = true,
        Func<CodedEvent, CodedEvent>? as_ = null)
    {
        var c = new Coded("Japan said: Peru shelled Chile at Arica port, Lima or Cuzc.", location);
        var told = c.Event(type, "Peru shelled Chile", "shelled", "shell", c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with
        {
            Attributions = chain?.Invoke(c) ?? [], Modality = modality, Date = date,
            Place = place is null ? null : new PlaceMention(c.Span(place), place, new ActorId("CHL")),
        };
        c.Events.Add(as_?.Invoke(told) ?? told);
        return LedgerBuilder.ClaimsOf(published ? c.Document : c.Document with { Published = null }, c.Text, c.Read, s => s);
    }
}
