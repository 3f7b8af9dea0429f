using Entente.Language;
using FsCheck.Xunit;
using Xunit;

namespace Entente.SystemTests.Language;

/// <summary>The parser on many texts at once, on any text, from many threads.</summary>
public sealed class ParserPropertyTests
{
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
}
