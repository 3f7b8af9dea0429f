using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Coding;
using Entente.Ledger;
using Entente.Record;
using Entente.Tests.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.Alignment;

/// <summary>What the record shows of pairs, from a handful of rows written out.</summary>
public sealed class FaceEvidenceTests
{
    private const int First = 2000, Last = 2005;
    private static readonly ActorId Brazil = new("BRA"), Chile = new("CHL"), Peru = new("PER");

    private static FaceRecords Read((string, string, string, int, int, double)[]? rows = null, (string, int, string, int)[]? votes = null,
        LocalDate? asOf = null, ToldDeeds? told = null, double contested = 0, params (string Dataset, int First, int Last)[] spans)
    {
        var request = new AlignmentRequest { From = new(First, 1, 1), To = new LocalDate(Last, 12, 31), States = [Brazil, Chile, Peru], AsOf = asOf };
        var table = new DyadTable(ActorRegister.Embedded, request, First * 12, Last * 12 + 11);
        var view = new RecordView(asOf, spans.Select((s, i) => new HeldFile(i + 1, s.Dataset, "1")), spans);
        return FaceEvidenceReader.Of(new(view, new ListedRows(table, rows ?? [], votes ?? []), table, request, TestContext.Current.CancellationToken),
            told ?? ToldDeeds.None, contested);
    }

    private static string Of(FaceRecords records, ActorId a, ActorId b, StandingRecord record) =>
        string.Concat(Enumerable.Range(0, Last - First + 1).Select(t => records.Of(new Dyad(a, b))![record, t] switch
        {
            RecordValue.Yes => '1', RecordValue.No => '0', RecordValue.Reported => 'r', RecordValue.Charged => 'c', _ => '?',
        }));

    [Fact]
    public void Record_is_yes_where_a_row_stands_no_where_the_set_covers_the_year_and_unknown_elsewhere()
    {
        var records = Read([("sanction.any", "CHL", "BRA", 2002, 2003, 1)], spans: [("gsdb", 2001, 2004)]);
        Assert.Equal("?0110?", Of(records, Brazil, Chile, StandingRecord.Sanction));
        Assert.Equal("?0000?", Of(records, Brazil, Peru, StandingRecord.Sanction));
        Assert.Equal("??????", Of(records, Brazil, Chile, StandingRecord.Dispute));
        var source = Assert.Single(records.Sources);
        Assert.Equal((Face.Sanctions, StandingRecord.Sanction, "gsdb", "1", 2001, 2004),
            (source.Face!.Value, source.Record!.Value, source.Dataset, source.Version, source.First, source.Last));
    }

    [Fact]
    public void Direction_of_a_row_makes_no_difference_to_a_pair()
    {
        foreach (var (a, b) in new[] { ("BRA", "CHL"), ("CHL", "BRA") })
            Assert.Equal("010000", Of(Read([("arms.tiv", a, b, 2001, 2001, 0)], spans: [("sipri-tiv", 2000, 2005)]), Brazil, Chile, StandingRecord.Arms));
    }

    [Fact]
    public void Row_of_no_value_is_no_sanction_but_is_a_delivery_of_arms()
    {
        var rows = new[] { ("sanction.any", "CHL", "BRA", 2002, 2002, 0.0), ("arms.tiv", "CHL", "BRA", 2002, 2002, 0.0) };
        var records = Read(rows, spans: [("gsdb", 2000, 2005), ("sipri-tiv", 2000, 2005)]);
        Assert.Equal(("000000", "001000"), (Of(records, Brazil, Chile, StandingRecord.Sanction), Of(records, Brazil, Chile, StandingRecord.Arms)));
    }

    [Theory]
    [InlineData("2003-12-30", "011???")]
    [InlineData("2003-12-31", "0111??")]
    public void Year_that_was_not_over_is_not_known(string day, string expected) =>
        Assert.Equal(expected, Of(Read([("sanction.any", "CHL", "BRA", 2001, 2005, 1)], asOf: NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value,
            spans: [("gsdb", 2000, 2005)]), Brazil, Chile, StandingRecord.Sanction));

    [Fact]
    public void Defence_and_other_pacts_come_from_the_preferred_list_alone()
    {
        var rows = new[] { ("alliance.defence", "BRA", "CHL", 2001, 2001, 1.0), ("alliance.nonaggression", "BRA", "PER", 2002, 2002, 1.0),
            ("cow-alliance.defence", "BRA", "PER", 2003, 2003, 1.0) };
        var records = Read(rows, spans: [("atop", 2000, 2005), ("cow-alliances", 2000, 2005)]);
        Assert.Equal(("010000", "000000"), (Of(records, Brazil, Chile, StandingRecord.Defence), Of(records, Brazil, Peru, StandingRecord.Defence)));
        Assert.Equal("001000", Of(records, Brazil, Peru, StandingRecord.OtherPact));
    }

