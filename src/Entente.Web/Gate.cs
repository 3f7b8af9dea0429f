using System.Security.Cryptography;
using System.Text;
using Entente.Web.Endpoints;
using Entente.Web.Mcp;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>
/// Lets in who has the token and came by this machine's own names. A page of another site can reach a port of this machine, by its own name made to
/// point here or by a link: neither Host nor Origin nor cookie is right then.
/// </summary>
internal sealed class Gate(int port)
{
    private const int TokenBytes = 16;
    private const string Bearer = "Bearer ";

    private readonly string[] hosts = [$"127.0.0.1:{port}", $"localhost:{port}", $"[::1]:{port}"];
    // Cookies are shared by the ports of a host: two workbenches must not take each other's.
    private readonly string cookie = $"entente-{port}";

    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>What to answer instead of the page; absent where the request may pass.</summary>
    public Reply? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!hosts.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
            return Reply.Plain(403, "This is not the name that this workbench is served under. Open the address that 'entente serve' printed.");
        if (request.Headers.Origin is { Count: > 0 } origins
            && !origins.All(o => hosts.Any(h => string.Equals(o, "http://" + h, StringComparison.OrdinalIgnoreCase))))
            return Reply.Plain(403, "Pages of other sites may not ask this workbench.");
        var isForm = SentForm.Is(request);
        var isSent = isForm || PostEndpoint.Of(request) is not null;
        if (isSent && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return Reply.Plain(403, "Pages of other sites may not send this workbench anything.");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !McpPost.Is(request) && !isSent)
        {
            // A body that isn't let in ends the connection: the next request must not come by it.
            context.Response.Headers.Connection = "close";
            return Reply.Plain(405, "Here GET and HEAD are answered; POST only where pages have a form, and where /openapi.json says so.")
                with { Allow = "GET, HEAD" };
        }
        if (!McpPost.Is(request) && !isSent && request.Query.TryGetValue("token", out var given))
        {
            if (!IsToken(given.ToString())) return Unknown();
            context.Response.Cookies
                .Append(cookie, Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
            return Reply.To(WithoutToken(request));
        }
        if (request.Cookies[cookie] is { } kept && IsToken(kept)) return null;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && IsToken(authorization[Bearer.Length..].Trim()) ? null
            // To 401 a client of the protocol would answer with a search for a place to log in at.
            : McpPost.Is(request) ? Reply.Plain(403,
                "This workbench doesn't know you. Send the header Authorization: Bearer TOKEN, with the token that 'entente serve' printed.")
            : isForm ? Reply.Plain(403, "This workbench doesn't know you. Nothing was recorded: open the address that 'entente serve' printed, with its token.")
            : Unknown();
    }

    private static Reply Unknown() => Reply.Plain(401, """
        This workbench doesn't know you.

        Open the whole address that 'entente serve' printed when it started, with its token:
        http://127.0.0.1:PORT/?token=...
        The token is good for as long as that program runs. A program that asks the API sends the header
        Authorization: Bearer TOKEN
        """) with { Authenticate = "Bearer" };

    private bool IsToken(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token));

    private static string WithoutToken(HttpRequest request)
    {
        // "//elsewhere" would lead out of here.
        var path = "/" + request.Path.ToUriComponent().TrimStart('/', '\\');
        var kept = QueryString.Create(request.Query.Where(q => q.Key != "token"));
        return path + kept.ToUriComponent();
    }
}
