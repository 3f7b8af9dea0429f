using Entente.Coding;
using Entente.Ledger;
using Entente.Tests;
using Xunit;

namespace Entente.Tests.Ledger;

/// <summary>What is stated, as a key. Keys stand in ledgers that are kept, so their form is written out here.</summary>
public sealed class StatementKeyTests
{
    private static readonly Coded Text = new("Austria, Australia, Peru, rebels, Army");

    private static StatementKey Key(EventType type, ActorKey a, ActorKey b, string? theme = null, bool reciprocal = false) =>
        StatementKey.OfEvent(type, null, theme, Who(a), Who(b), reciprocal, "d1");

    /// <summary>Words of <see cref="Text"/> and the actor that they name.</summary>
    public sealed record ActorKey(string Words, string? Actor, string? Sector = null);

    private static ActorMention? Who(ActorKey key) => key.Words.Length == 0 ? null : Text.Who(key.Words, key.Actor, key.Sector);

    private static readonly ActorKey Austria = new("Austria", "AUT"), Australia = new("Australia", "AUS"), Peru = new("Peru", "PER"), Nobody = new("", null);

    [Fact]
    public void Acts_of_both_are_keyed_by_the_parties_in_order_and_acts_of_one_by_who_does_them()
    {
        Assert.Equal("agree|trade|AUS-AUT", Key(EventType.Agree, Austria, Australia, "trade").ToString());
        Assert.Equal("agree|trade|AUS-AUT", Key(EventType.Agree, Australia, Austria, "trade").ToString());
        Assert.Equal("provide|arms|AUT>AUS", Key(EventType.Aid, Austria, Australia, "arms").ToString());
        Assert.Equal("provide|arms|AUS-AUT", Key(EventType.Aid, Austria, Australia, "arms", reciprocal: true).ToString());
    }

    [Fact]
    public void Party_that_nobody_knows_is_bound_to_its_document()
    {
        Assert.Equal("provide|arms|?rebels@d1>PER", Key(EventType.Aid, new("rebels", null), Peru, "arms").ToString());
        Assert.Equal("provide|arms|?@d1>-", Key(EventType.Aid, Nobody, Nobody, "arms").ToString());
        Assert.Equal("provide|arms|PER/REB>PER", Key(EventType.Aid, new("rebels", "PER", "REB"), new("Army", "PER", "MIL"), "arms").ToString());
    }

    [Theory]
    [InlineData("PER", "CHL", true)]
    [InlineData("A", "B", true)]
    [InlineData("?x@d", "CHL", false)]
    [InlineData("PER", "?x@d", false)]
    [InlineData("PER", "-", false)]
    [InlineData("", "CHL", false)]
    [InlineData("PER", "", false)]
    public void Both_parties_are_named_and_known(string first, string second, bool both) =>
        Assert.Equal(both, new StatementKey("provide", "arms", first, second, true).HasBothParties);

    [Fact]
    public void Matter_is_of_parties_and_theme_whatever_the_act_and_the_direction()
    {
        var matter = Key(EventType.Aid, Austria, Australia, "arms").Matter;
        Assert.Equal("m-59017d695f36cbf8c1df", matter.Value);
        Assert.Equal(matter, Key(EventType.Aid, Australia, Austria, "arms").Matter);
        Assert.Equal(matter, Key(EventType.Agree, Austria, Australia, "arms").Matter);
        Assert.NotEqual(matter, Key(EventType.Agree, Austria, Australia, "trade").Matter);
        Assert.NotEqual(matter, Key(EventType.Agree, Austria, Peru, "arms").Matter);
        // An act of speech, or one without a theme, is a matter of its own.
        foreach (var alone in new[] { EventType.Accuse, EventType.Reject, EventType.Request, EventType.Threaten, EventType.Protest })
            Assert.NotEqual(matter, Key(alone, Austria, Australia, "arms").Matter);
        Assert.NotEqual(Key(EventType.Aid, Austria, Australia).Matter, Key(EventType.Agree, Austria, Australia).Matter);
    }

    [Fact]
    public void Judgement_is_keyed_by_those_it_is_about()
    {
        ActorMention Of(ActorKey key) => Who(key)!;
        Assert.Equal("assessment|bloc|AUS+AUT>PER",
            StatementKey.OfAssessment("bloc", [Of(Austria), Of(Australia), Of(Austria)], [Of(Peru)], "d1").ToString());
        Assert.Equal("assessment|bloc|AUT>-", StatementKey.OfAssessment("bloc", [Of(Austria)], [], "d1").ToString());
    }
}
