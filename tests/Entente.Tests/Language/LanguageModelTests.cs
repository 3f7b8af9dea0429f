using Entente.Language;
using FsCheck.Xunit;
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
    public void Parse_reads_texts_together_as_one_by_one()
    {
        string[] given = ["Peru sent troops. Chile did not.", "", "Ministers met in Nairobi\n\nThey agreed on nothing, it seems.",
            string.Concat(Enumerable.Repeat("and so on ", 120)), "Why?", " \n "];
        var texts = given.SelectMany(t => new[] { (t, false), (t, true) }).ToList();
        var together = LanguageModel.English.Parse(texts);
        Assert.Equal(texts.Count, together.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            var alone = texts[i].Item2 ? LanguageModel.English.ParseSentence(texts[i].t) : LanguageModel.English.Parse(texts[i].t);
            Assert.Equal(alone.Select(x => (x.Span, x.StartsParagraph)), together[i].Select(x => (x.Span, x.StartsParagraph)));
            Assert.Equal(alone.SelectMany(x => x.Tokens), together[i].SelectMany(x => x.Tokens));
        }
    }

    [Property(MaxTest = 150)]
    public void Parse_of_any_text_covers_it_with_words_of_well_formed_trees(string text)
    {
        text ??= "";
        var at = 0;
        foreach (var sentence in LanguageModel.English.Parse(text))
        {
            Assert.Single(sentence.Tokens, t => t.Head == -1);
            Assert.All(sentence.Tokens, t => Assert.Equal(t.Head == -1, t.Deprel == "root"));
            Assert.True(TreeDecoder.IsTree([.. sentence.Tokens.Select(t => t.Head)]));
            foreach (var token in sentence.Tokens)
            {
                Assert.True(token.Span.Start >= at && token.Span.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[at..token.Span.Start].Replace("\uFEFF", "").Replace("\u200B", "")));
                Assert.Equal(token.Form, token.Span.In(text));
                at = token.Span.End;
            }
            Assert.Equal(new Entente.Documents.TextSpan(sentence.Tokens[0].Span.Start, at), sentence.Span);
        }
        Assert.True(string.IsNullOrWhiteSpace(text[at..].Replace("\uFEFF", "").Replace("\u200B", "")));
    }

    [Fact]
    public void Parse_from_many_threads_gives_what_one_gives()
    {
        var texts = Enumerable.Range(0, 24)
            .Select(i => $"State number {i} accused its neighbour of shelling {i + 2} villages, and the neighbour denied it. \"No,\" it said.").ToArray();
        var one = texts.Select(t => string.Join('|', LanguageModel.English.Parse(t).SelectMany(s => s.Tokens).Select(t => t.ToString()))).ToArray();
        var many = texts.AsParallel().AsOrdered()
            .Select(t => string.Join('|', LanguageModel.English.Parse(t).SelectMany(s => s.Tokens).Select(t => t.ToString()))).ToArray();
        Assert.Equal(one, many);
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