    [Fact]
    public void Orders_of_arms_speak_only_of_years_after_the_deliveries_end()
    {
        var rows = new[] { ("arms.tiv", "BRA", "CHL", 2001, 2001, 5.0), ("arms.orders", "BRA", "CHL", 2002, 2004, 1.0) };
        Assert.Equal("010010", Of(Read(rows, spans: [("sipri-tiv", 2000, 2003), ("sipri-register", 2000, 2005)]), Brazil, Chile, StandingRecord.Arms));
    }

    [Fact]
    public void Neighbours_stay_neighbours_after_the_list_of_them_ends()
    {
        var rows = new[] { ("contiguity", "BRA", "PER", 2000, 2002, 1.0), ("contiguity", "BRA", "CHL", 2000, 2001, 4.0),
            ("contiguity", "CHL", "PER", 2000, 2002, 3.0), ("contiguity", "CHL", "PER", 2001, 2001, 1.0), ("contiguity", "CHL", "BRA", 2004, 2004, 0.0) };
        var records = Read(rows, spans: [("cow-contiguity", 2000, 2002)]);
        Assert.True(records.KnowsNeighbours);
        Assert.DoesNotContain(records.Pairs.SelectMany(p => p.Opportunity), o => o.Border && o.Water);
        Assert.Equal(("cow-contiguity", "1", 2000, 2002), records.Sources.Select(o => (o.Dataset, o.Version, o.First, o.Last)).Single());
        foreach (var pair in records.Pairs)
            Assert.Equal(pair.Opportunity, Read([.. rows.Reverse()], spans: [("cow-contiguity", 2000, 2002)]).Of(pair.Dyad)!.Opportunity);
        string Near(ActorId a, ActorId b) => string.Concat(records.Of(new Dyad(a, b))!.Opportunity.Select(o => o.Border ? 'b' : o.Water ? 'w' : '-'));
        Assert.Equal(("bbbbbb", "ww----", "wbwwww"), (Near(Brazil, Peru), Near(Brazil, Chile), Near(Chile, Peru)));
        Assert.False(Read().KnowsNeighbours);
    }

    // Twelve roll calls of one autumn: how the first votes, and the other on the same.
    private static (string, int, string, int)[] Autumn(string day, string a, string b, string first = "BRA", string other = "CHL", int from = 1) =>
        [.. a.SelectMany((v, i) => new[] { (day, from + i, first, v - '0'), (day, from + i, other, b[i] - '0') })];

    [Fact]
    public void Kappa_is_that_of_the_votes_cast_together_and_does_not_depend_on_who_is_named_first()
    {
        // By hand: identical in 6 of 8; margins yes 4 and 2, no 4 and 6 of 8, so .5 by chance; kappa (.75 - .5) / .5.
        var votes = Autumn("2001-10-05", "11113333", "11333333");
        var kappa = Read(votes: votes).Of(new Dyad(Brazil, Chile))!.Kappa;
        Assert.Equal(0.5, kappa[1], 10);
        Assert.Equal(5, kappa.Count(double.IsNaN));
        Assert.Equal(0.5, Read(votes: [.. votes.Select(v => (v.Item1, v.Item2, v.Item3 == "BRA" ? "CHL" : "BRA", v.Item4))])
            .Of(new Dyad(Brazil, Chile))!.Kappa[1], 10);
    }

    [Fact]
    public void Votes_against_each_other_are_below_zero_and_alike_above() =>
        Assert.Equal((-1, 1), (Math.Round(Read(votes: Autumn("2001-10-05", "11113333", "33331111")).Of(new Dyad(Brazil, Chile))!.Kappa[1], 9),
            Math.Round(Read(votes: Autumn("2001-10-05", "11113332", "11113332")).Of(new Dyad(Brazil, Chile))!.Kappa[1], 9)));

    [Fact]
    public void Fewer_than_five_votes_together_say_nothing()
    {
        Assert.True(double.IsNaN(Read(votes: Autumn("2001-10-05", "1133", "1331")).Of(new Dyad(Brazil, Chile))!.Kappa[1]));
        Assert.False(double.IsNaN(Read(votes: Autumn("2001-10-05", "11331", "13311")).Of(new Dyad(Brazil, Chile))!.Kappa[1]));
    }

