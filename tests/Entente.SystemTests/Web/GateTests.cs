using System.Net;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>Who is let in, and under which name.</summary>
[Collection(WorkbenchCollection.Name)]
public sealed class GateTests(WorkbenchFixture fixture)
{
    public static TheoryData<string> Addresses => ["/", "/style.css", "/pair/EGY/ISR", "/library", "/api/v1/claims", "/nothing", "//evil.example/"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Without_token_nothing_is_shown(string address)
    {
        using var response = await Send(fixture.Stranger, address);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("entente serve", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Another_host_is_refused_with_the_token_too(string address)
    {
        using var response = await Send(fixture.Known, address, r => r.Headers.Host = "evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var port = await Send(fixture.Known, address, r => r.Headers.Host = "127.0.0.1:1");
        Assert.Equal(HttpStatusCode.Forbidden, port.StatusCode);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Foreign_origin_is_refused_with_the_token_too(string address)
    {
        foreach (var origin in new[] { "http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:" + fixture.Workbench.Port })
        {
            using var response = await Send(fixture.Known, address, r => r.Headers.TryAddWithoutValidation("Origin", origin));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task Own_names_are_let_in(string host)
    {
        var name = $"{host}:{fixture.Workbench.Port}";
        using var response = await Send(fixture.Known, "/", r => { r.Headers.Host = name; r.Headers.TryAddWithoutValidation("Origin", "http://" + name); });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Token_becomes_a_strict_cookie_and_leaves_the_address()
    {
        Assert.Equal($"http://127.0.0.1:{fixture.Workbench.Port}/?token={fixture.Workbench.Token}", fixture.Workbench.Address);
        Assert.Equal(32, fixture.Workbench.Token.Length);
        using var response = await Send(fixture.Stranger, $"/contested?as-of=2024-01-01&token={fixture.Workbench.Token}");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/contested?as-of=2024-01-01", response.Headers.Location!.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await Send(fixture.Stranger, "/contested", r => r.Headers.Add("Cookie", cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Wrong_token_is_refused_and_a_right_one_leads_nowhere_else()
    {
        using var wrong = await Send(fixture.Known, "/?token=" + new string('0', 32));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var bearer = await Send(fixture.Stranger, "/", r => r.Headers.TryAddWithoutValidation("Authorization", "Bearer x"));
        Assert.Equal(HttpStatusCode.Unauthorized, bearer.StatusCode);
        using var away = await Send(fixture.Stranger, "//evil.example/?token=" + fixture.Workbench.Token);
        Assert.Equal("/evil.example/", away.Headers.Location!.OriginalString);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_answer_forbids_what_pages_do_not_need(string address)
    {
        using var response = await Send(fixture.Known, address);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        // A page with a form names itself to this workbench, and to nobody else.
        Assert.Equal(address.StartsWith("/pair/", StringComparison.Ordinal) ? "same-origin" : "no-referrer",
            Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_can_be_sent(string method)
    {
        using var response = await Send(fixture.Known, "/", r => r.Method = new HttpMethod(method));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    // The address goes out as it is: a Uri would take "//evil.example/" for another host.
    private async Task<HttpResponseMessage> Send(HttpClient client, string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Base.GetLeftPart(UriPartial.Authority) + address));
        change?.Invoke(request);
        return await client.SendAsync(request);
    }
}
