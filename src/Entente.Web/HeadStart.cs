using System.Text;
using Entente.Web.Pages;
using Entente.Web.Review;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>
/// The top of a page that takes a while, sent to a browser before the rest is known: who waits sees where she is and can go elsewhere. The status is
/// sent with it, so that what goes wrong afterwards is told by the page alone; programs, which go by the status, get no head start.
/// </summary>
internal static class HeadStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    /// <param name="work">Under way, on another thread.</param>
    public static async Task SendAsync(HttpContext context, Question question, Task<Reply> work, TimeProvider clock)
    {
        if (!IsWanted(context.Request, question)
            || await Task.WhenAny(work, Task.Delay(Patience, clock, context.RequestAborted)).ConfigureAwait(false) == work)
        {
            await (await work.ConfigureAwait(false)).SendAsync(context).ConfigureAwait(false);
            return;
        }
        (Reply.Html("") with { SendsForm = question.Path is ["pair" or "state" or "p" or "document" or "review", ..] }).SetHeaders(context.Response);
        await WriteAsync(PageFrame.Opening(TitleOf(question), "/" + question.Path.FirstOrDefault(), DayOf(question), question.Value("q")?.Trim(),
                ReviewDesk.Is(question) ? ReviewPage.Script : null)
            + "<p class=\"working\" role=\"status\">Working this out from the record…</p>\n").ConfigureAwait(false);
        var reply = await work.ConfigureAwait(false);
        await WriteAsync(PageFrame.AfterOpening(reply.Body)).ConfigureAwait(false);

        async Task WriteAsync(string part)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(part), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    // Fetch Metadata: a browser that loads a page. The others lead on to another page.
    private static bool IsWanted(HttpRequest request, Question question) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && (question.Path is [] or ["contested" or "outlook" or "library" or "review"] or ["blocs" or "review", _]
                or ["pair" or "state" or "p" or "document", ..] || (question.Path is ["search"] && !SearchPage.MayLeadOn(question)));

    private static string TitleOf(Question question)
    {
        try
        {
            return question.Path switch
            {
                ["pair", var a, var b] => $"{StateNames.NameOf(StateNames.Find(a))} and {StateNames.NameOf(StateNames.Find(b))}",
                ["state", var a] => StateNames.NameOf(StateNames.Find(a)),
                ["blocs", var year] => BlocsPage.TitleOf(question, year),
                [] => "Today",
                ["search"] when question.Value("q")?.Trim() is { Length: > 0 } words => $"Search: {words}",
                [var place, ..] => char.ToUpperInvariant(place[0]) + place[1..],
            };
        }
        catch (AnswerException)
        {
            return "Workbench";
        }
    }

    private static NodaTime.LocalDate? DayOf(Question question)
    {
        try
        {
            return question.AsOf;
        }
        catch (AnswerException)
        {
            return null;
        }
    }
}
