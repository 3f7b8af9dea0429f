using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Findings;
using Entente.Ledger;
using Xunit;

namespace Entente.Tests.Findings;

public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("They asked both countries [Chad and Niger]", "They asked both countries", "countries TCD", "countries NER")]
    [InlineData("Both [Chad and Niger] were asked", "Both were asked", "Both TCD", "Both NER", "Both TCD")]
    [InlineData("[Chad and Niger:] Mali offered it [Mali] talks", "Mali offered it talks", "it MLI;- TCD", "- NER")]
    [InlineData("Sadat [Egypt] and Begin [Israel] met", "Sadat and Begin met", "Sadat EGY", "Begin ISR")]
    [InlineData("They [Chad, Niger and Mali] met", "They met", "They TCD;They NER", "They NER;They MLI", "They TCD;They MLI")]
    [InlineData("Both [Bosnia and Herzegovina and Chad] met", "Both met", "Both BIH", "Both TCD")]
    [InlineData("It says [here, too] that both [Chad and Niger] met", "It says [here, too] that both met", "both TCD", "both NER")]
    public void What_is_told_of_several_is_told_once(string together, string words, params string[] parties)
    {
        Claim Of(string named)
        {
            ActorMention[] mentions = [.. named.Split(';').Select(n => n.Split(' ')).Select(n => new ActorMention(Span(n[0]), n[0], new ActorId(n[1]), null,
                null, Resolution.Description))];
            var (word, key) = (new TextSpan(0, words.Length), StatementKey.OfEvent(EventType.Consult, null, null, mentions[0], null, false, "d"));
            return new() { Id = new ClaimId("c-" + new string('0', 20)), DocumentId = "d", DocumentTextSha256 = "", Kind = ClaimKind.Event, Quote = word,
                QuoteText = words, Content = word, ContentText = words, Trigger = word, TriggerText = words, TriggerLemma = words, Key = key,
                Actor = mentions[0], Recipient = mentions.ElementAtOrDefault(1) };
        }
        TextSpan Span(string word) => word == "-" ? new(1000, 1001) : new(words.IndexOf(word, StringComparison.Ordinal),
            words.IndexOf(word, StringComparison.Ordinal) + word.Length);
        Assert.Equal(together, OwnWords.Of(Of(parties[0]), with: parties.Skip(1).Select(Of)));
    }

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
