using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Web;

/// <summary>The forms that pages send: a verdict on a claim, and a note.</summary>
internal static class SentForm
{
    /// <summary>Of a form; what is longer is refused.</summary>
    public const int MostBytes = 16 * 1024;
    private const string Type = "application/x-www-form-urlencoded";

    public static bool Is(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries) is ["review", _] or ["note"];

    public static void LetBodyIn(HttpContext context)
    {
        if (Is(context.Request)) SentBody.LetIn(context, MostBytes);
    }

    /// <exception cref="AnswerException">413 or 415.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> FieldsAsync(HttpContext context)
    {
        var body = await SentBody.ReadAsync(context, Type, MostBytes).ConfigureAwait(false);
        return QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).ToDictionary(f => f.Key, f => f.Value[^1] ?? "", StringComparer.Ordinal);
    }
}
