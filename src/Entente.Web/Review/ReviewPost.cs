using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Web.Review;

/// <summary>The one form that is sent: a verdict on a claim.</summary>
internal static class ReviewPost
{
    /// <summary>Of the form; what is longer is refused.</summary>
    public const int MostBytes = 16 * 1024;
    // Read and thrown away, so that the refusal isn't lost with the connection.
    private const int MostDrained = 1 << 18;
    private const string Form = "application/x-www-form-urlencoded";

    public static bool Is(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries) is ["review", _];

    public static void LetBodyIn(HttpContext context)
    {
        if (Is(context.Request)) context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostDrained;
    }

    /// <exception cref="AnswerException">413 or 415.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> FieldsAsync(HttpContext context)
    {
        var request = context.Request;
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!Form.Equals(type, StringComparison.OrdinalIgnoreCase)) throw new AnswerException(415, $"A form is expected ({Form}), and not '{type}'.");
        var tooLong = new AnswerException(413, $"The form has more than {MostBytes / 1024} kB. Nothing was recorded; shorten the reason.");
        if (request.ContentLength > MostDrained) throw tooLong;
        var body = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            var total = 0L;
            for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0; total += read)
                if (total + read <= MostBytes) body.Write(buffer, 0, read);
            if (total > MostBytes) throw tooLong;
        }
        catch (BadHttpRequestException e)
        {
            throw new AnswerException(413, tooLong.Message, inner: e);
        }
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        return fields.ToDictionary(f => f.Key, f => f.Value[^1] ?? "", StringComparer.Ordinal);
    }
}