    [Fact]
    public void Few_roll_calls_of_a_spring_go_with_the_autumn_before_many_stand_for_their_own_year()
    {
        const string nine = "113311331", other = "131311331";
        var few = Read(votes: [.. Autumn("2001-10-05", nine, other), .. Autumn("2002-03-05", nine[..6], other[..6], from: 50)]).Of(new Dyad(Brazil, Chile))!;
        Assert.Equal((false, true), (double.IsNaN(few.Kappa[1]), double.IsNaN(few.Kappa[2])));
        var many = Read(votes: [.. Autumn("2001-10-05", nine, other), .. Autumn("2002-03-05", nine + "1", other + "1", from: 50)])
            .Of(new Dyad(Brazil, Chile))!;
        Assert.Equal((false, false), (double.IsNaN(many.Kappa[1]), double.IsNaN(many.Kappa[2])));
    }

    [Theory]
    [InlineData("2001-03-05", "2001-10-05")]
    [InlineData("2001-08-31", "2001-09-01")]
    public void Two_parts_of_a_year_are_weighed_by_their_precision(string spring, string autumn)
    {
        (string, int, string, int)[] early = Autumn(spring, "1133113311", "1133113313"),
            late = Autumn(autumn, "13131313131313131313", "31311313131313131331", from: 50);
        var (one, two) = (Read(votes: early).Of(new Dyad(Brazil, Chile))!, Read(votes: late).Of(new Dyad(Brazil, Chile))!);
        var both = Read(votes: [.. early, .. late]).Of(new Dyad(Brazil, Chile))!;
        var (u, v) = (1 / one.KappaVariance[1], 1 / two.KappaVariance[1]);
        // Else the test would not tell two tables from one.
        Assert.NotEqual(Math.Round(one.Kappa[1], 3), Math.Round(two.Kappa[1], 3));
        Assert.Equal((u * one.Kappa[1] + v * two.Kappa[1]) / (u + v), both.Kappa[1], 10);
        Assert.Equal(1 / (u + v), both.KappaVariance[1], 10);
    }

    [Fact]
    public void Days_of_one_part_are_read_as_one_table()
    {
        var days = Read(votes: [.. Autumn("2001-09-01", "1133113311", "1133113313"), .. Autumn("2001-12-31", "13131", "13133", from: 3)])
            .Of(new Dyad(Brazil, Chile))!;
        var whole = Read(votes: Autumn("2001-10-05", "113311331113131", "113311331313133")).Of(new Dyad(Brazil, Chile))!;
        Assert.Equal((whole.Kappa[1], whole.KappaVariance[1]), (days.Kappa[1], days.KappaVariance[1]));
    }

    [Fact]
    public void Roll_calls_that_go_with_a_long_autumn_are_counted_beside_its_own()
    {
        string many = string.Concat(Enumerable.Repeat("113311", 10)), other = string.Concat(Enumerable.Repeat("131311", 10));
        var merged = Read(votes: [.. Autumn("2001-10-05", many, other), .. Autumn("2002-02-05", "331133113", "131133113", from: 90)])
            .Of(new Dyad(Brazil, Chile))!;
        var whole = Read(votes: Autumn("2001-10-05", many + "331133113", other + "131133113")).Of(new Dyad(Brazil, Chile))!;
        Assert.Equal((whole.Kappa[1], whole.KappaVariance[1]), (merged.Kappa[1], merged.KappaVariance[1]));
    }

    [Fact]
    public void Votes_before_a_state_existed_stand_in_the_nearest_month_that_it_did()
    {
        // South Sudan exists from July 2011: the middle roll call was before, the votes of the part count for its first month.
        var request = new AlignmentRequest { From = new(2010, 1, 1), States = [Chile, new("SSD")] };
        var table = new DyadTable(ActorRegister.Embedded, request, 2010 * 12, 2012 * 12 + 11);
        (string, int, string, int)[] votes = [.. Autumn("2011-03-01", "1133113", "1133113", "CHL", "SSD"),
            .. Autumn("2011-08-01", "113", "131", "CHL", "SSD", 20)];
        var scope = new EvidenceScope(new RecordView(null, [], []), new ListedRows(table, [], votes), table, request, default);
        var pair = FaceEvidenceReader.Of(scope, ToldDeeds.None, 0).Pairs.Single();
        Assert.Equal([false, true, true], pair.Exists);
        Assert.Equal([true, false, true], pair.Kappa.Select(double.IsNaN));
    }

