using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Store.News;
using Entente.Store.Review;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Entente.Web.Endpoints;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>What programs send under /api/v1, and the form for notes.</summary>
public sealed class PostTests(WorkbenchFixture fixture) : IClassFixture<WorkbenchFixture>
{
    private const string Hostile = "</textarea><script>alert(4)</script>\u202E\nsecond line\n\n<img src=x onerror=alert(5)>";

    [Fact]
    public async Task Note_of_a_program_is_recorded_and_shown_escaped_on_pages()
    {
        var (matter, claim, document) = await Things();
        foreach (var (about, page) in new[] { ("Peru and Chile", "/pair/PER/CHL"), ("CHL", "/state/CHL"), (matter, "/p/" + matter), (claim, "/p/" + matter),
            (claim, "/document/" + document), (document, "/document/" + document) })
        {
            var (status, body, location) = await Post("notes", new { about, text = Hostile, by = "<b>P. Program</b>", on = "2024-06" });
            Assert.True(status == HttpStatusCode.Created, body);
            Assert.StartsWith("/api/v1/notes/n-", location);
            Assert.Contains("P. Program", (await fixture.GetAsync(location!)).Body);
            var (_, shown) = await fixture.GetAsync(page);
            Assert.Contains("&lt;script&gt;alert(4)&lt;/script&gt;\uFFFD<br>\nsecond line</p>\n<p class=\"words\">&lt;img src=x", shown);
            Assert.Contains("&lt;b&gt;P. Program&lt;/b&gt;, ", shown);
            Assert.DoesNotContain("<script>", shown);
            Assert.DoesNotContain("<img", shown);
            Assert.DoesNotContain("<b>P.", shown);
            Assert.DoesNotContain('\u202E', shown);
            var then = (await fixture.GetAsync(page + "?as-of=2024-07-01")).Body;
            Assert.DoesNotContain("second line", then);
            Assert.DoesNotContain("action=\"/note\"", then);
        }
        var (_, listed) = await fixture.GetAsync("/api/v1/notes?about=CHL%20PER&by=" + Uri.EscapeDataString("<b>p. program</b>"));
        using var json = JsonDocument.Parse(listed);
        Assert.Equal("CHL PER", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("about").GetString());
        var id = json.RootElement[0].GetProperty("id").GetString()!;
        await Free();
        Assert.Equal(ExitCode.Done, ProgramChild.Run("note", "withdraw", id, "--by", "P", "--ledger", fixture.LedgerPath).Code);
        var (_, after) = await fixture.GetAsync("/pair/PER/CHL");
        Assert.DoesNotContain(id, after);
        Assert.Contains("1 note was withdrawn", after);
    }

    [Fact]
    public async Task Watch_and_verdict_are_recorded()
    {
        Assert.Equal((HttpStatusCode.Created, "/api/v1/changes"), Told(await Post("watches", new { a = "Kenya", b = "UGA", name = "K & U" })));
        Assert.Equal((HttpStatusCode.OK, null), Told(await Post("watches", new { a = "UGA", b = "KEN", name = "K & U" })));
        Assert.Equal(HttpStatusCode.Conflict, (await Post("watches", new { a = "UGA", name = "K & U" })).Status);
        var (_, claim, _) = await Things();
        Assert.Equal((HttpStatusCode.Created, "/api/v1/claims/" + claim),
            Told(await Post("verdicts", new { claim, verdict = "corrected", actor = "Brazil", by = "V" })));
        using var ledger = await OpenLedger();
        Assert.Equal("actor BRA", Verdicts.In(ledger).Last(v => v.By == "V").Correction!.ToString());
        Assert.Contains(Watches.In(ledger), w => w.Watch.Key == "KEN-UGA");
    }

