using Entente.Language;
using Xunit;

namespace Entente.Tests.Language;

public sealed class ParagraphsTests
{
    private static string[] Of(string text) => [.. Paragraphs.Of(text).Select(p => text[p.Start..p.End])];

    [Fact]
    public void Blank_lines_part_paragraphs_whatever_the_line_ends() =>
        Assert.Equal(["One", "Two", "Three"], Of("One\n\nTwo\r\n \r\nThree\n"));

    [Fact]
    public void Single_breaks_part_lines_too_long_to_be_wrapped()
    {
        var line = string.Concat(Enumerable.Repeat("Words follow words here. ", 9)).TrimEnd();
        Assert.Equal([line, line], Of(line + "\n" + line));
    }

    [Fact]
    public void Single_breaks_join_wrapped_lines() =>
        Assert.Single(Of("The presidents of the two neighbouring republics met near the\nBorder on Tuesday."));

    [Fact]
    public void A_headline_above_its_text_stands_alone() =>
        Assert.Equal(2, Of("Talks end\nThe presidents of the two neighbouring republics met near the border.").Length);

    [Fact]
    public void Empty_text_has_none() => Assert.Empty(Of(" \n\t\n"));
}
