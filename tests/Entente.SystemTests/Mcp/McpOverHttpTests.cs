using System.Net;
using System.Text;
using Entente.SystemTests.Web;
using Xunit;

namespace Entente.SystemTests.Mcp;

/// <summary>/mcp stands behind the same gate.</summary>
[Collection(WorkbenchCollection.Name)]
public sealed class McpOverHttpTests(WorkbenchFixture fixture)
{
    private const string Call = """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"verify_quote","arguments":{"text":"Peru shelled Chile."}}}""";

    [Fact]
    public async Task Who_has_the_token_is_answered()
    {
        using var hello = await Send(fixture.Known, """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            """);
        Assert.Equal(HttpStatusCode.OK, hello.StatusCode);
        Assert.Contains("\"serverInfo\"", await hello.Content.ReadAsStringAsync());
        using var note = await Send(fixture.Known, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        Assert.Equal(HttpStatusCode.Accepted, note.StatusCode);
        using var said = await Send(fixture.Known, Call);
        Assert.Equal("text/event-stream", said.Content.Headers.ContentType!.MediaType);
        var body = await said.Content.ReadAsStringAsync();
        Assert.Contains("\"id\":7", body);
        Assert.Contains("in the ledger", body);
    }

    [Fact]
    public async Task Wrong_host_foreign_origin_and_no_token_are_refused()
    {
        using var host = await Send(fixture.Known, Call, r => r.Headers.Host = "evil.example");
        using var origin = await Send(fixture.Known, Call, r => r.Headers.TryAddWithoutValidation("Origin", "http://evil.example"));
        using var stranger = await Send(fixture.Stranger, Call);
        using var wrong = await Send(fixture.Stranger, Call, r => r.Headers.TryAddWithoutValidation("Authorization", "Bearer " + new string('0', 32)));
        foreach (var response in new[] { host, origin, stranger, wrong })
        {
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.DoesNotContain("in the ledger", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task What_is_no_message_is_told()
    {
        using var none = await Send(fixture.Known, "hello");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using var much = await Send(fixture.Known, $$"""{"jsonrpc":"2.0","id":1,"method":"{{new string('x', 300_000)}}"}""");
        Assert.Equal(HttpStatusCode.BadRequest, much.StatusCode);
        using var get = await Send(fixture.Known, null, r => r.Method = HttpMethod.Get);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string? body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/mcp", UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        change?.Invoke(request);
        return await client.SendAsync(request);
    }
}
