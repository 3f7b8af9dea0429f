using System.Text;
using System.Text.Json.Nodes;
using Entente.Web.Endpoints;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>An answer, whole before its first byte is sent.</summary>
internal sealed record Reply(int Status, string ContentType, string Body)
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Of what may be asked again with it; absent for pages.</summary>
    public string? Tag { get; init; }
    public string? Location { get; init; }
    public string? Allow { get; init; }
    public string? Authenticate { get; init; }

    /// <summary>Its form is sent from here: browsers name the sender then, and no page elsewhere.</summary>
    public bool SendsForm { get; init; }

    public static Reply Html(string body, int status = 200) => new(status, "text/html; charset=utf-8", body);
    public static Reply Json(string body, int status = 200) => new(status, "application/json; charset=utf-8", body);
    /// <summary>Something was recorded, and is found there.</summary>
    public static Reply Made(string location, JsonObject body) => Json(EndpointJson.Write(body), 201) with { Location = location };
    public static Reply Plain(int status, string body) => new(status, "text/plain; charset=utf-8", body.ReplaceLineEndings("\n") + "\n");
    public static Reply AsItWas(string tag) => new(304, "", "") { Tag = tag };
    public static Reply To(string location) => new(303, "text/plain; charset=utf-8", "") { Location = location };

    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        SetHeaders(response);
        if (Status == StatusCodes.Status304NotModified) return;
        var bytes = Encoding.UTF8.GetBytes(Body);
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Everything but the body and its length.</summary>
    public void SetHeaders(HttpResponse response)
    {
        response.StatusCode = Status;
        if (ContentType.Length > 0) response.ContentType = ContentType;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = SendsForm ? "same-origin" : "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = Tag is null ? "no-store" : "private, no-cache";
        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
            response.Headers.Vary = "Accept";
        }
        if (Location is not null) response.Headers.Location = Location;
        if (Allow is not null) response.Headers.Allow = Allow;
        if (Authenticate is not null) response.Headers.WWWAuthenticate = Authenticate;
    }
}