    [Fact]
    public async Task Document_is_recorded_as_by_the_command_and_once()
    {
        const string text = "Published 19 June 2024\n\nKenya accused Uganda of shelling a border post.\n";
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, text);
        try
        {
            using var scratch = new ScratchFolder();
            Assert.Equal(ExitCode.Done, ProgramChild.Run("brief", file, "--ledger", scratch.File("l.duckdb")).Code);
            var sent = new { text, location = "https://example.org/a?<b>", date = (string?)null };
            var (status, body, location) = await Post("documents", sent);
            Assert.True(status == HttpStatusCode.Created, body);
            using var json = JsonDocument.Parse(body);
            var id = json.RootElement.GetProperty("id").GetString()!;
            Assert.Equal("/api/v1/documents/" + id, location);
            var (_, claims, _) = ProgramChild.Run("claims", "--format", "jsonl", "--ledger", scratch.File("l.duckdb"));
            var keys = Regex.Matches(claims, "c-[0-9a-f]{20}").Select(m => m.Value).Distinct().ToList();
            Assert.NotEmpty(keys);
            Assert.Equal(keys.Count, json.RootElement.GetProperty("claims").GetInt32());
            var (_, shown) = await fixture.GetAsync("/document/" + id);
            Assert.All(keys, k => Assert.Contains(k, shown));
            var again = await Post("documents", sent);
            Assert.Equal(HttpStatusCode.OK, again.Status);
            Assert.Contains("\"new claims\": 0", again.Body);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_is_written()
    {
        var before = await Counts();
        foreach (var (path, body, status, words) in new (string, string, HttpStatusCode, string)[]
        {
            ("notes", "{", HttpStatusCode.BadRequest, "not JSON"), ("notes", "[]", HttpStatusCode.BadRequest, "object"),
            ("notes", """{"about":"PER","text":"x"}""", HttpStatusCode.BadRequest, "by: "),
            ("notes", """{"about":"PER","txt":"x"}""", HttpStatusCode.BadRequest, "'txt'"),
            ("notes", """{"about":"PER","text":7}""", HttpStatusCode.BadRequest, "text: "),
            ("notes", """{"about":"PER","text":"x","text":"y","by":"A"}""", HttpStatusCode.BadRequest, "twice"),
            ("notes", "{\"about\":\"PER\",\"text\":\"\\ud800\",\"by\":\"A\"}", HttpStatusCode.BadRequest, ""),
            ("notes", """{"about":"Brazl","text":"x","by":"A"}""", HttpStatusCode.NotFound, "Brazil (BRA)"),
            ("notes", """{"about":"c-zz","text":"x","by":"A"}""", HttpStatusCode.NotFound, "c-zz"),
            ("notes", """{"about":"PER","text":"x","by":"A","on":"soon"}""", HttpStatusCode.BadRequest, "on: "),
            ("notes", "{\"about\":\"PER\",\"text\":\"" + new string('x', 17 * 1024) + "\"}", HttpStatusCode.RequestEntityTooLarge, "16 kB"),
            ("watches", """{"a":"PER","b":"Peru"}""", HttpStatusCode.BadRequest, "Both"),
            ("verdicts", """{"claim":"c-zz","verdict":"right","by":"A"}""", HttpStatusCode.NotFound, "c-zz"),
            ("verdicts", """{"claim":"c-zz","verdict":"maybe","by":"A"}""", HttpStatusCode.BadRequest, "right, wrong, corrected"),
            ("documents", """{"location":"x"}""", HttpStatusCode.BadRequest, "text or html"),
            ("documents", """{"text":"x"}""", HttpStatusCode.BadRequest, "location: "),
            ("documents", """{"html":"<p> </p>","location":"x"}""", HttpStatusCode.BadRequest, "no readable text"),
            ("documents", """{"text":"x","location":"a\nb"}""", HttpStatusCode.BadRequest, "one line"),
            ("documents", """{"text":"x","location":"a","date":"soon"}""", HttpStatusCode.BadRequest, "date: "),
            ("documents", "{\"text\":\"" + new string('x', 2 * 1024 * 1024) + "\"}", HttpStatusCode.RequestEntityTooLarge, "2048 kB"),
        })
        {
            using var response = await Send(path, body);
            Assert.Equal((status, true), (response.StatusCode, (await response.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal)));
        }
        foreach (var endpoint in PostEndpoint.All)
        {
            const string good = """{"about":"PER","text":"x","by":"E. Evil"}""";
            foreach (var (status, client, change) in new (HttpStatusCode, HttpClient, Action<HttpRequestMessage>)[]
            {
                (HttpStatusCode.Unauthorized, fixture.Stranger, _ => { }),
                (HttpStatusCode.Unauthorized, fixture.Stranger,
                    r => r.RequestUri = new Uri(r.RequestUri + "?token=" + fixture.Workbench.Token, UriKind.Relative)),
                (HttpStatusCode.Forbidden, fixture.Known, r => r.Headers.Host = "evil.example"),
                (HttpStatusCode.Forbidden, fixture.Known, r => r.Headers.TryAddWithoutValidation("Origin", "http://evil.example")),
                (HttpStatusCode.Forbidden, fixture.Known, r => r.Headers.TryAddWithoutValidation("Origin", "null")),
                (HttpStatusCode.Forbidden, fixture.Known, r => r.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-site")),
                (HttpStatusCode.UnsupportedMediaType, fixture.Known, r => r.Content = new StringContent(good)),
                (HttpStatusCode.MethodNotAllowed, fixture.Known, r => (r.Method, r.Content) = (HttpMethod.Put, null)),
            })
            {
                using var response = await Send(endpoint.Path, good, client, change);
                Assert.Equal(status, response.StatusCode);
            }
        }
        using var elsewhere = await Send("claims", "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, elsewhere.StatusCode);
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task Form_for_notes_works_without_script_and_keeps_what_was_typed()
    {
        var (matter, _, document) = await Things();
        foreach (var (address, about) in new[] { ("/pair/CHL/PER", "CHL PER"), ("/state/PER", "PER"), ("/p/" + matter, matter),
            ("/document/" + document, document) })
        {
            using var page = await fixture.Known.GetAsync(new Uri(address, UriKind.Relative));
            // Else browsers would hide who sends it.
            Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
            var body = await page.Content.ReadAsStringAsync();
            Assert.Contains($"name=\"about\" value=\"{about}\"", body);
            var token = Regex.Match(body, "name=\"form\" value=\"([0-9a-f]+)\"").Groups[1].Value;
            using var sent = await Form(token, about, "by form on " + about, "F. Former");
            Assert.Equal((HttpStatusCode.SeeOther, address + "#notes"), (sent.StatusCode, sent.Headers.Location!.OriginalString));
            var shown = (await fixture.GetAsync(address)).Body;
            Assert.Contains("by form on " + about, shown);
            // A note's key leads to where it stands.
            var id = Regex.Match(shown, "by form on .*?(n-[0-9a-f]{20})", RegexOptions.Singleline).Groups[1].Value;
            using var found = await fixture.Known.GetAsync(new Uri("/search?as-of=2025-01-01&q=" + id, UriKind.Relative));
            Assert.Equal(address + "?as-of=2025-01-01#notes", found.Headers.Location?.OriginalString);
            using var again = await Form(token, about, Hostile, " ");
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
            var told = await again.Content.ReadAsStringAsync();
            Assert.Contains("&lt;/textarea&gt;&lt;script&gt;", told);
            Assert.DoesNotContain("<script>", told);
            foreach (var other in new[] { "", new string('0', 32) })
            {
                using var refused = await Form(other, about, "x", "E. Evil");
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            }
        }
        using var ledger = await OpenLedger();
        Assert.DoesNotContain(NoteRows.In(ledger), n => n.Note.By == "E. Evil");
    }

    [Fact]
    public async Task Read_only_takes_nothing_and_shows_no_form()
    {
        using var scratch = new ScratchFolder();
        await Free();
        File.Copy(fixture.LedgerPath, scratch.File("ledger.duckdb"));
        await using var shown = await Workbench.StartAsync(UseCases.Of(scratch.File("ledger.duckdb")), WorkbenchOptions.Default with { IsReadOnly = true },
            default);
        using var reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{shown.Port}") };
        reader.DefaultRequestHeaders.Authorization = new("Bearer", shown.Token);
        foreach (var endpoint in PostEndpoint.All)
        {
            using var response = await Send(endpoint.Path, """{"about":"PER","text":"x","by":"A"}""", reader);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Contains("--read-only", await response.Content.ReadAsStringAsync());
        }
        using var form = await Form("", "PER", "x", "A", reader);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.DoesNotContain("method=\"post\"", await reader.GetStringAsync(new Uri("/state/PER", UriKind.Relative)));
    }

    private static (HttpStatusCode, string?) Told((HttpStatusCode Status, string Body, string? Location) answer) => (answer.Status, answer.Location);

    private async Task<(string Matter, string Claim, string Document)> Things()
    {
        using var ledger = await OpenLedger();
        var claim = LedgerView.Of(ledger, new ClaimFilter()).Claims.First(c => c.Actor?.Actor?.Value == "PER");
        return (claim.Key.Matter.Value, claim.Id.Value, claim.DocumentId);
    }

    private async Task<(HttpStatusCode Status, string Body, string? Location)> Post(string path, object fields)
    {
        using var response = await Send(path, JsonSerializer.Serialize(fields));
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);
    }

    private async Task<HttpResponseMessage> Send(string path, string body, HttpClient? client = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/" + path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        change?.Invoke(request);
        return await (client ?? fixture.Known).SendAsync(request);
    }

    private async Task<HttpResponseMessage> Form(string token, string about, string text, string by, HttpClient? client = null)
    {
        using var content = new FormUrlEncodedContent([new("form", token), new("about", about), new("text", text), new("by", by)]);
        return await (client ?? fixture.Known).PostAsync(new Uri("/note", UriKind.Relative), content);
    }

    private async Task<(int, int, int)> Counts()
    {
        using var ledger = await OpenLedger();
        return (NoteRows.In(ledger).Count(n => n.Note.By == "E. Evil"), Verdicts.In(ledger).Count(v => v.By == "A"),
            Watches.In(ledger).Count(w => w.Watch.Key == "PER"));
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
