using System.ComponentModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Microsoft.Playwright;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>One Chromium and one workbench over a small ledger that also holds some votes, for all tests in a browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly ScratchFolder scratch = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? scripted, plain;
    private Workbench? workbench;
    private string matter = "", document = "";

    /// <summary>Why there is no browser here; absent where there is one.</summary>
    public string? Lack { get; private set; }

    private string Base => $"http://127.0.0.1:{workbench!.Port}";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            Lack = $"{Chromium} is not installed.";
            return;
        }
        try
        {
            playwright = await Playwright.CreateAsync();
            // Beside Playwright's own switches: no name is looked up, whatever the browser itself would like to ask.
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
        }
        catch (Exception e) when (e is PlaywrightException or Win32Exception or IOException or TimeoutException)
        {
            Lack = $"Playwright's driver or {Chromium} can't start: {e.Message}";
            return;
        }
        var path = scratch.File("ledger.duckdb");
        WorkbenchLedger.Make(scratch, path);
        File.WriteAllText(scratch.File("votes.csv"), Votes());
        Assert.Equal(ExitCode.Done, CommandLine.Run(["load", "un-votes", scratch.File("votes.csv"), "--ledger", path]));
        workbench = await Workbench.StartAsync(UseCases.Of(path), WorkbenchOptions.Default, default);
        using var http = new HttpClient { BaseAddress = new Uri(Base) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", workbench.Token);
        matter = Regex.Match(await http.GetStringAsync("/contested"), "/p/m-[0-9a-f]+").Value;
        document = Regex.Match(await http.GetStringAsync("/library"), "/document/d-[0-9a-f]+").Value;
        (scripted, plain) = (await KnownAsync(script: true), await KnownAsync(script: false));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (workbench is not null) await workbench.DisposeAsync();
        scratch.Dispose();
    }

    /// <summary>A tab that is let in, on a page; the screens "p" and "document" stand for one that the ledger holds.</summary>
    /// <param name="errors">Gets what the browser complains of; what the page's policy forbids is among it.</param>
    public async Task<IPage> OpenAsync(string screen, bool script, List<string> errors)
    {
        var page = await (script ? scripted : plain)!.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") errors.Add(message.Text); };
        page.PageError += (_, message) => errors.Add(message);
        var response = await page.GotoAsync(Base + (screen switch { "p" => matter, "document" => document, _ => screen }));
        Assert.Equal(200, response!.Status);
        return page;
    }

    private async Task<IBrowserContext> KnownAsync(bool script)
    {
        var context = await browser!.NewContextAsync(new() { JavaScriptEnabled = script });
        // The token's address sets the cookie for all tabs.
        var first = await context.NewPageAsync();
        await first.GotoAsync(workbench!.Address.Replace("/?", "/style.css?", StringComparison.Ordinal));
        await first.CloseAsync();
        return context;
    }

    // Two camps with a state between them, three roll calls a month.
    private static string Votes()
    {
        var rows = new StringBuilder("rcid,date,iso3,vote\n");
        var (west, east) = (new[] { "USA", "GBR", "FRA", "ISR" }, new[] { "RUS", "CHN", "PRK", "SYR" });
        for (var n = 0; n < 72; n++)
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"{2022 + n / 36}-{n / 3 % 12 + 1:00}-10");
            foreach (var state in west) rows.Append(CultureInfo.InvariantCulture, $"{n + 1},{day},{state},{(n % 5 == 0 ? "no" : "yes")}\n");
            foreach (var state in east) rows.Append(CultureInfo.InvariantCulture, $"{n + 1},{day},{state},{(n % 7 == 0 ? "yes" : "no")}\n");
            rows.Append(CultureInfo.InvariantCulture, $"{n + 1},{day},IND,{(n % 2 == 0 ? "yes" : "no")}\n");
        }
        return rows.ToString();
    }
}
