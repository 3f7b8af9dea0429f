using Entente.News.Feeds;
using Xunit;

namespace Entente.Tests.News.Feeds;

public sealed class RobotsRulesTests
{
    // RFC 9309, 2.2.2 and 5.1: the longest rule decides, an allowance where two are as long; the own group takes the place of that for all.
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/c", false)]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /p", "/p", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: ENTENTE\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: entente\nDisallow: /x # here", "/x", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /%C3%BC", "/ü", false)]
    [InlineData("Disallow: /", "/a", true)]
    public void Longest_rule_of_the_nearest_group_decides(string text, string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Of(text,
        "Entente").Allows(path));

    [Fact]
    public void Delay_is_read() => Assert.Equal(2.5, RobotsRules.Of("User-agent: *\nCrawl-delay: 2.5", "Entente").CrawlDelaySeconds);

    [Fact]
    public void Patterns_of_stars_take_no_time() =>
        Assert.True(RobotsRules.Of("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 900)) + "b$", "Entente").Allows("/"
            + new string('a', 2_000)));
}
