using Entente.Coding;
using Entente.Documents;
using Entente.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

public sealed class LedgerBuilderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Accusation_is_an_act_and_its_content_the_speakers_charge(bool contentAlsoInList)
    {
        var claims = Coded.ArmsDispute(contentAlsoInList).Claims;
        var act = Assert.Single(claims, c => c.Type == EventType.Accuse);
        Assert.True(act.ByAuthor && act.TellsAsKnown);
        var charge = Assert.Single(claims, c => c.Type == EventType.Aid && c.Stance == Stance.Alleges);
        Assert.Equal("JPN", charge.Speaker!.Actor!.Value.Value);
        Assert.Equal(act.Id, charge.Within);
        Assert.False(charge.TellsAsKnown);
        Assert.Equal("arms", charge.Theme);
        Assert.DoesNotContain(claims, c => c.Type == EventType.Aid && c.ByAuthor);
    }

    [Fact]
    public void Denial_of_what_another_charged_is_told_by_the_denier_in_the_deniers_words()
    {
        var denial = Assert.Single(Coded.ArmsDispute().Claims, c => c.Type == EventType.Aid && c.Stance == Stance.Denies);
        Assert.Equal("PER", denial.Speaker!.Actor!.Value.Value);
        Assert.Equal("Peru also denied these claims", denial.QuoteText);
        Assert.StartsWith("supplying Chile", denial.ContentText, StringComparison.Ordinal);
        Assert.Equal(ClaimSide.Against, denial.Side);
    }

    [Fact]
    public void Claims_others_made_are_told_with_their_denial()
    {
        var c = new Coded("Peru denied Japanese claims that it shelled Chile.");
        var shelled = c.Event(EventType.Assault, "it shelled Chile", "shelled", "shell", c.Who("it", "PER"), c.Who("Chile", "CHL"))
            with { Attributions = [c.Says(c.Who("Japanese", "JPN"), Stance.Alleges, "claims")] };
        c.Events.Add(c.Event(EventType.Reject, c.Text[..^1], "denied", "deny", c.Who("Peru", "PER"), c.Who("Japanese", "JPN")) with { Mode = "deny",
            About = [shelled] });
        var told = c.Claims.Where(x => x.Type == EventType.Assault).Select(x => $"{x.Speaker!.Actor} {x.Stance}").Order();
        Assert.Equal(["JPN Alleges", "PER Denies"], told);
    }

    [Fact]
    public void Quotes_are_the_documents_own_words()
    {
        var c = Coded.ArmsDispute();
        Assert.All(c.Claims, x => Assert.Equal(x.Quote.In(c.Text), x.QuoteText));
    }

    [Fact]
    public void Spans_are_taken_to_the_original()
    {
        var c = new Coded("Japan attacked Peru.");
        c.Events.Add(c.Event(EventType.Assault, "Japan attacked Peru", "attacked", "attack", c.Who("Japan", "JPN"), c.Who("Peru", "PER")));
        var document = new DocumentVersion("b.html", "00", "<p>" + c.Text);
        var claim = Assert.Single(LedgerBuilder.ClaimsOf(document, c.Text, c.Read, s => s.Shift(3)));
        Assert.Equal("Japan attacked Peru", claim.QuoteText);
        Assert.Equal(3, claim.Actor!.Span.Start);
    }

    [Fact]
    public void Reading_twice_makes_the_same_claims()
    {
        Assert.Equal(Coded.ArmsDispute().Claims.Select(c => c.Id), Coded.ArmsDispute().Claims.Select(c => c.Id));
        var other = new Coded("x");
        Assert.NotEqual(other.Document.Id, new Coded("y").Document.Id);
    }

    [Fact]
    public void Undated_act_takes_the_documents_date_as_assumed()
    {
        var claim = Coded.ArmsDispute().Claims[0];
        Assert.Equal(DatePrecision.Assumed, claim.Date!.Precision);
        Assert.Equal(DatePrecision.Assumed, claim.Said!.Precision);
    }

    [Fact]
    public void Day_of_reading_is_never_taken_for_a_date()
    {
        var dispute = Coded.ArmsDispute();
        var undated = dispute.Document with { Published = null, Retrieved = new LocalDate(2026, 11, 26) };
        Assert.All(LedgerBuilder.ClaimsOf(undated, dispute.Text, dispute.Read, s => s), c => Assert.Equal((null, null), (c.Date, c.Said)));
    }

    [Theory]
    [InlineData(EventType.Request, Stance.Demands, Modality.Requested)]
    [InlineData(EventType.Threaten, Stance.Threatens, Modality.Future)]
    [InlineData(EventType.Agree, Stance.Pledges, Modality.Future)]
    [InlineData(EventType.Consult, Stance.Asserts, Modality.Possible)]
    [InlineData(EventType.Support, Stance.Confirms, Modality.Possible)]
    [InlineData(EventType.Sanction, Stance.Alleges, Modality.Actual)]
    public void What_an_act_is_about_never_counts_as_done_on_its_account(EventType type, Stance stance, Modality modality)
    {
        var c = new Coded("Japan spoke of Peru shelling Chile.");
        var content = c.Event(EventType.Assault, "Peru shelling Chile", "shelling", "shell", c.Who("Peru", "PER"), c.Who("Chile", "CHL"));
        c.Events.Add(c.Event(type, c.Text, "spoke", "speak", c.Who("Japan", "JPN"), null) with { About = [content] });
        var claim = Assert.Single(c.Claims, x => x.Type == EventType.Assault && x.Within is not null);
        Assert.Equal((stance, modality, false), (claim.Stance, claim.Modality, claim.TellsAsKnown));
    }

    [Fact]
    public void Recipient_left_out_is_that_of_the_only_fuller_statement()
    {
        var c = new Coded("Japan accused Peru of supplying Chile with artillery. It accused Peru of sending artillery.");
        c.Events.Add(c.Event(EventType.Aid, "supplying Chile with artillery", "supplying", "supply", c.Who("Peru", "PER"), c.Who("Chile", "CHL")));
        c.Events.Add(c.Event(EventType.Aid, "sending artillery", "sending", "send", c.Who("Peru", "PER"), null));
        Assert.Equal(["provide|arms|PER>CHL"], c.Claims.Select(x => x.Key.ToString()).Distinct());
        Assert.Contains(c.Claims, x => x.Recipient is null);
    }

    [Fact]
    public void Failing_to_do_is_told_against_the_deed_and_not_as_a_denial_of_it()
    {
        var c = new Coded("Peru failed to attack Chile.");
        var deed = c.Event(EventType.Assault, "attack Chile", "attack", "attack", c.Who("Peru", "PER"),
            c.Who("Chile", "CHL")) with { Polarity = Polarity.Negated };
        c.Events.Add(c.Event(EventType.Reject, c.Text[..^1], "failed", "fail", c.Who("Peru", "PER"), null) with { About = [deed] });
        var claim = Assert.Single(c.Claims, x => x.Type == EventType.Assault);
        Assert.Equal((true, ClaimSide.Against), (claim.ByAuthor, claim.Side));
    }

    private static readonly string[] Parties = ["PER", "CHL", "JPN"];

    // "Peru ... Chile ... Japan": an act of the first on the second, or whoever is named.
    private static CodedEvent Act(Coded c, EventType type, string trigger, string? actor = "Peru", string? recipient = "Chile")
    {
        ActorMention? Who(string? name) => name is null ? null : c.Who(name, Parties.FirstOrDefault(p => p.StartsWith(name[..2].ToUpperInvariant(),
            StringComparison.Ordinal)) ?? (name == "Chile" ? "CHL" : name == "Japan" ? "JPN" : null));
        return c.Event(type, c.Text, trigger, trigger, Who(actor), Who(recipient));
    }

    private static string[] Keys(Coded c) => [.. c.Claims.Select(x => x.Key.ToString()).Order(StringComparer.Ordinal)];

    [Fact]
    public void Claims_are_in_the_order_of_quotes_then_triggers_then_keys_each_once()
    {
        var c = new Coded("Peru shelled and bombed Chile. Japan armed Peru.");
        var first = c.Event(EventType.Assault, "Peru shelled and bombed Chile", "shelled", "shell", c.Who("Peru", "PER"), c.Who("Chile", "CHL"));
        c.Events.AddRange([c.Event(EventType.Aid, "Japan armed Peru", "armed", "arm", c.Who("Japan", "JPN"), c.Who("Peru", "PER")),
            first with { Trigger = c.Span("bombed") }, first with { Recipient = c.Who("Chile", "CHL", "CVL") }, first, first]);
        var claims = c.Claims;
        Assert.Equal(["shelled", "shelled", "bombed", "armed"], claims.Select(x => x.TriggerText));
        Assert.True(claims[0].Id.CompareTo(claims[1].Id) < 0);
    }

    [Fact]
    public void Recipient_is_filled_in_for_directed_acts_with_a_theme_alone()
    {
        var c = new Coded("Peru gave arms to Chile and Japan, shelled, judged.");
        var gave = Act(c, EventType.Aid, "gave");
        // Of two that it may be neither is taken.
        c.Events.AddRange([gave, Act(c, EventType.Aid, "arms", recipient: "Japan"), Act(c, EventType.Aid, "to", recipient: null)]);
        Assert.Equal(["provide|arms|PER>-", "provide|arms|PER>CHL", "provide|arms|PER>JPN"], Keys(c));
        // What both do to each other says nothing of what one does.
        c.Events.Clear();
        c.Events.AddRange([gave with { Reciprocal = true }, Act(c, EventType.Aid, "to", recipient: null)]);
        Assert.Equal(["provide|arms|CHL-PER", "provide|arms|PER>-"], Keys(c));
        // An attack has no theme, a judgement no recipient, and whom nobody knows is somebody.
        c.Events.Clear();
        c.Events.AddRange([Act(c, EventType.Assault, "shelled"), Act(c, EventType.Assault, "judged", recipient: null), gave,
            Act(c, EventType.Aid, "to", recipient: "judged")]);
        CodedAssessment Judged(params ActorMention[] against) => new() { Kind = "bloc", Subjects = [c.Who("Peru", "PER")], Against = [.. against],
            Quote = c.Span("judged"), Trigger = c.Span("judged") };
        c.Assessments.AddRange([Judged(c.Who("Chile", "CHL")), Judged()]);
        Assert.Equal(["assault||PER>-", "assault||PER>CHL", "assessment|bloc|PER>-", "assessment|bloc|PER>CHL", "provide|arms|PER>?judged@" + c.Document.Id,
            "provide|arms|PER>CHL"], Keys(c));
    }

    [Fact]
    public void Same_word_with_other_parties_is_not_what_was_said()
    {
        var c = new Coded("Japan said that Peru armed Chile.");
        var content = Act(c, EventType.Aid, "armed");
        c.Events.AddRange([Act(c, EventType.Accuse, "said", "Japan", "Peru") with { About = [content] }, content]);
        Assert.DoesNotContain(c.Claims, x => x.Type == EventType.Aid && x.ByAuthor);
        foreach (var other in new[] { Act(c, EventType.Aid, "armed", "Japan"), Act(c, EventType.Aid, "armed", recipient: "Japan") })
        {
            c.Events[1] = other;
            Assert.Single(c.Claims, x => x.Type == EventType.Aid && x.ByAuthor);
        }
    }

    [Fact]
    public void Chain_that_came_with_the_content_is_not_told_twice()
    {
        var c = new Coded("Japan said that Peru armed Chile.");
        var content = Act(c, EventType.Aid, "armed") with
        {
            Attributions = [c.Says(c.Who("Japan", "JPN"), Stance.Confirms, "said")], Modality = Modality.Future,
        };
        c.Events.Add(Act(c, EventType.Accuse, "said", "Japan", "Peru") with { About = [content] });
        var claim = Assert.Single(c.Claims, x => x.Type == EventType.Aid);
        Assert.Equal((Stance.Confirms, Modality.Future), (Assert.Single(claim.Attributions).Stance, claim.Modality));
    }

    [Theory]
    [InlineData(EventType.Retreat, Modality.Presupposed, null, Modality.Presupposed)]
    [InlineData(EventType.Retreat, Modality.Actual, Stance.Asserts, Modality.Possible)]
    [InlineData(EventType.Coerce, Modality.Presupposed, Stance.Alleges, Modality.Presupposed)]
    [InlineData(EventType.Reject, Modality.Actual, Stance.Denies, Modality.Future)]
    [InlineData(EventType.Reject, Modality.Possible, Stance.Denies, Modality.Possible)]
    public void What_was_ended_was_and_what_was_refused_is_to_come(EventType type, Modality told, Stance? stance, Modality modality)
    {
        var c = new Coded("Japan stopped Peru shelling Chile.");
        c.Events.Add(Act(c, type, "stopped", "Japan", null) with { About = [Act(c, EventType.Assault, "shelling") with { Modality = told }] });
        var claim = Assert.Single(c.Claims, x => x.Type == EventType.Assault);
        Assert.Equal((stance, modality), (claim.Attributions.IsEmpty ? null : claim.Stance, claim.Modality));
    }

    [Theory]
    [InlineData("deny", null, Modality.Actual)]
    [InlineData("dismiss", null, Modality.Actual)]
    [InlineData("brush off", "deny", Modality.Actual)]
    [InlineData("refuse", null, Modality.Future)]
    public void Denial_is_of_what_is_and_refusal_of_what_is_to_come(string lemma, string? mode, Modality modality)
    {
        var c = new Coded("Japan denied Peru shelling Chile.");
        c.Events.Add(Act(c, EventType.Reject, "denied", "Japan", null) with
        {
            TriggerLemma = lemma, Mode = mode, About = [Act(c, EventType.Assault, "shelling")],
        });
        var claim = Assert.Single(c.Claims, x => x.Type == EventType.Assault);
        Assert.Equal((Stance.Denies, modality), (claim.Stance, claim.Modality));
    }

    [Fact]
    public void Denial_of_a_negation_stands_for_it_and_an_act_that_was_not_done_says_nothing()
    {
        var c = new Coded("Japan denied that Peru had not armed Chile.");
        var content = Act(c, EventType.Aid, "armed") with { Polarity = Polarity.Negated };
        c.Events.Add(Act(c, EventType.Reject, "denied", "Japan", null) with { Mode = "deny", About = [content] });
        Assert.Equal((Stance.Denies, ClaimSide.For), c.Claims.Where(x => x.Type == EventType.Aid).Select(x => (x.Stance, x.Side)).Single());
        c.Events[0] = Act(c, EventType.Accuse, "denied", "Japan", "Peru") with { Polarity = Polarity.Negated, About = [Act(c, EventType.Aid, "armed")] };
        Assert.Equal(ClaimSide.Neither, Assert.Single(c.Claims, x => x.Type == EventType.Aid).Side);
        // A failure that is told is no denial, a deed refused is not told against by the author.
        c.Events[0] = Act(c, EventType.Reject, "denied", "Japan", null) with { About = [Act(c, EventType.Aid, "armed")] };
        Assert.False(Assert.Single(c.Claims, x => x.Type == EventType.Aid).ByAuthor);
        c.Events[0] = Act(c, EventType.Support, "denied", "Japan", null) with { About = [content] };
        Assert.Equal(Stance.Confirms, Assert.Single(c.Claims, x => x.Type == EventType.Aid).Stance);
    }

    [Fact]
    public void Theme_of_an_act_of_speech_is_that_of_its_content() =>
        Assert.Equal(["arms"], Coded.ArmsDispute().Claims.Where(x => x.Type == EventType.Reject).Select(x => x.Theme).Distinct());

    [Fact]
    public void Theme_is_read_from_the_matter_else_from_the_trigger_on_else_from_all_words()
    {
        var c = new Coded("After talks on arms Peru sent grain to Chile. An arms deal with Chile was made by Peru. On oil.");
        var sent = c.Event(EventType.Aid, "After talks on arms Peru sent grain to Chile", "sent", "send", c.Who("Peru", "PER"), c.Who("Chile", "CHL"));
        c.Events.AddRange([sent, sent with { Quote = c.Span("An arms deal with Chile was made by Peru"), Trigger = c.Span("made") },
            sent with { Trigger = c.Span("to Chile"), Matter = c.Span("On oil") }, sent with { Quote = c.Span("On oil"), Trigger = c.Span("sent grain") }]);
        Assert.Equal(["made arms", "sent food", "sent grain food", "to Chile energy"],
            c.Claims.Select(x => $"{x.TriggerText} {x.Theme}").Order(StringComparer.Ordinal));
        Assert.Contains(c.Claims, x => x.ContentText == "sent grain");
    }

    [Fact]
    public void Content_is_said_on_the_day_of_the_act_that_says_it()
    {
        var c = new Coded("Japan said that Peru armed Chile.");
        c.Events.Add(Act(c, EventType.Accuse, "said", "Japan", "Peru") with
        {
            Date = ImpreciseDate.OfDay(new(2024, 5, 1)), About = [Act(c, EventType.Aid, "armed")],
        });
        Assert.Equal(["2024-05-01 2024-06-20 Assumed", "2024-06-20 2024-05-01 Day"],
            c.Claims.OrderBy(x => x.Type == EventType.Aid).Select(x => $"{x.Date!.First:uuuu-MM-dd} {x.Said!.First:uuuu-MM-dd} {x.Said.Precision}"));
    }

    [Fact]
    public void Document_date_is_that_of_the_version_and_as_coarse_as_it_is_told()
    {
        var c = new Coded("Peru is isolated.");
        c.Assessments.Add(new()
        {
            Kind = "isolated", Subjects = [c.Who("Peru", "PER")], Quote = c.Span("Peru is isolated"), Trigger = c.Span("isolated"),
        });
        Claim Of(DocumentVersion document) => Assert.Single(LedgerBuilder.ClaimsOf(document, c.Text, c.Read, s => s));
        var month = Of(c.Document with { Published = ImpreciseDate.OfMonth(2024, 2) });
        Assert.Equal((new LocalDate(2024, 2, 1), new LocalDate(2024, 2, 29), DatePrecision.Assumed),
            (month.Date!.First, month.Date.Last, month.Date.Precision));
        Assert.Equal(new LocalDate(2025, 1, 1), Of(c.Document with { Republished = ImpreciseDate.OfDay(new(2025, 1, 1)) }).Date!.First);
        c.Assessments[0] = c.Assessments[0] with { Date = ImpreciseDate.OfYear(1999) };
        Assert.Equal((1999, 2024), (Of(c.Document).Date!.First.Year, Of(c.Document).Said!.First.Year));
    }

    [Fact]
    public void Words_of_the_original_are_kept_where_they_are_others_and_mentions_point_into_it()
    {
        var c = new Coded("Peru is isolated.");
        c.Assessments.Add(new() { Kind = "isolated", Subjects = [c.Who("Peru", "PER")], Against = [c.Who("isolated", null)],
            Quote = c.Span("Peru is isolated"), Trigger = c.Span("isolated"), Attributions = [c.Says(c.Who("Peru", "PER"), Stance.Asserts, "is")] });
        var marked = new DocumentVersion("b.html", "00", "<p>Peru  is isolated.");
        static int Moved(int at) => at + 3 + (at > 4 ? 1 : 0);
        var claim = Assert.Single(LedgerBuilder.ClaimsOf(marked, c.Text, c.Read, s => new(Moved(s.Start), Moved(s.End))));
        Assert.Equal(("Peru is isolated", "Peru  is isolated"), (claim.QuoteText, claim.QuoteOriginal));
        Assert.Equal((3, 12, 3, 9), (claim.Subjects[0].Span.Start, claim.Against[0].Span.Start, claim.Speaker!.Span.Start, claim.Attributions[0].Cue.Start));
        Assert.Null(Assert.Single(c.Claims).QuoteOriginal);
    }

    [Fact]
    public void Key_is_of_the_content_alone()
    {
        var claim = Coded.ArmsDispute().Claims.First(x => x.Type == EventType.Aid);
        var other = new ActorMention(new(0, 5), "Japan", new("JPN"), null, null, Resolution.Name);
        Assert.Equal(claim.Id, LedgerBuilder.KeyOf(claim));
        Assert.Equal(claim.Id, LedgerBuilder.KeyOf(claim with { Confidence = 0.1, Rule = "another", Theme = "food" }));
        Claim[] changed = [claim with { Actor = other }, claim with { Recipient = other }, claim with { Actor = null }, claim with { Reciprocal = true },
            claim with { Actor = claim.Recipient, Recipient = claim.Actor }, claim with { Subjects = [other] }, claim with { Against = [other] }, claim];
        Assert.Equal(changed.Length, changed.Select(LedgerBuilder.KeyOf).Distinct().Count());
        // Keys stand in ledgers that are kept.
        Assert.Equal("c-3d3fed0158a01904c92d", claim.Id.Value);
    }

    [Fact]
    public void Judgement_and_what_was_not_done_are_not_told_as_known()
    {
        var c = new Coded("Peru shelled Chile.");
        c.Events.Add(Act(c, EventType.Assault, "shelled"));
        var claim = Assert.Single(c.Claims);
        Assert.True(claim.TellsAsKnown);
        Assert.False((claim with { Kind = ClaimKind.Assessment }).TellsAsKnown);
        Assert.False((claim with { Polarity = Polarity.Negated }).TellsAsKnown);
    }

    [Theory]
    [InlineData(EventType.Cooperate, null, "arms", "provide")]
    [InlineData(EventType.Cooperate, null, "trade", "cooperate")]
    [InlineData(EventType.Cooperate, null, null, "cooperate")]
    [InlineData(EventType.Aid, null, null, "provide")]
    [InlineData(EventType.Consult, "phone", null, "call")]
    [InlineData(EventType.Consult, "letter", null, "call")]
    [InlineData(EventType.Consult, "visit", null, "consult")]
    [InlineData(EventType.Consult, null, null, "consult")]
    public void Family_is_the_act_whatever_it_is_called(EventType type, string? mode, string? theme, string family) =>
        Assert.Equal(family, TypeFamily.Of(type, mode, theme));
}
