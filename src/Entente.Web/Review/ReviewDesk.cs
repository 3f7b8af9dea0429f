using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Store;
using Entente.Store.Review;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Entente.Web.Review;

/// <summary>Shows the queue, and takes what is said of a claim. </summary>
internal sealed class ReviewDesk(WorkbenchAnswers answers, LedgerLease lease, WorkbenchOptions options)
{
    private readonly FormToken token = new();
    private string? by = options.Reviewer;

    public static bool Is(Question question) => question.Path is ["review"] or ["review", _];

    public Reply Show(LedgerFile ledger, Question question, ReviewTyped? typed = null, AnswerException? fault = null)
    {
        var queue = Queue(ledger);
        var id = question.Path is [_, var wanted] ? new ClaimId(Routes.Only(ledger, wanted, "claim").Id) : queue.Count > 0 ? queue[0].Claim.Id : (ClaimId?)null;
        var claim = id is { } known ? ClaimRows.Of(ledger, [known]).FirstOrDefault()
            ?? throw new AnswerException(409, $"Claim {known} has no document.") : null;
        if (claim is not null) answers.Check(ledger, [claim]);
        var done = question.Value("done") is { } told && LedgerKey.Find(ledger, told) is [{ Kind: "claim" } before] ? before.Id : null;
        var page = new ReviewPage(token.Value, by, options.IsReadOnly, queue);
        return Reply.Html(page.Write(ledger, claim, typed ?? ReviewTyped.Nothing, fault, done), fault?.Status ?? 200) with { SendsForm = true };
    }

    public async Task<Reply> TakeAsync(HttpContext context, Question question)
    {
        if (options.IsReadOnly) throw new AnswerException(403,
            "This workbench is served with --read-only: nothing is recorded. Start it without, or use 'entente review'.");
        var typed = ReviewTyped.Of(await SentForm.FieldsAsync(context).ConfigureAwait(false));
        token.Check(typed.Token);
        try
        {
            var given = await lease.WriteAsync(answers.OpenToWrite, ledger => Record(answers, ledger, question.Path[1], typed), context.RequestAborted)
                .ConfigureAwait(false);
            by = given.By;
            // The next of the queue.
            return Reply.To("/review?done=" + given.Claim);
        }
        catch (AnswerException e) when (e.Status == 400)
        {
            // What was typed is shown again with what is wrong with it.
            return await lease.UseAsync(ledger => Show(ledger, question, typed, e), context.RequestAborted).ConfigureAwait(false);
        }
        catch (LedgerException e)
        {
            return Reply.Html(new ReviewPage(token.Value, by, options.IsReadOnly, [])
                .WriteAgain(question.Path[1], typed, new AnswerException(503, e.Message, inner: e)), 503) with { SendsForm = true };
        }
    }

    /// <exception cref="AnswerException">No such claim, or it is no verdict.</exception>
    public static Verdict Record(WorkbenchAnswers answers, LedgerFile ledger, string beginning, ReviewTyped typed)
    {
        var key = Routes.Only(ledger, beginning, "claim");
        var claim = ClaimRows.Of(ledger, [new ClaimId(key.Id)]).FirstOrDefault() ?? throw new AnswerException(409, $"Claim {key.Id} has no document.");
        answers.Check(ledger, [claim]);
        try
        {
            var kind = typed.Kind;
            if (kind != VerdictKind.Corrected && Correction.IsChanged(typed.Coding, claim))
                throw new ArgumentException("Fields of the coding were changed. Press Correct, or put them back.");
            var verdict = new Verdict(claim.Id, kind, kind == VerdictKind.Corrected ? Correction.Of(typed.Coding, claim) : null, typed.By,
                Instant.FromDateTimeUtc(ledger.Now()), typed.Why);
            Verdicts.Add(ledger, verdict);
            return verdict;
        }
        catch (ArgumentException e)
        {
            throw new AnswerException(400, e.Message, inner: e);
        }
    }

    private IReadOnlyList<QueuedClaim> Queue(LedgerFile ledger)
    {
        var view = LedgerView.Of(ledger, new ClaimFilter(), id => Actors.ActorRegister.Embedded.Find(id)?.Name);
        return ReviewQueue.Of(view.Around, view.Propositions, view.Events, view.Verdicts, by);
    }
}
