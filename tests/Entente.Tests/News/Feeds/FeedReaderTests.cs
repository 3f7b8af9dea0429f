using System.Text;
using Entente.News.Feeds;
using NodaTime;
using Xunit;

namespace Entente.Tests.News.Feeds;

/// <summary>Feeds of our own with what feeds get wrong.</summary>
public sealed class FeedReaderTests
{
    private static readonly Uri Place = new("http://news.example/feeds/all.xml");

    private static FeedContent Read(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), Place);

    private static string Rss(string item) => $"<?xml version=\"1.0\"?><rss "
        + $"version=\"2.0\"><channel><title>World</title><link>http://news.example/</link>{item}</channel></rss>";

    [Fact]
    public void Rss_gives_links_titles_dates_and_summaries()
    {
        var content = Read(Rss("""
            <item><title>Peru &amp; Chile</title><link> /a/1#top </link><guid isPermaLink="false">x1</guid>
            <pubDate>Tue, 18 Jun 2024 23:30:00 -0200</pubDate><description><![CDATA[<p>They <b>met</b> & spoke.</p>]]></description></item>
            <item><title>No link</title><guid>http://news.example/a/2</guid></item>
            """));
        Assert.Equal((FeedKind.Rss, "World"), (content.Kind, content.Title));
        var first = content.Items[0];
        Assert.Equal(("http://news.example/a/1", "x1", "Peru & Chile", "They met & spoke."), (first.Link, first.Id, first.Title, first.Summary));
        Assert.Equal(Instant.FromUtc(2024, 6, 19, 1, 30), first.Published);
        Assert.Equal(("http://news.example/a/2", null), (content.Items[1].Link, content.Items[1].Published));
    }

    [Theory]
    [InlineData("&nbsp;Trade &eacute;t Peace &copy;", "Trade ét Peace ©")]
    [InlineData("Q&A: AT&T; war & peace", "Q&A: AT&T; war & peace")]
    [InlineData("A&#0;B&#xD800;C\u0008", "A\uFFFDB\uFFFDC\uFFFD")]
    [InlineData("&bogus; stays", "&bogus; stays")]
    public void Entities_of_html_and_bare_ampersands_are_repaired(string written, string meant)
    {
        var content = Read(Rss($"<item><title>{written}</title><link>http://news.example/?a=1&b=2</link></item>"));
        Assert.Equal((meant, "http://news.example/?a=1&b=2"), (content.Items[0].Title, content.Items[0].Link));
        Assert.Contains("repaired", Assert.Single(content.Notes));
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">")]
    public void Dtd_is_refused(string dtd) =>
        Assert.Contains("DTD", Assert.Throws<FeedException>(() => Read(dtd + Rss("<item><title>&x;</title></item>")[21..])).Message);

    [Theory]
    [InlineData("Tue, 18 Jun 2024 10:00:00 GMT", "2024-06-18T10:00:00Z")]
    [InlineData("18 June 24 10:00 EST", "2024-06-18T15:00:00Z")]
    [InlineData("Wed 18 Jun 2024 10:00:00 +0530", "2024-06-18T04:30:00Z")]
    [InlineData("2024-06-18T10:00:00.123+02:00", "2024-06-18T08:00:00Z")]
    [InlineData("2024-06-18 10:00", "2024-06-18T10:00:00Z")]
    [InlineData("2024-06-18", "2024-06-18T00:00:00Z")]
    [InlineData("Tue, 31 Dec 2024 24:00:00 GMT", "2025-01-01T00:00:00Z")]
    [InlineData("31 Feb 2024 10:00:00 GMT", null)]
    [InlineData("Tue, 18 Jun 2024 10:00:00 XYZ", null)]
    [InlineData("9999-12-31T23:59:59Z", null)]
    [InlineData("yesterday", null)]
    [InlineData("18.06.2024", null)]
    [InlineData("١٨ Jun 2024 10:00:00 GMT", null)]
    [InlineData("٢٠٢٤-٠٦-١٨", null)]
    [InlineData("", null)]
    public void Date_that_is_none_is_unknown(string written, string? meant)
    {
        var found = Read(Rss($"<item><link>http://news.example/1</link><pubDate>{written}</pubDate></item>")).Items[0].Published;
        Assert.Equal(meant, found?.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Rdf_has_its_items_beside_the_channel()
    {
        var content = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="http://news.example/"><title>R</title></channel>
            <item rdf:about="http://news.example/1"><title>One</title><link>http://news.example/1</link><dc:date>2024-06-18T10:00:00Z</dc:date></item>
            </rdf:RDF>
            """);
        var item = Assert.Single(content.Items);
        Assert.Equal((FeedKind.Rdf, "http://news.example/1", Instant.FromUtc(2024, 6, 18, 10, 0)), (content.Kind, item.Link, item.Published!.Value));
    }

    [Fact]
    public void Atom_takes_published_before_updated_and_the_alternate_link()
    {
        var content = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://news.example/world/"><title type="html">A &amp;lt;b&amp;gt;</title>
            <entry><id>urn:1</id><title>One</title><link rel="self" href="self.xml"/><link rel="alternate" href="one"/>
              <updated>2024-06-20T00:00:00Z</updated><published>2024-06-18T00:00:00Z</published></entry>
            <entry><id>urn:2</id><title>Two</title><link href="two"/><updated>2024-06-21T00:00:00Z</updated><summary>Text.</summary></entry>
            </feed>
            """);
        Assert.Equal(["http://news.example/world/one", "http://news.example/world/two"], content.Items.Select(i => i.Link));
        Assert.Equal([18, 21], content.Items.Select(i => i.Published!.Value.InUtc().Day));
        Assert.Equal("Text.", content.Items[1].Summary);
    }

    [Fact]
    public void Json_feed_is_read()
    {
        var content = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[
            {"id":7,"url":"/j/1","title":"One","date_published":"2024-06-18T10:00:00+09:00","content_text":"T"},{"id":"http://news.example/j/2"},3]}
            """);
        Assert.Equal((FeedKind.Json, "7"), (content.Kind, content.Items[0].Id));
        Assert.Equal(["http://news.example/j/1", "http://news.example/j/2"], content.Items.Select(i => i.Link));
        Assert.Equal(Instant.FromUtc(2024, 6, 18, 1, 0), content.Items[0].Published);
    }

    [Fact]
    public void Sitemap_has_no_dates_but_those_of_news()
    {
        var content = Read("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>http://news.example/1</loc><lastmod>2024-06-18</lastmod></url>
            <url><loc>http://news.example/2</loc><news:news><news:title>Two</news:title><news:publication_date>2024-06-18</news:publication_date></news:news></url>
            <url><loc>http://news.example/2</loc></url></urlset>
            """);
        Assert.Equal(2, content.Items.Length);
        Assert.Equal([null, Instant.FromUtc(2024, 6, 18, 0, 0)], content.Items.Select(i => i.Published));
        Assert.Equal(["http://news.example/s1.xml"],
            Read("<sitemapindex><sitemap><loc>s1.xml</loc></sitemap><sitemap><loc>ftp://x/</loc></sitemap></sitemapindex>"
            .Replace("s1.xml", "http://news.example/s1.xml", StringComparison.Ordinal)).Parts.Select(p => p.Address));
    }

    [Fact]
    public void Gdelt_list_names_its_export_and_that_its_articles()
    {
        var content = Read("100 0123456789abcdef0123456789ABCDEF http://gdelt.example/v2/20240618101500.export.CSV.zip\n9 x http://gdelt.example/y\n");
        Assert.Equal(new FeedPart("http://gdelt.example/v2/20240618101500.export.CSV.zip", "0123456789abcdef0123456789abcdef"), Assert.Single(content.Parts));
        var row = string.Join('\t', Enumerable.Range(0, 59).Select(i => $"c{i}").Append("20240618101500").Append("http://news.example/1"));
        var item = Assert.Single(GdeltFeed.Articles(row + "\n" + row + "\n").Items);
        Assert.Equal(("http://news.example/1", Instant.FromUtc(2024, 6, 18, 10, 15)), (item.Link, item.Published!.Value));
        Assert.Throws<FeedException>(() => GdeltFeed.Articles("a\tb\n"));
        Assert.Equal(2, GdeltFeed.MissingBetween(new LocalDateTime(2024, 6, 18, 10, 0), new LocalDateTime(2024, 6, 18, 10, 45)));
        Assert.Equal(0, GdeltFeed.MissingBetween(new LocalDateTime(2024, 6, 18, 10, 0), new LocalDateTime(2024, 6, 18, 10, 15)));
    }

    [Theory]
    [InlineData("http://user:secret@news.example/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127\u2067.0.0.1/1")]
    [InlineData("")]
    public void Link_that_is_not_to_be_followed_is_none(string link) =>
        Assert.Null(Assert.Single(Read(Rss($"<item><guid isPermaLink=\"false\">k</guid><link>{link}</link></item>")).Items).Link);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<!DOCTYPE html><html><body>Not found</body></html>", "web page")]
    [InlineData("<rss><channel><item>", "no XML")]
    [InlineData("<opml/>", "opml")]
    [InlineData("{\"a\":1}", "items")]
    [InlineData("[1,", "JSON")]
    [InlineData("Hello", "none of RSS")]
    public void What_is_no_feed_says_what_it_is(string text, string says) => Assert.Contains(says, Assert.Throws<FeedException>(() => Read(text)).Message);

    [Fact]
    public void Depth_and_size_are_capped()
    {
        Assert.Contains("deep", Assert.Throws<FeedException>(() => Read(string.Concat(Enumerable.Repeat("<rss>", 50_000)))).Message);
        Assert.Contains("at most", Assert.Throws<FeedException>(() => FeedReader.Read(new byte[FeedReader.MaxBytes + 1], Place)).Message);
    }

    [Fact]
    public void No_cut_of_a_feed_crashes_the_reader()
    {
        var whole = Encoding.UTF8.GetBytes(Rss("<item><title>Ünï &nbsp;&amp;<![CDATA[x]]></title><link>http://news.example/1</link><pubDate>18 Jun "
            + "2024</pubDate></item>"));
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<FeedException>(() => FeedReader.Read(whole[..length], Place));
    }
}
