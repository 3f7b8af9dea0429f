using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Entente.Web.Mcp;

/// <summary>/mcp: one message a request, without sessions, behind the workbench's gate.</summary>
internal static class McpPost
{
    private const int MostBytes = 1 << 18;

    public static bool Is(HttpRequest request) => request.Path == "/mcp";

    /// <summary>Before anything is answered: of a body that may not be sent, the answer would get lost with the connection.</summary>
    public static void LetBodyIn(HttpContext context)
    {
        if (Is(context.Request)) context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostBytes;
    }

    public static async Task AnswerAsync(HttpContext context, LedgerDesk desk)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await (Reply.Plain(405, "POST a message of the Model Context Protocol here.") with { Allow = "POST" }).SendAsync(context).ConfigureAwait(false);
            return;
        }
        JsonRpcMessage? message;
        try
        {
            message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(context.Request.Body, McpJsonUtilities.DefaultOptions, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            message = null;
        }
        if (message is null)
        {
            await Reply.Plain(400, $"One JSON-RPC message of at most {MostBytes / 1024} kB is expected.").SendAsync(context).ConfigureAwait(false);
            return;
        }
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await using var transport = new StreamableHttpServerTransport { Stateless = true };
        await using var server = McpServer.Create(transport, AssistantServer.Options(desk));
        var running = server.RunAsync(context.RequestAborted);
        if (!await transport.HandlePostRequestAsync(message, response.Body, context.RequestAborted).ConfigureAwait(false))
        {
            response.ContentType = null;
            response.StatusCode = StatusCodes.Status202Accepted;
        }
        await transport.DisposeAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
    }
}
