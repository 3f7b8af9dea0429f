using Entente.Language;
using Xunit;

namespace Entente.Tests.Language;

public sealed class LanguageModelTests
{
    private static string Forms(Sentence sentence) => string.Join(' ', sentence.Tokens.Select(t => t.Form));

    [Fact]
    public void Parse_finds_who_did_what_to_whom()
    {
        var sentence = Assert.Single(LanguageModel.English.Parse("The foreign minister of Kenya visited Uganda on Tuesday."));
        var visited = sentence.Tokens.Single(t => t.Form == "visited");
        Assert.Equal(-1, visited.Head);
        Assert.Equal("visit", visited.Lemma);
        Assert.Equal(Upos.VERB, visited.Upos);
        var minister = sentence.Tokens.Single(t => t.Form == "minister");
        Assert.Equal((visited.Index, "nsubj"), (minister.Head, minister.Deprel));
        Assert.Equal(Upos.PROPN, sentence.Tokens.Single(t => t.Form == "Kenya").Upos);
        var uganda = sentence.Tokens.Single(t => t.Form == "Uganda");
        Assert.Equal((visited.Index, "obj"), (uganda.Head, uganda.Deprel));
    }

    [Theory]
    [InlineData("The two countries signed a treaty.", "two")]
    [InlineData("Relations between the two neighbours have changed.", "neighbours")]
    [InlineData("The two neighbours closed the border.", "neighbours")]
    public void A_word_of_no_closed_class_is_no_conjunction_or_pronoun(string text, string word) => Assert.DoesNotContain(
        Assert.Single(LanguageModel.English.Parse(text)).Tokens.Single(t => t.Form == word).Xpos, (string[])["CC", "DT", "PRP", "IN"]);

    [Theory]
    [InlineData("Turkey confirmed that it had left.", "confirmed")]
    [InlineData("Norway conceded that Sweden was right.", "conceded")]
    public void A_word_in_ed_is_no_adverb_and_one_without_ing_no_present_participle(string text, string word)
    {
        var token = Assert.Single(LanguageModel.English.Parse(text)).Tokens.Single(t => t.Form == word);
        Assert.Equal((-1, true), (token.Head, token.Upos == Upos.VERB && token.Xpos is not "VBG"));
    }

    [Theory]
    [InlineData("The foreign ministers of Japan and South Korea met in Tokyo on Tuesday.", "in", "Tokyo")]
    [InlineData("In 2013 Mr Morales sued; in 2017 Chilean police arrested nine officers.", "2017", "arrested")]
    public void Preposition_binds_its_noun_and_a_semicolon_parts_clauses(string text, string word, string head)
    {
        var tokens = Assert.Single(LanguageModel.English.Parse(text)).Tokens;
        Assert.Equal(head, tokens[tokens.Single(t => t.Form == word).Head].Form);
    }

    [Fact]
    public void Has_is_a_form_of_have() =>
        Assert.Equal("have", Assert.Single(LanguageModel.English.Parse("The context surrounding the relationship between Chad and Libya has shifted."))
            .Tokens.Single(t => t.Form == "has").Lemma);

    [Fact]
    public void Parse_divides_contractions_and_possessives()
    {
        var sentence = Assert.Single(LanguageModel.English.Parse("Peru's president doesn't agree, and we cannot wait."));
        Assert.Equal("Peru 's president does n't agree , and we can not wait .", Forms(sentence));
        Assert.Equal(["'s", "n't", "not"], sentence.Tokens.Where(t => t.Joined).Select(t => t.Form));
    }

    [Fact]
    public void Parse_ends_no_sentence_after_a_title_or_within_an_abbreviation()
    {
        const string text = "Lt. Gen. John A. Smith met U.S. officials in St. Louis. He left on Monday.";
        var sentences = LanguageModel.English.Parse(text);
        Assert.Equal(["Lt. Gen. John A. Smith met U.S. officials in St. Louis.", "He left on Monday."], sentences.Select(s => s.Span.In(text)));
    }

    [Fact]
    public void Parse_keeps_the_closing_quote_with_its_sentence()
    {
        const string text = "\"We will not yield.\" The talks ended without a statement.";
        Assert.Equal(["\"We will not yield.\"", "The talks ended without a statement."], LanguageModel.English.Parse(text).Select(s => s.Span.In(text)));
    }

    [Fact]
    public void Parse_parts_paragraphs_at_blank_lines_and_rejoins_wrapped_lines()
    {
        const string text = "Ministers meet in Nairobi\n\nThe ministers of five states of the region met in Nairobi on Monday\nto speak of the "
            + "border. They agreed on\nnothing.";
        var sentences = LanguageModel.English.Parse(text);
        Assert.Equal([true, true, false], sentences.Select(s => s.StartsParagraph));
        Assert.Equal("They agreed on\nnothing.", sentences[2].Span.In(text));
    }

    [Fact]
    public void ParseSentence_takes_the_text_as_one()
    {
        var sentence = Assert.Single(LanguageModel.English.ParseSentence("It ended. Nobody knew why."));
        Assert.Equal(7, sentence.Tokens.Length);
        Assert.Empty(LanguageModel.English.ParseSentence(" \n "));
        Assert.Empty(LanguageModel.English.Parse(""));
    }

    [Fact]
    public void Files_of_something_else_are_refused_with_what_was_expected()
    {
        var error = Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream("NOTAMODEL, surely"u8.ToArray())));
        Assert.Contains("ENTLANG2", error.Message);
        error = Assert.Throws<InvalidDataException>(() => ReaderWeights.Read(new MemoryStream("NOTAMODEL, surely"u8.ToArray())));
        Assert.Contains("ENTREAD1", error.Message);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("Russia-")]
    public void Stretch_without_white_space_that_is_no_writing_is_one_word(string piece)
    {
        var stretch = string.Concat(Enumerable.Repeat(piece, 20_000));
        Assert.Equal([stretch, "met", "China"], LanguageModel.English.ParseSentence(stretch + " met China").Select(s => s.Tokens.Select(t => t.Form)).Single());
    }
}
