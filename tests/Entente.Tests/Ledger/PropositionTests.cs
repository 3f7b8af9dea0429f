using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;
using Entente.Time;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

public sealed class PropositionTests
{
    private static string? Name(ActorId id) => id.Value switch { "PER" => "Peru", "CHL" => "Chile", "JPN" => "Japan", _ => null };

    [Fact]
    public void Charge_and_denial_make_one_contested_proposition_in_words()
    {
        var claims = Coded.ArmsDispute().Claims;
        var supply = Assert.Single(PropositionMatcher.Match(claims, Name), p => p.Key.Family == "provide");
        Assert.Equal(PropositionStatus.Contested, supply.Status);
        Assert.Equal("Peru supplies Chile with artillery and other kit", supply.Statement);
        Assert.Single(supply.For);
        Assert.Single(supply.Against);
    }

    [Fact]
    public void Part_of_a_state_is_called_by_its_name_in_a_statement()
    {
        var c = new Coded("Peruvian soldiers rammed a Chilean tug.");
        c.Events.Add(c.Event(EventType.Assault, c.Text, "rammed", "ram", c.Who("Peruvian soldiers", "PER", "MIL"), c.Who("Chilean", "CHL")));
        Assert.Equal("Peru's military rams a Chilean tug", Assert.Single(PropositionMatcher.Match(c.Claims, Name)).Statement);
    }

    [Fact]
    public void Denial_in_other_words_is_of_the_same_matter()
    {
        var claims = Coded.ArmsDispute().Claims;
        var propositions = PropositionMatcher.Match(claims, Name);
        Assert.Equal(PropositionStatus.DeniedOnly, Assert.Single(propositions, p => p.Key.Family == "agree").Status);
        var matter = Assert.Single(ContestedMatter.Of(propositions, claims));
        Assert.Equal(2, matter.Propositions.Length);
        Assert.Equal("Peru supplies Chile with artillery and other kit", matter.Statement);
        Assert.Equal(["JPN"], matter.For.Select(c => c.Speaker!.Actor!.Value.Value));
        Assert.Equal(["PER", "PER"], matter.Against.Select(c => c.Speaker!.Actor!.Value.Value));
    }

    [Fact]
    public void Charge_makes_no_event_but_the_acts_of_charging_and_denying_do()
    {
        var claims = Coded.ArmsDispute().Claims;
        var events = EventMerger.Merge(claims, PropositionMatcher.Match(claims), Name);
        Assert.Equal([EventType.Accuse, EventType.Reject], events.Select(e => e.Type).Distinct().Order());
    }

    [Fact]
    public void What_only_a_speaker_asserts_and_another_denies_makes_no_event()
    {
        var asserted = Shelling(c => [c.Says(c.Who("Japan", "JPN"), Stance.Asserts, "said")]);
        var denied = Shelling(c => [c.Says(c.Who("Peru", "PER"), Stance.Denies, "said")], "b.txt");
        Assert.Single(EventMerger.Merge(asserted, PropositionMatcher.Match(asserted)));
        Claim[] both = [.. asserted, .. denied];
        Assert.Empty(EventMerger.Merge(both, PropositionMatcher.Match(both)));
        Claim[] withAuthor = [.. both, .. Shelling(_ => [], "c.txt")];
        var told = Assert.Single(EventMerger.Merge(withAuthor, PropositionMatcher.Match(withAuthor)));
        Assert.True(told.Disputed && told.ByAuthor);
        Assert.Equal(2, told.Documents);
    }

    [Theory]
    [InlineData(Stance.Asserts, Modality.Actual, PropositionStatus.Asserted)]
    [InlineData(Stance.Confirms, Modality.Actual, PropositionStatus.Asserted)]
    [InlineData(Stance.Alleges, Modality.Actual, PropositionStatus.Alleged)]
    [InlineData(Stance.Asserts, Modality.Possible, PropositionStatus.Alleged)]
    [InlineData(Stance.Denies, Modality.Actual, PropositionStatus.DeniedOnly)]
    [InlineData(Stance.Pledges, Modality.Future, PropositionStatus.Prospective)]
    [InlineData(Stance.Demands, Modality.Requested, PropositionStatus.Prospective)]
    [InlineData(Stance.Retracts, Modality.Actual, PropositionStatus.Withdrawn)]
    public void Status_follows_from_stance_and_modality(Stance stance, Modality modality, PropositionStatus status)
    {
        var claims = Shelling(c => [c.Says(c.Who("Japan", "JPN"), stance, "said")], modality: modality);
        Assert.Equal(status, Assert.Single(PropositionMatcher.Match(claims)).Status);
        Assert.Equal(status == PropositionStatus.Asserted, EventMerger.Merge(claims, PropositionMatcher.Match(claims)).Length == 1);
    }

