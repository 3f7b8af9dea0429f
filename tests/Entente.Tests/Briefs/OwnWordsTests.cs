using Entente.Briefs;
using Entente.Coding;
using Entente.Tests.Ledger;
using Xunit;

namespace Entente.Tests.Briefs;

public sealed class OwnWordsTests
{
    private static string Told(Coded c) => OwnWords.Of(c.Claims.Single());

    [Fact]
    public void Clause_stands_in_the_documents_words_with_its_pronouns_resolved()
    {
        var c = new Coded("On Monday they attacked Peru.");
        c.Events.Add(c.Event(EventType.Assault, "they attacked Peru", "attacked", "attack", c.Who("they", "JPN", resolution: Resolution.Pronoun),
            c.Who("Peru", "PER")));
        Assert.Equal("They [Japan] attacked Peru", Told(c));
    }

    [Fact]
    public void Party_that_the_clause_does_not_name_stands_before_it()
    {
        var c = new Coded("Japan was angry. The attack killed ten in Peru.");
        c.Events.Add(c.Event(EventType.Assault, "The attack killed ten in Peru", "attack", "attack", c.Who("Japan", "JPN"), c.Who("Peru", "PER")));
        Assert.Equal("[Japan:] The attack killed ten in Peru", Told(c));
    }

    [Fact]
    public void Person_gets_his_state_and_a_state_by_name_gets_nothing()
    {
        var c = new Coded("Kishida visited Peru.");
        c.Events.Add(c.Event(EventType.Consult, "Kishida visited Peru", "visited", "visit", c.Who("Kishida", "JPN", resolution: Resolution.Person),
            c.Who("Peru", "PER")) with { Mode = "visit" });
        Assert.Equal("Kishida [Japan] visited Peru", Told(c));
        Assert.Equal("visit", OwnWords.Default.Label(c.Claims.Single()));
    }

    [Fact]
    public void Long_clause_is_cut_around_the_word_that_tells_it()
    {
        var c = new Coded(string.Concat(Enumerable.Repeat("and so on ", 40)) + "Japan attacked Peru "
            + string.Concat(Enumerable.Repeat("and so forth ", 40)).Trim());
        c.Events.Add(c.Event(EventType.Assault, c.Text, "attacked", "attack", c.Who("Japan", "JPN"), c.Who("Peru", "PER")));
        var told = Told(c);
        Assert.Contains("Japan attacked Peru", told, StringComparison.Ordinal);
        Assert.True(told.Length < 260 && told.StartsWith("… ", StringComparison.Ordinal) && told.EndsWith(" …", StringComparison.Ordinal), told);
    }
}
