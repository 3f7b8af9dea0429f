using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>Each screen in Chromium: what only a browser can tell.</summary>
public sealed class BrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    /// <summary>What is printed of an A4 page with its usual margins, in CSS pixels.</summary>
    private const int PaperWidth = 718;

    public static TheoryData<string> Screens =>
        ["/", "/pair/RUS/PRK", "/state/PRK", "/contested", "p", "document", "/blocs/2023", "/outlook", "/review", "/library", "/search?q=shelled",
            "/contested?as-of=2024-06-18", "/blocs/2023?from=2022&to=2023", "/blocs/2023?states=all"];

    // One tab a screen, because opening it is what takes the time.
    [Theory, MemberData(nameof(Screens))]
    public async Task Screen_is_accessible_fits_prints_whole_works_by_keys_and_without_script(string screen)
    {
        Assert.SkipWhen(fixture.Lack is not null, fixture.Lack ?? "");
        var errors = new List<string>();
        var page = await fixture.OpenAsync(screen, script: true, errors);
        foreach (var (width, scheme) in new[] { (1200, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{screen} is wider than {width}.");
            // Of the page's own element, since axe opens a tab of its own for a page.
            var found = await page.Locator("html").RunAxe();
            Assert.True(found.Violations.Length == 0, $"{screen} {width} {scheme}: " + string.Join("; ",
                found.Violations.Select(v => $"{v.Id} ({v.Help}): {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
        }
        await IsPrintedWhole(page);
        await KeysReachAll(page);
        var headings = await Headings(page);
        Assert.NotEmpty(headings);
        Assert.Empty(errors);
        await page.CloseAsync();
        var plain = await fixture.OpenAsync(screen, script: false, errors);
        Assert.Equal(headings, await Headings(plain));
        await plain.CloseAsync();
    }

    [Fact]
    public async Task Slider_goes_over_the_days_of_publication_and_links_keep_the_day()
    {
        Assert.SkipWhen(fixture.Lack is not null, fixture.Lack ?? "");
        var page = await fixture.OpenAsync("/contested", script: true, []);
        await page.Locator("form.asof input[type=range]").FocusAsync();
        // From now past the day on which our samples were read.
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        var day = await page.Locator("form.asof input[type=date]").InputValueAsync();
        Assert.Matches("^2024-", day);
        await page.Locator("form.asof button").ClickAsync();
        await page.WaitForURLAsync("**/contested?as-of=" + day, new() { WaitUntil = WaitUntilState.Commit });
        Assert.StartsWith("as known on ", await page.Locator(".then").InnerTextAsync());
        var leading = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))");
        Assert.All(leading, address => Assert.Contains("as-of=" + day, address));
        await page.Locator(".then a").ClickAsync();
        await page.WaitForURLAsync(url => url.TrimEnd('?').EndsWith("/contested", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await page.CloseAsync();
    }

    private static async Task<IReadOnlyList<string>> Headings(IPage page) => await page.Locator("h1, h2, h3").AllTextContentsAsync();

    private static async Task IsPrintedWhole(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperWidth, 1000);
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("figure, figure svg, table")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .map(e => e.tagName + " " + e.textContent.slice(0, 40))
            """));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task KeysReachAll(IPage page)
    {
        // What a closed summary hides is reached once it is opened.
        var wanted = await page.EvaluateAsync<int>("""
            () => {
              const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, [tabindex='0']")].filter(e => e.checkVisibility());
              window.missing = new Set(all); window.blind = [];
              document.addEventListener("focusin", event => {
                window.missing.delete(event.target);
                const style = getComputedStyle(event.target);
                if (style.outlineStyle === "none" && style.boxShadow === "none") window.blind.push(event.target.outerHTML.slice(0, 120));
              });
              return all.length;
            }
            """);
        // A date box has a stop for each of its parts.
        for (var i = 0; i < wanted + 8; i++) await page.Keyboard.PressAsync("Tab");
        Assert.Empty(await page.EvaluateAsync<string[]>("[...window.missing].map(e => e.outerHTML.slice(0, 120))"));
        Assert.Empty(await page.EvaluateAsync<string[]>("window.blind"));
    }
}