    [Fact]
    public void Unnamed_speakers_word_is_an_allegation() =>
        Assert.Equal(PropositionStatus.Alleged, Assert.Single(PropositionMatcher.Match(Shelling(c => [c.Says(null, Stance.Asserts, "said")]))).Status);

    [Fact]
    public void Daily_acts_do_not_run_together_and_a_coarse_date_joins_none_of_them()
    {
        Claim[] claims = [.. Enumerable.Range(0, 5).SelectMany(i => Shelling(_ => [], $"{i}.txt", date: ImpreciseDate.OfDay(new(2023, 5, 1 + 3 * i)))),
            .. Shelling(_ => [], "y.txt", date: ImpreciseDate.OfYear(2023))];
        Assert.Equal(6, EventMerger.Merge(claims, PropositionMatcher.Match(claims)).Length);
    }

    [Fact]
    public void Reports_a_day_apart_and_in_a_coarser_date_are_one_event()
    {
        Claim[] claims = [.. Shelling(_ => [], "a.txt", date: ImpreciseDate.OfDay(new(2023, 5, 1))),
            .. Shelling(_ => [], "b.txt", date: ImpreciseDate.OfDay(new(2023, 5, 2))),
            .. Shelling(_ => [], "c.txt", date: ImpreciseDate.OfMonth(2023, 5))];
        var one = Assert.Single(EventMerger.Merge(claims, PropositionMatcher.Match(claims)));
        Assert.Equal(("2023-05-01", 3), (one.Date!.ToString(), one.Documents));
    }

    [Fact]
    public void Acts_two_days_apart_are_two_and_the_day_between_belongs_to_the_earlier()
    {
        LocalDate first = new(2023, 5, 1);
        Assert.Equal(["2023-05-01 1", "2023-05-03 1"], Told(On(first), On(first.PlusDays(2))));
        Assert.Equal(["2023-05-01 2", "2023-05-03 1"], Told(On(first), On(first.PlusDays(1), "b.txt"), On(first.PlusDays(2), "c.txt")));
    }

    [Fact]
    public void Day_at_either_end_of_a_coarser_date_is_within_it()
    {
        foreach (var day in new LocalDate[] { new(2023, 5, 1), new(2023, 5, 31) })
            Assert.Equal([$"{day:uuuu-MM-dd} 2"], Told(On(day), Shelling(_ => [], "b.txt", date: ImpreciseDate.OfMonth(2023, 5))));
        foreach (var day in new LocalDate[] { new(2023, 4, 30), new(2023, 6, 1) })
            Assert.Equal(2, Told(On(day), Shelling(_ => [], "b.txt", date: ImpreciseDate.OfMonth(2023, 5))).Length);
    }

    [Fact]
    public void Month_within_a_year_is_the_anchor_and_the_same_month_twice_is_one_act()
    {
        Assert.Equal(["2023-05 2"], Told(Shelling(_ => [], "a.txt", date: ImpreciseDate.OfMonth(2023, 5)),
            Shelling(_ => [], "b.txt", date: ImpreciseDate.OfYear(2023))));
        // The same coarse date is the same act, though another is within it as well.
        Assert.Equal(["2023-05-01 1", "2023-05 2", "2023-05-09 1"], Told(On(new(2023, 5, 1)), On(new(2023, 5, 9), "b.txt"),
            Shelling(_ => [], "c.txt", date: ImpreciseDate.OfMonth(2023, 5)), Shelling(_ => [], "d.txt", date: ImpreciseDate.OfMonth(2023, 5))));
    }

