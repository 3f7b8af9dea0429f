using System.Collections.Immutable;
using System.Text.Json;
using Entente.Briefs;
using Entente.Documents;
using Entente.Findings;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.Briefs;

public sealed class BriefRenderingTests
{
    private const string Hostile = "<script>alert(1)</script>\u001b[31m\u202Ered \"x\" & `y` | [z](javascript:1)";

    [Fact]
    public void Finding_without_evidence_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Finding(FindingKind.Reported, "Kenya met Uganda.", []));

    [Fact]
    public void Evidence_without_a_quote_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Evidence("ab", new TextSpan(0, 1), " ", null));

    [Fact]
    public void Page_escapes_what_the_world_wrote()
    {
        var page = BriefHtml.Write(Sample(Hostile));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("&lt;script&gt;", page);
    }

    [Fact]
    public void Page_asks_for_nothing_from_outside()
    {
        var page = BriefHtml.Write(Sample("plain"));
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("src=", page.Replace("default-src=", "", StringComparison.Ordinal));
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_holds_no_control_characters() =>
        Assert.DoesNotContain(BriefText.Write(Sample(Hostile)), c => char.IsControl(c) && c != '\n');

    [Fact]
    public void Markdown_opens_no_link_and_no_tag_of_the_world()
    {
        var text = BriefMarkdown.Write(Sample(Hostile));
        Assert.DoesNotContain("<script", text);
        Assert.DoesNotContain("[z](", text);
    }

    [Fact]
    public void Json_gives_back_the_quote_and_its_offsets()
    {
        using var json = JsonDocument.Parse(BriefJson.Write(Sample(Hostile)));
        var evidence = json.RootElement.GetProperty("sections")[0].GetProperty("findings")[0].GetProperty("evidence")[0];
        Assert.Equal(Hostile, evidence.GetProperty("quote").GetString());
        Assert.Equal(3, evidence.GetProperty("start").GetInt32());
    }

    [Fact]
    public void Overlapping_marks_keep_the_articles_words()
    {
        var page = BriefHtml.Write(Sample("plain"));
        var article = page[page.IndexOf("<div class=\"article\">", StringComparison.Ordinal)..];
        var words = System.Text.RegularExpressions.Regex.Replace(article[..article.IndexOf("</div>", StringComparison.Ordinal)], "<sup>.*?</sup>|<[^>]+>", "");
        Assert.Equal("one two three four", words.Trim());
    }

    private static Brief Sample(string worldText)
    {
        ImmutableArray<Evidence> evidence = [new("00ff", new TextSpan(3, 9), worldText, "c-1")];
        var first = new Finding(FindingKind.Reported, worldText, evidence) { Number = 1, Date = ImpreciseDate.OfMonth(2019, 4), Coding = worldText,
            Remarks = [worldText] };
        var second = new Finding(FindingKind.Denied, "Second.", evidence) { Number = 2, Date = ImpreciseDate.OfDay(new LocalDate(2024, 6, 18)) };
        return new Brief
        {
            Title = worldText, Location = worldText, DocumentHash = "00ff", Source = worldText, Authors = [worldText], RunId = "r-1", Version = "0",
                Summary = ["All of it [1] [2]."],
            Contested = [new ContestedSides("p-1", worldText, [first], [second])],
            Sections = [new BriefSection("reported", "Reported", "Lead.", [first])],
            Gaps = [worldText],
            Article = [new MarkedParagraph("one two three four",
                [(new TextSpan(0, 13), 1, FindingKind.Reported), (new TextSpan(4, 18), 2, FindingKind.Denied)])],
        };
    }
}