    // The years of 2000 to 2005, or those given, in which the votes tell of the pair.
    private static string Years((string, int, string, int)[] votes, string a = "BRA", string b = "CHL", int first = 2000) =>
        string.Join(' ', Of([a, b], first, first + 5, votes).Pairs.Single().Kappa.Select((k, t) => (k, t))
            .Where(x => !double.IsNaN(x.k)).Select(x => first + x.t));

    [Theory]
    [InlineData("2000-01-03", "2000")]
    [InlineData("2001-12-31", "2001")]
    [InlineData("2002-01-02", "2002")]
    [InlineData("2005-12-30", "2005")]
    public void Votes_stand_in_the_year_of_their_month(string day, string year) => Assert.Equal(year, Years(Autumn(day, "1133113313", "1313113311")));

    [Fact]
    public void Votes_of_a_state_that_began_or_ended_meanwhile_stand_in_a_month_of_theirs_in_which_it_was()
    {
        const string nine = "113311331", other = "131311331";
        static string Told(string main, string few, string state, int first) => Years([.. Autumn(main, nine, other, "BRA", state),
            .. Autumn(few, "13", "13", "BRA", state, 50)], "BRA", state, first);
        // Kenya from December 1963, Czechoslovakia to December 1992: the middle roll call fell outside.
        Assert.Equal("1963", Told("1963-10-05", "1963-12-20", "KEN", 1960));
        Assert.Equal("", Told("1963-10-05", "1963-11-20", "KEN", 1960));
        Assert.Equal("1992", Told("1993-02-05", "1992-12-20", "CSK", 1990));
        Assert.Equal("", Told("1993-02-05", "1993-01-20", "CSK", 1990));
    }

    [Fact]
    public void Variance_is_that_of_the_table()
    {
        // As by hand above: agreement .75 of 8, .5 by chance: .75 * .25 / (8 * .5 * .5).
        var votes = Autumn("2001-10-05", "11113333", "11333333");
        Assert.Equal(0.09375, Read(votes: votes).Of(new Dyad(Brazil, Chile))!.KappaVariance[1], 10);
    }

    [Theory]
    [InlineData(2004 * 12 + 7, "2004-08-31", 2004)]
    [InlineData(2003 * 12 + 11, "2003-12-31", 2003)]
    [InlineData(2004 * 12 + 11, "2004-12-31", 2004)]
    [InlineData(2004 * 12, "2004-01-31", 2004)]
    [InlineData(2005 * 12 + 11, "2005-06-30", 2004)]
    public void Scope_ends_with_its_last_month_or_the_day_of_the_request(int lastMonth, string day, int year)
    {
        var request = new AlignmentRequest { From = new(First, 1, 1), States = [Brazil, Chile] };
        var table = new DyadTable(ActorRegister.Embedded, request, First * 12 + 5, lastMonth);
        var scope = new EvidenceScope(new RecordView(new LocalDate(2005, 6, 30), [], []), new ListedRows(table, [], []), table, request, default);
        Assert.Equal((day, year, First), (NodaTime.Text.LocalDatePattern.Iso.Format(scope.LastDay), scope.LastYear, scope.FirstYear));
    }

    // Of pairs of these states, with no record but votes.
    private static FaceRecords Of(string[] states, int first, int last, (string, int, string, int)[]? votes = null, ToldDeeds? told = null,
        double contested = 0)
    {
        var request = new AlignmentRequest { From = new(first, 1, 1), States = [.. states.Select(s => new ActorId(s))] };
        var table = new DyadTable(ActorRegister.Embedded, request, first * 12, last * 12 + 11);
        return FaceEvidenceReader.Of(new(new RecordView(null, [], []), new ListedRows(table, [], votes ?? []), table, request, default), told ?? ToldDeeds.None,
            contested);
    }