    [Theory]
    [InlineData("2023-04-10", "2023-05-12")]
    [InlineData("2023-05-20", "2023-06-21")]
    public void Span_that_overlaps_a_month_at_one_end_meets_it(string first, string last)
    {
        static LocalDate Day(string iso) => LocalDate.FromDateTime(DateTime.Parse(iso, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["2023-05 2"], Told(Shelling(_ => [], date: ImpreciseDate.OfMonth(2023, 5)),
            Shelling(_ => [], "b.txt", date: new(Day(first), Day(last), DatePrecision.Range))));
    }

    [Fact]
    public void Undated_act_joins_what_was_dated_up_to_a_month_before_it_was_told()
    {
        // The documents are of 20 June 2024.
        Assert.Equal(["2024-05-20 2"], Told(On(new(2024, 5, 20)), Shelling(_ => [], "b.txt")));
        Assert.Equal(2, Told(On(new(2024, 5, 19)), Shelling(_ => [], "b.txt")).Length);
        Assert.Equal(["2024-06-20 2"], Told(On(new(2024, 6, 20)), Shelling(_ => [], "b.txt")));
        Assert.Equal(2, Told(On(new(2024, 6, 21)), Shelling(_ => [], "b.txt")).Length);
        // Two that it may be: neither.
        Assert.Equal(3, Told(On(new(2024, 6, 1)), On(new(2024, 6, 9), "b.txt"), Shelling(_ => [], "c.txt")).Length);
    }

    [Fact]
    public void Undated_acts_are_one_within_a_month_of_the_first_told()
    {
        Assert.Equal(2, Told(Shelling(_ => []), Shelling(_ => [], "b.txt", published: new(2024, 7, 21)))[0][^1] - '0');
        Assert.Equal(2, Told(Shelling(_ => []), Shelling(_ => [], "b.txt", published: new(2024, 7, 22))).Length);
        // The second is nearer to the first than a third that is too far from it.
        Assert.Equal(["2", "1"], Told(Shelling(_ => []), Shelling(_ => [], "b.txt", published: new(2024, 7, 10)),
            Shelling(_ => [], "c.txt", published: new(2024, 8, 5))).Select(t => t[^1..]));
        // Between two that are too far apart, the nearer.
        Assert.Equal(["1", "2"], Told(Shelling(_ => []), Shelling(_ => [], "b.txt", published: new(2024, 7, 25)),
            Shelling(_ => [], "c.txt", published: new(2024, 8, 20))).Select(t => t[^1..]));
    }

    [Fact]
    public void Without_a_place_it_is_that_of_the_place_that_comes_first()
    {
        var day = ImpreciseDate.OfDay(new(2023, 5, 1));
        Claim[] claims = [.. Shelling(_ => [], date: day), .. Shelling(_ => [], "b.txt", date: day, place: "Arica"),
            .. Shelling(_ => [], "c.txt", date: day, place: "Iquique")];
        var told = EventMerger.Merge(claims, PropositionMatcher.Match(claims)).Select(e => $"{e.Place?.Text} {e.Documents}");
        Assert.Equal(["Arica 2", "Iquique 1"], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Day_after_two_acts_of_one_day_without_a_place_is_of_the_first_of_them()
    {
        ImpreciseDate day = ImpreciseDate.OfDay(new(2023, 5, 1)), next = ImpreciseDate.OfDay(new(2023, 5, 2));
        Assert.Equal(["2023-05-01 1", "2023-05-01 2"], Told(Shelling(_ => [], date: day, place: "Arica"),
            Shelling(_ => [], "b.txt", date: day, place: "Iquique"), Shelling(_ => [], "c.txt", date: next)).Order(StringComparer.Ordinal));
    }

    // Dates of the events of these claims with the number of their documents.
    private static string[] Told(params ImmutableArray<Claim>[] claims)
    {
        Claim[] all = [.. claims.SelectMany(c => c)];
        return [.. EventMerger.Merge(all, PropositionMatcher.Match(all)).Select(e => $"{e.Date} {e.Documents}")];
    }

    private static ImmutableArray<Claim> On(LocalDate day, string location = "a.txt") => Shelling(_ => [], location, date: ImpreciseDate.OfDay(day));

    [Fact]
    public void Two_places_shelled_are_two_events()
    {
        Claim[] claims = [.. Shelling(_ => [], "a.txt", place: "Arica"), .. Shelling(_ => [], "b.txt", place: "Iquique")];
        Assert.Equal(2, EventMerger.Merge(claims, PropositionMatcher.Match(claims)).Length);
    }

    [Fact]
    public void Meetings_are_the_same_from_either_side_and_unresolved_parties_never_meet_over_documents()
    {
        Claim[] met = [.. Meeting("Peru", "PER", "Chile", "CHL", "a.txt"), .. Meeting("Chile", "CHL", "Peru", "PER", "b.txt")];
        Assert.Single(PropositionMatcher.Match(met));
        Claim[] unknown = [.. Meeting("Peru", "PER", "rebels", null, "a.txt"), .. Meeting("Peru", "PER", "rebels", null, "b.txt")];
        Assert.Equal(2, PropositionMatcher.Match(unknown).Length);
    }

    [Theory]
    [InlineData(366, 1)]
    [InlineData(367, 2)]
    public void Undated_claim_may_be_of_what_is_dated_up_to_a_year_before(int days, int propositions)
    {
        var said = new LocalDate(2024, 6, 20);
        Claim[] claims = [.. On(said.PlusDays(-days)), .. Shelling(_ => [], "b.txt", published: said)];
        Assert.Equal(propositions, PropositionMatcher.Match(claims).Length);
    }

    [Fact]
    public void Of_propositions_that_begin_on_a_day_the_shorter_comes_first()
    {
        Claim[] claims = [.. Shelling(_ => [], "m.txt", date: ImpreciseDate.OfYear(2023)), .. On(new(2023, 1, 1)), .. On(new(2023, 6, 1), "z.txt")];
        Assert.Equal(["2023-01-01", "2023", "2023-06-01"], PropositionMatcher.Match(claims).Select(p => p.Date!.ToString()));
    }

    [Property(MaxTest = 50)]
    public bool Matching_depends_on_the_set_of_claims_alone(int seed, byte[] days)
    {
        var claims = days.Take(12).SelectMany((d, i) => Shelling(
            c => i % 4 == 3 ? [c.Says(c.Who("Peru", "PER"), Stance.Denies, "said")] : [], $"{i}.txt",
            date: (d % 5) switch
            {
                0 => null,
                1 => ImpreciseDate.OfMonth(2023, 1 + d % 12),
                2 => ImpreciseDate.OfYear(2022 + d % 2),
                _ => ImpreciseDate.OfDay(new LocalDate(2023, 5, 1 + d % 28)),
            }, place: (d % 3) switch { 0 => "Arica", 1 => "Iquique", _ => null })).ToArray();
        var shuffled = claims.ToArray();
        new Random(seed).Shuffle(shuffled);
        string Print(Claim[] set)
        {
            var propositions = PropositionMatcher.Match(set);
            var events = EventMerger.Merge(set, propositions);
            Assert.Equal(propositions.Length, propositions.Select(p => p.Id).Distinct().Count());
            Assert.Equal(events.Length, events.Select(e => e.Id).Distinct().Count());
            return string.Join(';', propositions.Select(p => $"{p.Id} {string.Join(',', p.For)} {p.Status}")) + string.Join(';',
                events.Select(e => $"{e.Id} {string.Join(',', e.Claims)}"));
        }
        return Print(claims) == Print([.. shuffled, .. claims]);
    }

    private static ImmutableArray<Claim> Shelling(Func<Coded, ImmutableArray<Attribution>> chain, string location = "a.txt",
        Modality modality = Modality.Actual, ImpreciseDate? date = null, string? place = null,
        LocalDate? published = null)
    {
        var c = new Coded("Japan said: Peru shelled Chile at Arica, at Iquique.", location) { Published = published ?? new(2024, 6, 20) };
        c.Events.Add(c.Event(EventType.Assault, "Peru shelled Chile", "shelled", "shell", c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with
        {
            Attributions = chain(c), Modality = modality, Date = date,
            Place = place is null ? null : new PlaceMention(c.Span(place), place, new ActorId("CHL")),
        });
        return c.Claims;
    }

    private static ImmutableArray<Claim> Meeting(string a, string? actor, string b, string? recipient, string location)
    {
        var c = new Coded($"{a} met {b}.", location);
        c.Events.Add(c.Event(EventType.Consult, c.Text[..^1], "met", "meet", c.Who(a, actor), c.Who(b, recipient)) with { Reciprocal = true });
        return c.Claims;
    }
}
