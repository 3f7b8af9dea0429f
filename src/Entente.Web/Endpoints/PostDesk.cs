using System.Text.Json.Nodes;
using Entente.Ledger.Review;
using Entente.News;
using Entente.Store;
using Entente.Store.News;
using Entente.Web.Notes;
using Entente.Web.Review;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Endpoints;

/// <summary>Takes what programs send: notes, watches, verdicts, documents.</summary>
internal sealed class PostDesk(WorkbenchAnswers answers, LedgerLease lease, WorkbenchOptions options) : IDisposable
{
    // Reading takes a core for seconds: one document after the other.
    private readonly SemaphoreSlim reading = new(1, 1);

    /// <exception cref="AnswerException">Why it isn't taken.</exception>
    public async Task<Reply> TakeAsync(HttpContext context, PostEndpoint endpoint)
    {
        if (options.IsReadOnly) throw new AnswerException(403,
            $"This workbench is served with --read-only: nothing is recorded. Start it without, or use 'entente {endpoint.Command}'.");
        var sent = new SentFields(endpoint, await SentBody.ReadAsync(context, "application/json", endpoint.MostBytes).ConfigureAwait(false));
        foreach (var field in endpoint.Fields.Where(f => !f.Choices.IsDefaultOrEmpty))
            if (sent[field.Name] is { } value && !field.Choices.Contains(value))
                throw new AnswerException(400, $"{field.Name}: '{value}' is none of {string.Join(", ", field.Choices)}. Nothing was recorded.");
        return endpoint.Path switch
        {
            "notes" => await WriteAsync(context, ledger => Note(ledger, sent)).ConfigureAwait(false),
            "watches" => await WriteAsync(context, ledger => Watch(ledger, sent)).ConfigureAwait(false),
            "verdicts" => await WriteAsync(context, ledger => GiveVerdict(ledger, sent)).ConfigureAwait(false),
            _ => await DocumentAsync(context, sent).ConfigureAwait(false),
        };
    }

    public void Dispose() => reading.Dispose();

    private Task<Reply> WriteAsync(HttpContext context, Func<LedgerFile, Reply> work) =>
        lease.WriteAsync(answers.OpenToWrite, work, context.RequestAborted);

    private Reply Note(LedgerFile ledger, SentFields sent)
    {
        var note = NoteDesk.Record(ledger, sent.Needed("about"), sent.Needed("text"), sent["on"], By(sent));
        return Reply.Made("/api/v1/notes/" + note.Id, new JsonObject { ["id"] = note.Id, ["about"] = note.About.Text });
    }

    private static Reply Watch(LedgerFile ledger, SentFields sent)
    {
        try
        {
            var watch = new Watch(StateNames.Actor(sent.Needed("a")), sent["b"] is { } b ? StateNames.Actor(b) : null, sent["name"]);
            var node = new JsonObject { ["name"] = watch.Name, ["states"] = watch.Key };
            return Watches.Add(ledger, watch) ? Reply.Made("/api/v1/changes", node) : Reply.Json(EndpointJson.Write(node));
        }
        catch (ArgumentException e)
        {
            throw new AnswerException(400, e.Message, inner: e);
        }
        catch (LedgerException e) when (!e.IsLocked)
        {
            throw new AnswerException(409, e.Message, inner: e);
        }
    }

    private Reply GiveVerdict(LedgerFile ledger, SentFields sent)
    {
        var verdict = ReviewDesk.Record(answers, ledger, sent.Needed("claim"), new ReviewTyped("", sent.Needed("verdict"), By(sent), sent["why"] ?? "",
            Correction.Names.Where(n => sent[n] is not null).ToDictionary(n => n, n => sent[n], StringComparer.Ordinal)));
        return Reply.Made("/api/v1/claims/" + verdict.Claim, new JsonObject { ["id"] = verdict.Id, ["claim"] = verdict.Claim.Value });
    }

    private async Task<Reply> DocumentAsync(HttpContext context, SentFields sent)
    {
        if (sent["text"] is null == sent["html"] is null) throw new AnswerException(400, "Give text or html, one of the two. Nothing was recorded.");
        var location = sent.Needed("location").Trim();
        if (location.Length > SentDocument.LongestLocation || location.Any(char.IsControl)) throw new AnswerException(400,
            $"location: one line of at most {SentDocument.LongestLocation} characters is expected. Nothing was recorded.");
        var document = new SentDocument(sent["text"] ?? sent["html"]!, sent["html"] is not null, location, sent.Day("date"));
        await reading.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            var read = answers.Read(document, context.RequestAborted);
            return await WriteAsync(context, ledger => Recorded(read.Record(ledger), read.Warnings)).ConfigureAwait(false);
        }
        finally
        {
            reading.Release();
        }
    }

    private static Reply Recorded(ReadingResult result, IReadOnlyList<string> warnings)
    {
        var node = new JsonObject
        {
            ["id"] = result.Document.Id, ["run"] = result.RunId, ["claims"] = result.Claims.Length, ["new claims"] = result.NewClaims,
            ["propositions"] = result.Propositions.Length, ["events"] = result.Events.Length, ["contested"] = result.Contested.Length,
            ["warnings"] = EndpointJson.Strings(warnings),
        };
        return result.IsNewDocument ? Reply.Made("/api/v1/documents/" + result.Document.Id, node) : Reply.Json(EndpointJson.Write(node));
    }

    private string By(SentFields sent) => sent["by"] ?? options.Reviewer
        ?? throw new AnswerException(400, "by: is not given. Say whose it is. Nothing was recorded.");
}
