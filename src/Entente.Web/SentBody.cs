using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Entente.Web;

/// <summary>The body of what is sent, of one media type and up to a bound.</summary>
internal static class SentBody
{
    // Read and thrown away, so that the refusal isn't lost with the connection.
    private const int Drained = 1 << 18;

    public static void LetIn(HttpContext context, int mostBytes) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = mostBytes + Drained;

    /// <exception cref="AnswerException">413 or 415.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, string type, int mostBytes)
    {
        var request = context.Request;
        var given = request.ContentType?.Split(';')[0].Trim();
        if (!type.Equals(given, StringComparison.OrdinalIgnoreCase))
            throw new AnswerException(415, $"Content-Type {type} is expected, and not '{given}'. Nothing was recorded.");
        var tooLong = new AnswerException(413, $"What was sent has more than {mostBytes / 1024} kB. Nothing was recorded; shorten it.");
        if (request.ContentLength > mostBytes + Drained) throw tooLong;
        var body = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            var total = 0L;
            for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0; total += read)
                if (total + read <= mostBytes) body.Write(buffer, 0, read);
            if (total > mostBytes) throw tooLong;
        }
        catch (BadHttpRequestException e)
        {
            throw new AnswerException(413, tooLong.Message, inner: e);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
