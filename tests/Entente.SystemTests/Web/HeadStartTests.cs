using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>A browser gets the top of a page that takes a while at once; a program gets the whole with its status.</summary>
public sealed class HeadStartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Browser_sees_where_it_is_while_the_rest_is_worked_out(bool fails)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("ledger.duckdb");
        WorkbenchLedger.Make(scratch, path);
        using var mayGoOn = new ManualResetEventSlim();
        var answers = UseCases.Of(path);
        var slow = answers with
        {
            State = (ledger, state, asOf, cancel) =>
            {
                mayGoOn.Wait(TimeSpan.FromSeconds(60), cancel);
                return fails ? throw new AnswerException(409, "a <b>fault</b>") : answers.State(ledger, state, asOf, cancel);
            },
        };
        await using var workbench = await Workbench.StartAsync(slow, WorkbenchOptions.Default, default);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{workbench.Port}/state/CHL"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single());
        using var body = new StreamReader(await response.Content.ReadAsStreamAsync());
        var page = "";
        while (!page.Contains("Working this out", StringComparison.Ordinal)) page += (char)body.Read();
        Assert.Contains("<title>Chile · Entente</title>", page);
        Assert.DoesNotContain("<main", page);
        mayGoOn.Set();
        page += await body.ReadToEndAsync();
        Assert.Single(Regex.Matches(page, "<main"));
        Assert.Single(Regex.Matches(page, "<html"));
        Assert.EndsWith("</html>\n", page);
        Assert.Contains(fails ? "a &lt;b&gt;fault&lt;/b&gt;" : "<h1>Chile (CHL)", page);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/contested")]
    [InlineData("/review")]
    [InlineData("/search?q=%20shelled%20")]
    [InlineData("/search?q=chile&words=1")]
    [InlineData("/state/CHL")]
    [InlineData("/library?as-of=2030-01-01")]
    public async Task Page_with_a_head_start_is_the_page_without(string address)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("ledger.duckdb");
        WorkbenchLedger.Make(scratch, path);
        // No patience: every page that may have a head start has one.
        await using var workbench = await Workbench.StartAsync(UseCases.Of(path), WorkbenchOptions.Default with { Clock = new Impatient() }, default);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{workbench.Port}{address}");
        asked.Headers.Add("Sec-Fetch-Mode", "navigate");
        // First: an answer that is kept needs no head start.
        using var answer = await client.SendAsync(asked);
        var page = await answer.Content.ReadAsStringAsync();
        var whole = await client.GetStringAsync(new Uri($"http://127.0.0.1:{workbench.Port}{address}"));
        const string working = "<p class=\"working\" role=\"status\">Working this out from the record…</p>\n";
        Assert.Contains(working, page, StringComparison.Ordinal);
        Assert.Equal(Without(whole), Without(page.Replace(working, "", StringComparison.Ordinal)));
    }

    // The key of a form is another each time.
    private static string Without(string page) => Regex.Replace(page, "(name=\"token\" value=\")[^\"]*", "$1");

    /// <summary>A clock whose delays are over at once.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == TimeSpan.FromMilliseconds(25) ? TimeSpan.Zero : dueTime, period);
    }
}
