using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;
using Entente.News;
using Entente.Store;
using Entente.Store.News;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Endpoints;

/// <summary>
/// What changes on the watches, as server-sent events to whoever stays. It looks at the ledger's file from without, and has it opened only where that
/// changed; an event's id is the moment of recording up to which it tells.
/// </summary>
internal sealed class ChangeStream(WorkbenchAnswers answers, LedgerLease lease, WorkbenchOptions options, CancellationToken stopping)
{
    public const string Path = "changes/stream", Type = "text/event-stream";
    /// <summary>Streams at once.</summary>
    public const int Most = 16;
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = SafeJson.Encoder };

    private int count;

    public static bool Is(Question question) => question.Path is ["api", "v1", "changes", "stream"];

    /// <summary>Sends until either side hangs up.</summary>
    /// <returns>Why nothing is sent; absent where something was.</returns>
    public async Task<Reply?> SendAsync(HttpContext context, Question question)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            if (Interlocked.Increment(ref count) > Most) throw new AnswerException(429, $"{Most} streams of changes are open. Close one of them.");
            Api.Check(EndpointList.Find(["changes", "stream"])!.Value.Endpoint, question);
            if (!question.Accepts(Type, null)) throw new AnswerException(406, $"This is answered as {Type}. Ask for it with Accept.");
            var since = Since(context.Request);
            var (path, state, last) = await lease.UseAsync(l => (l.FilePath, LedgerState.Of(l.FilePath), LedgerNews.LastRecorded(l)), either.Token)
                .ConfigureAwait(false);
            new Reply(200, Type, "").SetHeaders(context.Response);
            if (HttpMethods.IsHead(context.Request.Method)) return null;
            // Who is cut off before the first event can go on from here.
            await WriteAsync(context, $": changes on the watches\nid: {Text(since ?? last)}\n\n", either.Token).ConfigureAwait(false);
            await FollowAsync(context, path, since is null ? state : null, since ?? last, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception) when (either.IsCancellationRequested)
        {
            // Whatever was under way has nobody to be told to.
            return null;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            return Routes.Fault(question, Told(e));
        }
        finally
        {
            Interlocked.Decrement(ref count);
        }
    }

    private async Task FollowAsync(HttpContext context, string path, LedgerState? seen, DateTime since, CancellationToken cancel)
    {
        var spoke = options.Clock.GetTimestamp();
        while (true)
        {
            var text = "";
            var now = LedgerState.Of(path);
            // One that is away for a moment is put back as another.
            if (now != seen && now.File != default)
            {
                try
                {
                    (seen, var report) = await lease.UseAsync(l => ((LedgerState?)LedgerState.Of(path), ChangesJson.Of(answers, l, since, cancel)), cancel)
                        .ConfigureAwait(false);
                    if (report.Count > 0)
                    {
                        text = Event("change", JsonNode.Parse(NewsJson.Write(report))!, report.Until);
                        since = report.Until;
                    }
                }
                catch (LedgerException e) when (e.IsLocked)
                {
                    // Another program writes: the next look will tell.
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    seen = now;
                    text = Event("fault", JsonNode.Parse(EndpointJson.Fault(Told(e)))!, null);
                }
            }
            if (text.Length == 0 && options.Clock.GetElapsedTime(spoke) >= options.Heartbeat) text = ": still here\n\n";
            if (text.Length > 0)
            {
                await WriteAsync(context, text, cancel).ConfigureAwait(false);
                spoke = options.Clock.GetTimestamp();
            }
            await Task.Delay(options.Look, options.Clock, cancel).ConfigureAwait(false);
        }
    }

    private AnswerException Told(Exception e)
    {
        if (e is AnswerException answer) return answer;
        if (e is LedgerException) return new AnswerException(503, e.Message, inner: e);
        options.OnFault(e);
        return new AnswerException(500, $"A fault in the program: {e.Message} 'entente serve' told more where it runs.", inner: e);
    }

    // JSON on one line has no line end within: text in it ends no event.
    private static string Event(string name, JsonNode data, DateTime? id) =>
        (id is { } moment ? $"id: {Text(moment)}\n" : "") + $"event: {name}\ndata: {data.ToJsonString(OneLine)}\n\n";

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancel)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancel).ConfigureAwait(false);
    }

    private static DateTime? Since(HttpRequest request)
    {
        if (request.Headers["Last-Event-ID"].ToString() is not { Length: > 0 } id) return null;
        return DateTime.TryParseExact(id, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment) ? moment
            : throw new AnswerException(400, $"Last-Event-ID: '{id}' is no id of this stream; a moment is expected, as in 2026-11-20T09:30:00.000000Z.");
    }

    private static string Text(DateTime moment) => moment.ToString(Moment, CultureInfo.InvariantCulture);
}