    [Theory]
    [InlineData("SYR", 1957, "110011")]
    [InlineData("SDN", 1954, "001111")]
    [InlineData("KEN", 1962, "011111")]
    public void Pair_exists_in_years_in_which_it_did_in_some_month(string state, int first, string expected) =>
        Assert.Equal(expected, string.Concat(Of(["EGY", state], first, first + 5).Pairs.Single().Exists.Select(e => e ? '1' : '0')));

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(193)]
    public void Kappa_of_a_long_session_is_that_of_all_its_roll_calls(int count)
    {
        string[] states = ["BRA", "CHL", "PER"];
        var random = new Random(count);
        var cast = states.ToDictionary(s => s, _ => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('1' + random.Next(3)))));
        var records = Of(states, 2000, 2002, [.. states.SelectMany(s => cast[s].Select((v, i) => ("2001-10-05", i + 1, s, v - '0')))]);
        foreach (var pair in records.Pairs)
        {
            var (a, b) = (cast[pair.Dyad.A.Value], cast[pair.Dyad.B.Value]);
            // Yes against abstain agrees by half: kappa of linear weights, from the shares of each.
            double Share(string votes, char v) => votes.Count(c => c == v) / (double)count;
            var agreed = a.Zip(b).Sum(v => 1 - Math.Abs(v.First - v.Second) / 2.0) / count;
            var chance = "123".Sum(x => "123".Sum(y => (1 - Math.Abs(x - y) / 2.0) * Share(a, x) * Share(b, y)));
            Assert.Equal((agreed - chance) / (1 - chance), pair.Kappa[1], 9);
        }
    }

    [Fact]
    public void Part_stands_in_the_year_of_its_middle_roll_call()
    {
        const string six = "113313", other = "131313";
        var kappa = Read(votes: [.. Autumn("2001-10-05", six, other), .. Autumn("2002-03-05", six, other, from: 50)]).Of(new Dyad(Brazil, Chile))!.Kappa;
        Assert.Equal([true, true, false, true, true, true], kappa.Select(double.IsNaN));
    }

    [Fact]
    public void Part_of_which_one_day_alone_saw_both_states_stands_on_that_day()
    {
        const string eight = "11331133", other = "13131133";
        var last = Of(["CHL", "SSD"], 2010, 2012, [.. Autumn("2011-03-01", eight, other, "CHL", "SSD"), .. Autumn("2011-08-01", "1", "1", "CHL", "SSD", 20)]);
        Assert.False(double.IsNaN(last.Pairs.Single().Kappa[1]));
        var first = Of(["JOR", "SYR"], 1957, 1960, [.. Autumn("1958-01-10", "1", "1", "JOR", "SYR"), .. Autumn("1958-05-01", eight, other, "JOR", "SYR", 20)]);
        Assert.False(double.IsNaN(first.Pairs.Single().Kappa[1]));
    }

    [Fact]
    public void Deed_counts_in_the_year_in_which_it_began_the_first_asked_for_too()
    {
        var told = Event(EventType.Sanction, Brazil, Chile, 2000) with { Date = new(new(2000, 11, 1), new(2001, 2, 1), DatePrecision.Range) };
        Assert.Equal("r?????", Of(Read(told: new ToldDeeds([told], [])), Brazil, Chile, StandingRecord.Sanction));
    }

    [Fact]
    public void Contested_matter_is_of_the_year_of_the_first_charge_whatever_is_denied_later()
    {
        ImmutableArray<Claim> claims = Coded.ArmsDispute().Claims;
        var charges = claims.Where(c => c.Side == ClaimSide.For && c.Kind == ClaimKind.Event && c.Key.Theme == "arms").ToList();
        Assert.NotEmpty(charges);
        Claim[] dated = [.. claims.Select(c => c with { Date = ImpreciseDate.OfYear(charges.Contains(c) ? 2003 : 2004) })];
        var matters = ContestedMatter.Of(PropositionMatcher.Match(dated), dated);
        // The pair is the first of the table: CHL and PER alone.
        var records = Of(["CHL", "PER"], 2000, 2005, told: new ToldDeeds([], matters), contested: 1);
        Assert.Equal(2003 * 12 + 6, Assert.Single(records.Contested).Month);
        Assert.Equal("???c??", Of(records, Chile, Peru, StandingRecord.Arms));
    }

    [Fact]
    public void Contested_matters_are_in_the_order_of_pairs_and_keys_each_in_the_year_of_its_first_charge()
    {
        var claim = Coded.ArmsDispute().Claims.First(c => c.Type == EventType.Aid);
        Claim Charge(string a, string b, int year) => claim with { Key = new("provide", "arms", a, b, true), Date = ImpreciseDate.OfYear(year) };
        ContestedMatter Matter(string digit, params Claim[] charges) => new()
        {
            Id = new(MatterId.Prefix + digit.PadLeft(20, '0')), For = [.. charges], Against = [],
            Propositions = [.. PropositionMatcher.Match(charges).Where(p => !p.For.IsEmpty)],
        };
        ContestedMatter[] matters = [Matter("3", Charge("PER", "CHL", 2004), Charge("PER", "CHL", 2002), Charge("PER", "CHL", 2003)),
            Matter("2", Charge("PER", "CHL", 2001)), Matter("4", Charge("BRA", "PER", 2003)), Matter("1", Charge("PER", "BRA", 2005)),
            // Of rebels, or of a state that wasn't asked for: of no pair.
            Matter("5", Charge("PER/REB", "CHL", 2003)), Matter("6", Charge("PER", "ARG", 2003))];
        foreach (var order in new[] { matters, [.. matters.Reverse()] })
            Assert.Equal(["BRA-PER 1 2005", "BRA-PER 4 2003", "CHL-PER 2 2001", "CHL-PER 3 2002"],
                Of(["BRA", "CHL", "PER"], 2000, 2005, told: new ToldDeeds([], [.. order])).Contested
                    .Select(c => $"{c.Dyad.A}-{c.Dyad.B} {c.Matter.Value[^1]} {c.Month / 12}"));
    }

    [Fact]
    public void Work_that_is_cancelled_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var request = new AlignmentRequest { From = new(First, 1, 1), States = [Brazil, Chile] };
        var table = new DyadTable(ActorRegister.Embedded, request, First * 12, Last * 12 + 11);
        Assert.Throws<OperationCanceledException>(() => FaceEvidenceReader.Of(new(new RecordView(null, [], []),
            new ListedRows(table, [], Autumn("2001-10-05", "11331", "11331")), table, request, cancelled.Token), ToldDeeds.None, 0));
    }

    [Fact]
    public void Votes_after_the_day_are_not_known()
    {
        var votes = Autumn("2001-10-05", "11113333", "11333333");
        Assert.True(double.IsNaN(Read(votes: votes, asOf: new LocalDate(2001, 10, 4)).Of(new Dyad(Brazil, Chile))!.Kappa[1]));
        Assert.Equal(0.5, Read(votes: votes, asOf: new LocalDate(2001, 10, 5)).Of(new Dyad(Brazil, Chile))!.Kappa[1], 10);
    }

    [Fact]
    public void Deed_that_documents_tell_stands_in_where_no_data_set_covers_the_year()
    {
        var told = new ToldDeeds([Event(EventType.Sanction, Brazil, Chile, 2002), Event(EventType.Sanction, Brazil, Peru, 2005)], []);
        var records = Read([], told: told, spans: [("gsdb", 2000, 2003)]);
        Assert.Equal(("0000??", "0000?r"), (Of(records, Brazil, Chile, StandingRecord.Sanction), Of(records, Brazil, Peru, StandingRecord.Sanction)));
    }

    [Theory]
    [InlineData(EventType.Assault, null, StandingRecord.Conflict)]
    [InlineData(EventType.Mobilize, null, StandingRecord.Dispute)]
    [InlineData(EventType.Coerce, null, StandingRecord.Dispute)]
    [InlineData(EventType.Aid, "arms", StandingRecord.Arms)]
    [InlineData(EventType.Cooperate, "arms", StandingRecord.Arms)]
    public void Told_deed_is_of_the_record_that_would_hold_it(EventType type, string? theme, StandingRecord record)
    {
        var records = Read(told: new ToldDeeds([Event(type, Brazil, Chile, 2002, theme)], []));
        foreach (var other in Enum.GetValues<StandingRecord>())
            Assert.Equal(other == record ? "??r???" : "??????", Of(records, Brazil, Chile, other));
    }

    [Fact]
    public void Rebels_and_those_whom_nobody_named_are_no_state_of_a_pair()
    {
        LedgerEvent Between(string first, string second)
        {
            var told = Event(EventType.Assault, Brazil, Chile, 2002);
            return told with { Key = told.Key with { First = first, Second = second } };
        }
        LedgerEvent[] none = [Between("BRA/REB", "CHL"), Between("BRA", "CHL/REB"), Between("?men@d", "CHL"), Between("BRA", "-"), Between("CHL", "CHL"),
            Between("BRA", "URY")];
        var records = Read(told: new ToldDeeds([.. none], []));
        foreach (var pair in records.Pairs) Assert.Equal("??????", Of(records, pair.Dyad.A, pair.Dyad.B, StandingRecord.Conflict));
        Assert.Equal("??r???", Of(Read(told: new ToldDeeds([Between("BRA", "CHL")], [])), Brazil, Chile, StandingRecord.Conflict));
    }

    [Fact]
    public void Deed_of_a_year_outside_those_asked_for_is_left_out()
    {
        var told = new ToldDeeds([Event(EventType.Sanction, Brazil, Chile, 1999), Event(EventType.Assault, Brazil, Chile, 2006)], []);
        var records = Read(told: told);
        foreach (var record in Enum.GetValues<StandingRecord>()) Assert.Equal("??????", Of(records, Brazil, Chile, record));
    }

    [Fact]
    public void Conflicts_come_from_the_list_that_is_loaded()
    {
        var rows = new[] { ("conflict.interstate", "BRA", "CHL", 2001, 2001, 1.0), ("war.interstate", "BRA", "CHL", 2003, 2003, 1.0) };
        Assert.Equal("010000", Of(Read(rows, spans: [("ucdp-conflict", 2000, 2005)]), Brazil, Chile, StandingRecord.Conflict));
        Assert.Equal("0001??", Of(Read(rows, spans: [("cow-war", 2000, 2003)]), Brazil, Chile, StandingRecord.Conflict));
    }

    [Fact]
    public void Data_set_of_one_year_tells_of_that_year()
    {
        var records = Read([("sanction.any", "CHL", "BRA", 2003, 2003, 1)], spans: [("gsdb", 2003, 2003)]);
        Assert.Equal(("???1??", "???0??"), (Of(records, Brazil, Chile, StandingRecord.Sanction), Of(records, Brazil, Peru, StandingRecord.Sanction)));
        Assert.Empty(Read(spans: [("gsdb", 1990, 1999)]).Sources);
        Assert.Equal((First, Last), (records.FirstYear, records.LastYear));
    }

    [Fact]
    public void Major_powers_are_counted()
    {
        static int[] Majors(string a, string b, int year)
        {
            var request = new AlignmentRequest { From = new(year, 1, 1), States = [new(a), new(b)] };
            var table = new DyadTable(ActorRegister.Embedded, request, year * 12, (year + 1) * 12 + 11);
            return [.. FaceEvidenceReader.Of(new(new RecordView(null, [], []), new ListedRows(table, [], []), table, request, default), ToldDeeds.None, 0).Pairs
                .Single().Opportunity.Select(o => (int)o.Majors)];
        }
        Assert.Equal([2, 2], Majors("USA", "FRA", 1990));
        Assert.Equal([1, 2], Majors("USA", "JPN", 1990));
        Assert.Equal([0, 1], Majors("BRA", "JPN", 1990));
        Assert.Equal([0, 1], Majors("DEU", "PER", 1990));
        Assert.Equal([0, 0], Majors("BRA", "PER", 1990));
    }

    [Fact]
    public void Votes_name_their_data_set_and_the_years_of_their_days()
    {
        var source = Assert.Single(Read(votes: [.. Autumn("2001-10-05", "11331", "13311"), .. Autumn("2004-09-01", "11331", "13311", from: 90)]).Sources);
        Assert.Equal((Face.Votes, "un-votes", "1", 2001, 2004), (source.Face!.Value, source.Dataset, source.Version, source.First, source.Last));
        Assert.Null(source.Record);
        Assert.Empty(Read().Sources);
    }

    [Fact]
    public void Years_of_the_votes_are_those_of_the_first_and_the_last_roll_call()
    {
        var source = Assert.Single(Read(votes: [.. Autumn("2001-12-31", "1", "1"), .. Autumn("2002-01-02", "11331", "13311", from: 5),
            .. Autumn("2004-09-01", "11331", "13311", from: 20), .. Autumn("2005-01-02", "1", "1", from: 30)]).Sources);
        Assert.Equal((2001, 2005), (source.First, source.Last));
    }

    [Theory]
    [InlineData("2000-10-05", "2001-03-05", 0)]
    [InlineData("2001-10-05", "2002-03-05", 1)]
    public void Few_roll_calls_of_a_spring_go_with_the_autumn_before_in_every_year(string autumn, string spring, int year)
    {
        var merged = Read(votes: [.. Autumn(autumn, "113311331", "131311331"), .. Autumn(spring, "133", "113", from: 50)]).Of(new Dyad(Brazil, Chile))!;
        Assert.Equal([year], Enumerable.Range(0, 6).Where(t => !double.IsNaN(merged.Kappa[t])));
    }

    [Fact]
    public void Few_roll_calls_of_an_autumn_stand_beside_the_spring_before()
    {
        var pair = new Dyad(Brazil, Chile);
        var (early, late) = (Autumn("2001-03-05", "1133113311", "1133113313"), Autumn("2001-10-05", "131313", "311313", from: 50));
        var (one, two, both) = (Read(votes: early).Of(pair)!, Read(votes: late).Of(pair)!, Read(votes: [.. early, .. late]).Of(pair)!);
        var (u, v) = (1 / one.KappaVariance[1], 1 / two.KappaVariance[1]);
        Assert.Equal((u * one.Kappa[1] + v * two.Kappa[1]) / (u + v), both.Kappa[1], 10);
    }

    [Fact]
    public void September_begins_a_session_and_August_ends_one()
    {
        const string ten = "1133113311", other = "1313113313";
        var pair = new Dyad(Brazil, Chile);
        var one = Read(votes: Autumn("2001-09-01", ten + ten, other + other)).Of(pair)!;
        var split = Read(votes: [.. Autumn("2001-08-31", ten, other), .. Autumn("2001-09-01", ten, other, from: 50)]).Of(pair)!;
        // Two parts of ten weigh as two: each has the variance of ten, the mean half of it; one part of twenty the same kappa.
        var part = Read(votes: Autumn("2001-09-01", ten, other)).Of(pair)!;
        Assert.Equal(part.KappaVariance[1] / 2, split.KappaVariance[1], 12);
        Assert.Equal(one.Kappa[1], split.Kappa[1], 10);
        Assert.Equal([2, 3], new[] { "2002-03-01", "2003-03-01" }.Select(d => Enumerable.Range(0, 6)
            .Single(t => !double.IsNaN(Read(votes: Autumn(d, ten, other)).Of(pair)!.Kappa[t]))));
    }

    [Fact]
    public void Part_before_a_first_session_stands_alone_however_short()
    {
        var pair = Read(votes: [.. Autumn("2001-03-05", "11331", "13311"), .. Autumn("2001-10-05", "11331", "13311", from: 50)]).Of(new Dyad(Brazil, Chile))!;
        var alone = Read(votes: Autumn("2001-10-05", "11331", "13311")).Of(new Dyad(Brazil, Chile))!;
        Assert.Equal(alone.KappaVariance[1] / 2, pair.KappaVariance[1], 12);
    }

    [Fact]
    public void Roll_calls_that_go_with_the_autumn_before_are_its_later_ones()
    {
        // Nine and three: as one part of twelve, at the place of the seventh.
        var merged = Read(votes: [.. Autumn("2001-10-05", "113311331", "131311331"), .. Autumn("2002-02-05", "133", "113", from: 50)])
            .Of(new Dyad(Brazil, Chile))!;
        var whole = Read(votes: Autumn("2001-10-05", "113311331133", "131311331113")).Of(new Dyad(Brazil, Chile))!;
        Assert.Equal((whole.Kappa[1], whole.KappaVariance[1]), (merged.Kappa[1], merged.KappaVariance[1]));
    }

    [Fact]
    public void Talks_and_aid_without_arms_are_of_no_record()
    {
        var records = Read(told: new ToldDeeds([Event(EventType.Consult, Brazil, Chile, 2002), Event(EventType.Aid, Brazil, Chile, 2002)], []));
        foreach (var record in Enum.GetValues<StandingRecord>()) Assert.Equal("??????", Of(records, Brazil, Chile, record));
    }

    [Theory]
    [InlineData(0, "000000")]
    [InlineData(0.5, "000c00")]
    public void Charge_that_is_denied_counts_as_far_as_it_is_believed_and_never_against_a_record(double belief, string expected)
    {
        Claim[] claims = [.. Coded.ArmsDispute().Claims.Select(c => c with { Date = ImpreciseDate.OfYear(2003) })];
        var told = new ToldDeeds([], ContestedMatter.Of(PropositionMatcher.Match(claims), claims));
        var rows = new[] { ("arms.tiv", "BRA", "CHL", 2003, 2003, 1.0), ("arms.tiv", "CHL", "PER", 2004, 2004, 1.0) };
        var without = Read([rows[0]], told: told, contested: belief, spans: [("sipri-tiv", 2000, 2005)]);
        Assert.Equal(expected, Of(without, Chile, Peru, StandingRecord.Arms));
        Assert.Equal("000100", Of(without, Brazil, Chile, StandingRecord.Arms));
        Assert.Equal(expected.Remove(4, 1).Insert(4, "1"), Of(Read(rows, told: told, contested: belief, spans: [("sipri-tiv", 2000, 2005)]),
            Chile, Peru, StandingRecord.Arms));
        var matter = Assert.Single(without.Contested);
        Assert.Equal((new Dyad(Chile, Peru), 2003 * 12 + 6), (matter.Dyad, matter.Month));
    }

    private static LedgerEvent Event(EventType type, ActorId a, ActorId b, int year, string? theme = null)
    {
        var key = new StatementKey(TypeFamily.Of(type, null, theme), theme ?? "", a.Value, b.Value, Directed: true);
        return new()
        {
            Id = new(EventId.Prefix + ContentHash.Of(key.ToString())), Key = key, Proposition = new(PropositionId.Prefix + ContentHash.Of(key.ToString())),
            Type = type, Theme = theme, Date = ImpreciseDate.OfYear(year), Description = "told",
        };
    }
}
