using Entente.Findings;
using Xunit;

namespace Entente.Tests.Findings;

public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("They asked both countries [Chad and Niger]", "They asked both countries [Chad]", "They asked both countries [Niger]")]
    [InlineData("Both [Chad and Niger] were asked", "Both [Chad] were asked", "Both [Niger] were asked", "Both [Chad] were asked")]
    [InlineData("[Chad and Niger:] Mali offered it [Mali] talks", "[Chad:] Mali offered it [Mali] talks", "[Niger:] Mali offered it talks")]
    [InlineData("Sadat [Egypt] and Begin [Israel] met", "Sadat [Egypt] and Begin met", "Sadat and Begin [Israel] met")]
    [InlineData("They [Chad, Niger and Mali] met", "They [Chad and Niger] met", "They [Niger and Mali] met", "They [Chad and Mali] met")]
    [InlineData("Both [Bosnia and Herzegovina and Chad] met", "Both [Bosnia and Herzegovina] met", "Both [Chad] met")]
    public void What_is_told_of_several_is_told_once(string together, params string[] tellings) => Assert.Equal(together, OwnWords.Together(tellings));

    [Theory]
    [InlineData("A delegation that visited Niamey last week", "A delegation … visited Niamey last week")]
    [InlineData("Algeria, which expelled migrants", "Algeria … expelled migrants")]
    [InlineData("Salva Kiir [South Sudan], who offered to mediate", "Salva Kiir [South Sudan] … offered to mediate")]
    [InlineData("Peru met Chile", "Peru met Chile")]
    public void Relative_pronoun_that_acts_is_left_out_with_a_mark(string words, string told) => Assert.Equal(told, OwnWords.WithoutPronoun(words));

    [Theory]
    [InlineData("Sadat [Egypt] and Begin signed", "Sadat and Begin signed")]
    [InlineData("[Egypt:] they [Israel and Jordan] signed", "[Egypt:] they signed")]
    public void Clause_without_its_states_is_one_for_all_parties(string told, string bare) => Assert.Equal(bare, OwnWords.WithoutStates(told));

    [Theory]
    [InlineData("detained on \"false charges", "detained on \"false charges\"")]
    [InlineData("called it “a lie", "called it “a lie”")]
    [InlineData("called it \"a lie\" twice", "called it \"a lie\" twice")]
    public void Quotation_that_a_clause_opens_it_closes(string clause, string closed) => Assert.Equal(closed, OwnWords.Closed(clause));

    [Theory]
    [InlineData("which Abu Dhabi denies", true)]
    [InlineData("which, Riyadh said, had come from the Emirates", true)]
    [InlineData("That visited Niamey", true)]
    [InlineData("Thatcher met Reagan", false)]
    public void Clause_that_hangs_on_another_is_known(string clause, bool hangs) => Assert.Equal(hangs, OwnWords.HangsOnAnother(clause));
}
