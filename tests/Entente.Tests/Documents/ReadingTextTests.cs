using System.Net;
using System.Text;
using Entente.Documents;
using FsCheck.Xunit;
using Xunit;

// Not Entente.Tests.Documents: that would hide Entente.Documents from tests that write Documents.TextSpan.
namespace Entente.Tests.DocumentReading;

public sealed class ReadingTextTests
{
    private static Document Read(string text, string location = "a.txt") => DocumentReader.Read(Encoding.UTF8.GetBytes(text), location);

    [Theory]
    [InlineData("co\u00ADoper\u200Bation", "cooperation")]
    [InlineData("18\u00A0June\u2003 2024", "18 June 2024")]
    [InlineData("Kim’s “vow”", "Kim's \"vow\"")]
    [InlineData("One line.\r\nAnother line.", "One line.\n\nAnother line.")]
    [InlineData("One paragraph.\n\n\n\nAnother.", "One paragraph.\n\nAnother.")]
    [InlineData("The two ministers met in the old\ncapital on Tuesday and signed an\nagreement.",
        "The two ministers met in the old capital on Tuesday and signed an agreement.")]
    [InlineData("They met about the well-known inter-\nnational agreement of the previous\nyear.",
        "They met about the well-known inter-national agreement of the previous year.")]
    public void Text_is_normalised(string original, string reading) => Assert.Equal(reading, Read(original).ReadingText.Text);

    [Theory]
    [InlineData("coop", "co\u00ADop")]
    [InlineData("18 June", "18\u00A0 June")]
    [InlineData("Kim's", "Kim’s")]
    public void Span_maps_to_the_original_words(string words, string original)
    {
        var document = Read($"Before {original} after");
        var at = document.ReadingText.Text.IndexOf(words, StringComparison.Ordinal);
        var span = document.ReadingText.ToOriginal(new(at, at + words.Length));
        Assert.Equal(original, span.In(document.Text));
        Assert.Equal(new TextSpan(at, at + words.Length), document.ReadingText.ToReading(span));
    }

    private static readonly string[] Pieces =
        ["Kim", "’s ", "\u00A0", "\u00AD", " ", "\n", "\n\n", "“vow”", "-", ".", "é", "\r\n", "\t", "June", "*", "_", "[a](b)", "# ", "> ", "\u200B",
            "a", "The states agreed to meet ", "\U0001F600"];

    [Property(MaxTest = 400)]
    public void Every_span_of_plain_text_maps_to_words_that_read_the_same(byte[] choice) => Check(choice, "a.txt", Pieces, text => text, original => original);

    [Property(MaxTest = 400)]
    public void Every_span_of_markdown_maps_to_words_that_hold_it(byte[] choice) => Check(choice, "a.md", Pieces, text => text, original => original);

    [Property(MaxTest = 40)]
    public void Every_span_of_a_page_maps_to_words_that_read_the_same(byte[] choice) =>
        Check(choice, "a.html", ["Kim", "&rsquo;s ", "&nbsp;", "<b>x</b>", " ", "\n", "</p><p>", "&#233;", "&amp;", "<i>", "</i>", "<!-- c -->",
            "The states agreed to meet again, and they did. ", "a &lt; b"],
            text => "<html><body><article><p>" + text + "</p></article></body></html>", WebUtility.HtmlDecode!);

    private static void Check(byte[] choice, string location, string[] pieces, Func<string, string> wrap, Func<string, string> decode)
    {
        var text = wrap("Start " + string.Concat(choice.Select(b => pieces[b % pieces.Length])) + " end");
        var document = Read(text, location);
        var reading = document.ReadingText;
        var end = 0;
        for (var i = 0; i < reading.Text.Length; i++)
        {
            var span = reading.ToOriginal(new(i, i + 1));
            Assert.True(span.Start >= end || span.Length > 1 && span.End >= end, $"{i}: {span} steps back behind {end} in {text}");
            end = Math.Max(end, span.Start);
            var c = reading.Text[i];
            var original = decode(span.In(document.Text));
            if (c is ' ' or '\n') Assert.DoesNotContain(original, character => char.IsLetterOrDigit(character) && location == "a.txt");
            else Assert.Contains(c, original.Select(ReadingTextBuilder.Normalize));
        }
        for (var i = 0; i <= reading.Text.Length; i += 3)
            for (var j = i; j <= reading.Text.Length; j += 5)
            {
                var span = reading.ToOriginal(new(i, j));
                Assert.True(span.End <= document.Text.Length);
                if (location == "a.txt" && j > i)
                    Assert.Equal(Letters(reading.Text[i..j]), Letters(string.Concat(span.In(document.Text).Select(ReadingTextBuilder.Normalize))));
            }
    }

    private static string Letters(string text) => new(text.Where(c => c != '\0' && !char.IsWhiteSpace(c)).ToArray());
}
