using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>Each page with its heading; nothing of the world's text is markup.</summary>
[Collection(WorkbenchCollection.Name)]
public sealed class PageTests(WorkbenchFixture fixture)
{
    [Theory]
    [InlineData("/", "Today")]
    [InlineData("/pair/EGY/ISR", "Egypt and Israel, ")]
    [InlineData("/pair/Egypt/israel", "Egypt and Israel, ")]
    [InlineData("/pair/ISR/EGY?as-of=1990-01-01", "Israel and Egypt, ")]
    [InlineData("/state/CHL", "Chile (CHL)")]
    [InlineData("/contested", "Contested")]
    [InlineData("/contested?as-of=2024-01-01", "Contested")]
    [InlineData("/outlook", "Outlook")]
    [InlineData("/library", "Library")]
    [InlineData("/search?q=shelled", "Search: shelled")]
    [InlineData("/search", "Search")]
    public async Task Page_has_its_heading_the_way_around_and_one_script_of_ours(string address, string heading)
    {
        var (status, page) = await fixture.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h1>" + heading, page);
        Assert.Matches("<title>[^<]+ · Entente</title>", page);
        Assert.Single(Regex.Matches(page, "<main"));
        foreach (var part in new[] { "role=\"search\"", "href=\"/contested", "href=\"/library", "href=\"/style.css\"" }) Assert.Contains(part, page);
        Assert.Equal(["<script type=\"module\" src=\"/as-of.js\">"], Regex.Matches(page, "<script[^>]*>").Select(m => m.Value));
        Assert.DoesNotContain(" style=", page);
        Assert.DoesNotContain("<style", page);
    }

    [Fact]
    public async Task Today_tells_what_changed_on_the_watches()
    {
        var (_, page) = await fixture.GetAsync("/");
        var changes = page[page.IndexOf("id=\"changes\"", StringComparison.Ordinal)..];
        Assert.Contains("&lt;b&gt;Peru &amp; Chile&lt;/b&gt;", changes);
        Assert.Contains("now contested", changes);
        Assert.Contains("href=\"/pair/CHL/PER\"", changes);
        Assert.Contains("href=\"/claim/c-", changes);
        using var json = JsonDocument.Parse((await fixture.GetAsync("/api/v1/changes")).Body);
        Assert.True(json.RootElement.GetProperty("count").GetInt32() > 0);
        using var none = JsonDocument.Parse((await fixture.GetAsync("/api/v1/changes?since=2999-01-01")).Body);
        Assert.Equal(0, none.RootElement.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task State_page_names_the_commands_that_learn_with_whom_it_may_make_a_pact()
    {
        var (_, page) = await fixture.GetAsync("/state/CHL?as-of=2001-12-31");
        var section = WebUtility.HtmlDecode(page[page.IndexOf("<section id=\"joins\">", StringComparison.Ordinal)..]);
        Assert.Contains("'entente outlook CHL --joins --on 2001-12-31' and 'entente outlook CHL --joins --horizon 3y --on 2001-12-31' do", section);
        Assert.Contains("Records of pairs begin in 1946", (await fixture.GetAsync("/state/CHL?as-of=1940-12-31")).Body);
    }

    [Fact]
    public async Task Contested_matter_shows_both_sides_with_their_words()
    {
        var (_, list) = await fixture.GetAsync("/contested");
        var address = Regex.Match(list, "href=\"(/p/m-[0-9a-f]+)\">[^<]*artillery").Groups[1].Value;
        var (status, page) = await fixture.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);
        var (pro, contra) = (page.IndexOf("<h2>For</h2>", StringComparison.Ordinal), page.IndexOf("<h2>Against</h2>", StringComparison.Ordinal));
        Assert.InRange(page.IndexOf("“Japan has accused Peru of supplying", StringComparison.Ordinal), pro, contra);
        Assert.True(page.IndexOf("“Peru has denied that an arms deal", StringComparison.Ordinal) > contra);
        var (_, before) = await fixture.GetAsync(address + "?as-of=2024-06-01");
        Assert.DoesNotContain("artillery", before);
    }

    [Fact]
    public async Task Claim_leads_to_its_words_in_its_document()
    {
        var document = Regex.Match((await fixture.GetAsync("/library")).Body, "href=\"(/document/d-[0-9a-f]+)\">From Jerusalem").Groups[1].Value;
        var claim = Regex.Matches((await fixture.GetAsync(document)).Body, "href=\"/claim/(c-[0-9a-f]+)\"")[1].Groups[1].Value;
        using var response = await fixture.Known.GetAsync(new Uri("/claim/" + claim, UriKind.Relative));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var address = response.Headers.Location!.OriginalString;
        Assert.Equal(document + "#f2", address);
        var (status, page) = await fixture.GetAsync(address.Split('#')[0]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.InRange(page.IndexOf(claim, StringComparison.Ordinal), page.IndexOf("id=\"f2\"", StringComparison.Ordinal), page.Length);
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        var (_, library) = await fixture.GetAsync("/library");
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\uFFFDgnp.exe &quot;onload", library);
        var document = Regex.Match(library, "href=\"(/document/d-[0-9a-f]+)\">&lt;script").Groups[1].Value;
        foreach (var address in new[] { "/", "/library", document, "/search?q=shelled", "/pair/PER/CHL", "/search?q=<script>alert(3)</script>",
            "/state/<img src=x>", "/<svg onload=alert(4)>" })
        {
            var (_, page) = await fixture.GetAsync(address);
            page = page.Replace("<script type=\"module\" src=\"/as-of.js\"></script>", "");
            foreach (var bad in new[] { "<script", "<img", "<svg on", "<b>x", "\"onload", "\u202E" }) Assert.DoesNotContain(bad, page);
        }
    }

    [Theory]
    [InlineData("Egypt", "/state/EGY")]
    [InlineData("egypt and israel", "/pair/EGY/ISR")]
    [InlineData("ISR EGY", "/pair/ISR/EGY")]
    [InlineData("North Korea, South Korea", "/pair/PRK/KOR")]
    public async Task Search_for_states_leads_to_their_page(string words, string address)
    {
        using var response = await fixture.Known.GetAsync(new Uri("/search?q=" + Uri.EscapeDataString(words), UriKind.Relative));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(address, response.Headers.Location!.OriginalString);
        var (_, page) = await fixture.GetAsync("/search?words=1&q=" + Uri.EscapeDataString(words));
        Assert.Contains("<h1>Search: ", page);
    }

    [Theory]
    [InlineData("/state/Brazl", 404, "Brazil (BRA)")]
    [InlineData("/state/NATO", 404, "is no state")]
    [InlineData("/pair/EGY/EGY", 400, "Name two states")]
    [InlineData("/contested?as-of=tomorrow", 400, "is no date")]
    [InlineData("/p/m-ffffffffffffffffffff", 404, "no proposition or matter")]
    [InlineData("/document/d-ffffffffffffffffffff", 404, "no document")]
    [InlineData("/nowhere", 404, "no page")]
    public async Task What_is_not_there_is_told(string address, int status, string words)
    {
        var (found, page) = await fixture.GetAsync(address);
        Assert.Equal(status, (int)found);
        Assert.Contains(words, page);
        Assert.Contains("role=\"search\"", page);
    }
}
