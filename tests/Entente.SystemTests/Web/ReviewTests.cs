using System.Net;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.Ledger.Review;
using Entente.Store;
using Entente.Store.Review;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>The page Review, and the only form that writes.</summary>
public sealed class ReviewTests(WorkbenchFixture fixture) : IClassFixture<WorkbenchFixture>
{
    [Fact]
    public async Task Form_works_without_script_and_its_verdict_is_shown_beside_the_claim()
    {
        var (address, token, page) = await Open();
        Assert.Contains("<mark>", page);
        Assert.Contains("<script src=\"/review.js\" defer></script>", page);
        Assert.DoesNotContain("onclick", page);
        const string why = "</textarea><script>alert(3)</script>\u202E ";
        using var sent = await Send(address, Fields(token, "wrong", why + new string('x', 9000), "<b>A. Analyst</b>"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.StartsWith("/review?done=c-", sent.Headers.Location!.OriginalString);
        var claim = address["/review/".Length..];
        using (var ledger = await OpenLedger())
            Assert.Equal(VerdictKind.Wrong, Verdicts.In(ledger).Last(v => v.Claim.Value == claim).Kind);
        foreach (var shown in new[] { address, await DocumentOf(claim) })
        {
            var (_, again) = await fixture.GetAsync(shown);
            Assert.Contains("held to be wrong by &lt;b&gt;A. Analyst&lt;/b&gt;", again);
            Assert.DoesNotContain("<script>", again);
            Assert.DoesNotContain("<b>A.", again);
            Assert.DoesNotContain('\u202E', again);
        }
        var (_, queue) = await fixture.GetAsync("/review");
        Assert.DoesNotContain($"action=\"{address}\"", queue);
    }

    [Fact]
    public async Task Correction_keeps_only_what_was_changed()
    {
        var (address, token, page) = await Open();
        var coding = Regex.Matches(page, "<input name=\"(actor|recipient|speaker|date)\"[^>]*value=\"([^\"]*)\"")
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        coding["actor"] = "Brazil";
        using var sent = await Send(address, Fields(token, "corrected", "", "B. Corrector").Concat(coding));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using (var ledger = await OpenLedger())
            Assert.Equal("actor BRA", Verdicts.In(ledger).Last(v => v.By == "B. Corrector").Correction!.ToString());
        coding["actor"] = "Brazl";
        using var wrong = await Send(address, Fields(token, "corrected", "as typed <i>", "B. Corrector").Concat(coding));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var told = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("Did you mean Brazil (BRA)", told);
        Assert.Contains("as typed &lt;i&gt;", told);
        Assert.Contains("value=\"Brazl\"", told);
    }

    [Fact]
    public async Task Form_of_elsewhere_is_refused_and_nothing_is_written()
    {
        var (address, token, _) = await Open();
        var before = await Count();
        var good = Fields(token, "right", "", "E. Evil").ToList();
        foreach (var (status, client, fields, change) in new (HttpStatusCode, HttpClient, IEnumerable<KeyValuePair<string, string>>,
            Action<HttpRequestMessage>)[]
        {
            (HttpStatusCode.Forbidden, fixture.Stranger, good, _ => { }),
            (HttpStatusCode.Forbidden, fixture.Known, good, r => r.Headers.Host = "evil.example"),
            (HttpStatusCode.Forbidden, fixture.Known, good, r => r.Headers.TryAddWithoutValidation("Origin", "http://evil.example")),
            (HttpStatusCode.Forbidden, fixture.Known, good, r => r.Headers.TryAddWithoutValidation("Origin", "null")),
            (HttpStatusCode.Forbidden, fixture.Known, good, r => r.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site")),
            (HttpStatusCode.Forbidden, fixture.Known, Fields("", "right", "", "E. Evil"), _ => { }),
            (HttpStatusCode.Forbidden, fixture.Known, Fields(new string('0', 32), "right", "", "E. Evil"), _ => { }),
            (HttpStatusCode.RequestEntityTooLarge, fixture.Known, Fields(token, "wrong", new string('x', 17 * 1024), "E. Evil"), _ => { }),
            (HttpStatusCode.UnsupportedMediaType, fixture.Known, good, r => r.Content = new StringContent("{}")),
            (HttpStatusCode.BadRequest, fixture.Known, Fields(token, "maybe", "", "E. Evil"), _ => { }),
            (HttpStatusCode.BadRequest, fixture.Known, Fields(token, "wrong", "", "E. Evil"), _ => { }),
            (HttpStatusCode.BadRequest, fixture.Known, Fields(token, "right", "", " "), _ => { }),
        })
        {
            using var response = await Send(address, fields, client, change);
            Assert.Equal(status, response.StatusCode);
        }
        using var elsewhere = await Send("/document/x", good);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, elsewhere.StatusCode);
        var (_, _) = await fixture.GetAsync($"{address}?verdict=right&by=E&form={token}");
        Assert.Equal(before, await Count());
        using var own = await Send(address, good, null, r => r.Headers.TryAddWithoutValidation("Origin", fixture.Base.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Equal(before + 1, await Count());
    }

    [Fact]
    public async Task Ledger_in_use_keeps_what_was_typed_and_read_only_takes_nothing()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("ledger.duckdb");
        await Free();
        File.Copy(fixture.LedgerPath, path);
        var isLocked = false;
        var answers = UseCases.Of(path);
        var held = answers with { OpenToWrite = () => isLocked
            ? throw new LedgerException("x: another process is using this ledger (entente, process 7).") { IsLocked = true } : answers.OpenToWrite() };
        await using var workbench = await Workbench.StartAsync(held, WorkbenchOptions.Default with { Patience = TimeSpan.Zero }, default);
        using var client = ClientOf(workbench);
        var (address, token, _) = await Open(client);
        isLocked = true;
        using var busy = await Send(address, Fields(token, "wrong", "typed at length", "A. Analyst"), client);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        var told = await busy.Content.ReadAsStringAsync();
        Assert.Contains("process 7", told);
        Assert.Contains("typed at length", told);
        Assert.Contains($"action=\"{address}\"", told);
        await using var shown = await Workbench.StartAsync(answers, WorkbenchOptions.Default with { IsReadOnly = true }, default);
        using var reader = ClientOf(shown);
        var page = await reader.GetStringAsync(new Uri("/review", UriKind.Relative));
        Assert.DoesNotContain("method=\"post\"", page);
        using var refused = await Send(address, Fields(token, "right", "", "A. Analyst"), reader);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static HttpClient ClientOf(Workbench workbench)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress =
            new Uri($"http://127.0.0.1:{workbench.Port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
        return client;
    }

    private async Task<(string Address, string Token, string Page)> Open(HttpClient? client = null)
    {
        var page = await (client ?? fixture.Known).GetStringAsync(new Uri("/review", UriKind.Relative));
        return (Regex.Match(page, "action=\"(/review/c-[0-9a-f]+)\"").Groups[1].Value, Regex.Match(page, "name=\"form\" value=\"([0-9a-f]+)\"")
            .Groups[1].Value, page);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string token, string verdict, string why, string by) =>
        [new("form", token), new("verdict", verdict), new("why", why), new("by", by)];

    private async Task<HttpResponseMessage> Send(string address, IEnumerable<KeyValuePair<string, string>> fields, HttpClient? client = null,
        Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        change?.Invoke(request);
        return await (client ?? fixture.Known).SendAsync(request);
    }

    private async Task<string> DocumentOf(string claim)
    {
        using var response = await fixture.Known.GetAsync(new Uri("/claim/" + claim, UriKind.Relative));
        return response.Headers.Location!.OriginalString.Split('#')[0];
    }

    private async Task<int> Count()
    {
        using var ledger = await OpenLedger();
        return Verdicts.In(ledger).Count;
    }

    private async Task<LedgerFile> OpenLedger()
    {
        await Free();
        return LedgerFile.Open(fixture.LedgerPath, LedgerAccess.Read, TimeProvider.System);
    }

    private async Task Free()
    {
        for (var i = 0; fixture.Workbench.HoldsLedger && i < 100; i++) await Task.Delay(50);
    }
}
