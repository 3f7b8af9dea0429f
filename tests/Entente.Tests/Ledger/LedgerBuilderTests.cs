using Entente.Coding;
using Entente.Ledger;
using Entente.Time;
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
        var undated = dispute.Document with { Published = null, Retrieved = new NodaTime.LocalDate(2026, 11, 26) };
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
}
