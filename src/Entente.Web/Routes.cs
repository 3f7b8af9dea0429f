using Entente.Actors;
using Entente.Store;
using Entente.Web.Endpoints;
using Entente.Web.Notes;
using Entente.Web.Pages;

namespace Entente.Web;

/// <summary>Which address shows what.</summary>
internal sealed class Routes(WorkbenchAnswers answers, TimeProvider clock, NoteForm form)
{
    private readonly Api api = new(answers);
    private readonly KeptReplies kept = new();

    /// <summary>What is the same whatever the ledger holds.</summary>
    public static Reply? WithoutLedger(Question question) => question.Path switch
    {
        ["style.css"] => new Reply(200, "text/css; charset=utf-8", PageFrame.StyleSheet),
        ["review.js"] => new Reply(200, "text/javascript; charset=utf-8", PageFrame.Script),
        ["as-of.js"] => new Reply(200, "text/javascript; charset=utf-8", PageFrame.Slide),
        // Asked for by every browser.
        ["favicon.ico"] => Reply.Plain(404, "There is none."),
        ["openapi.json"] => Reply.Json(OpenApi.Document),
        _ => null,
    };

    /// <param name="known">The tags of answers that the asker has, as If-None-Match gives them.</param>
    /// <exception cref="AnswerException">There is no such page, or nothing to show on it.</exception>
    public Reply Answer(LedgerFile ledger, Question question, string? known, CancellationToken cancel)
    {
        // What is asked of the record as of today is another answer tomorrow.
        var key = $"{clock.GetUtcNow():yyyy-MM-dd} {question.Key}";
        if (!question.IsApi) return kept.Of(ledger.FilePath, key, () => Make(ledger, question, cancel));
        var tag = kept.TagOf(ledger.FilePath, key);
        if (known is not null && known.Split(',').Any(k => k.Trim() is "*" || k.Trim() == tag || k.Trim() == "W/" + tag)) return Reply.AsItWas(tag);
        return kept.Of(ledger.FilePath, key, () => Make(ledger, question, cancel)) with { Tag = tag };
    }

    private Reply Make(LedgerFile ledger, Question question, CancellationToken cancel) => question.Path switch
    {
        [] => Reply.Html(TodayPage.Write(answers, ledger, question)),
        ["pair", var a, var b] => Reply.Html(PairPage.Write(answers, ledger, question, Pair(a, b), form, cancel)) with { SendsForm = true },
        ["state", var a] => Reply.Html(StatePage.Write(answers, ledger, question, StateNames.Find(a), form, cancel)) with { SendsForm = true },
        ["contested"] => Reply.Html(ContestedPage.Write(answers, ledger, question)),
        ["p", var id] => MatterPage.Answer(answers, ledger, question, Only(ledger, id, "proposition", "matter"), form),
        ["claim", var id] => Reply.To(AsOfLinks.To(DocumentPage.AddressOf(ledger, Only(ledger, id, "claim").Id), question.AsOf)),
        ["document", var id] => Reply.Html(DocumentPage.Write(answers, ledger, question, Only(ledger, id, "document").Id, form)) with { SendsForm = true },
        ["days.js"] => new Reply(200, "text/javascript; charset=utf-8", PublicationDays.Script(ledger)),
        ["blocs"] => BlocsPage.Latest(answers, ledger, question),
        ["blocs", var year] => BlocsPage.Answer(answers, ledger, question, year, cancel),
        ["outlook"] => Reply.Html(OutlookPage.Write(answers, ledger, question)),
        ["library"] => Reply.Html(LibraryPage.Write(ledger, question)),
        ["search"] => SearchPage.Answer(answers, ledger, question),
        ["api", "v1", .. var rest] => api.Answer(ledger, question, rest, cancel),
        _ => throw new AnswerException(404, $"There is no page '/{string.Join('/', question.Path)}' here."),
    };

    public static Reply Fault(Question question, AnswerException e) => question.IsApi
        ? Reply.Json(EndpointJson.Fault(e), e.Status) : Reply.Html(PageFrame.Fault(e), e.Status);

    /// <exception cref="AnswerException">One is no state, or both are the same.</exception>
    public static (ActorId A, ActorId B) Pair(string a, string b)
    {
        var (one, other) = (StateNames.Find(a), StateNames.Find(b));
        return one != other ? (one, other) : throw new AnswerException(400, $"Both are {StateNames.NameOf(one)} ({one}). Name two states.");
    }

    /// <summary>The one thing of these kinds whose key is or begins so.</summary>
    public static LedgerKey Only(LedgerFile ledger, string beginning, params string[] kinds)
    {
        var found = LedgerKey.Find(ledger, beginning).Where(k => kinds.Contains(k.Kind)).ToList();
        return found.Count == 1 ? found[0]
            : throw new AnswerException(404, found.Count == 0 ? $"This ledger holds no {string.Join(" or ", kinds)} with the key '{beginning}'."
                : $"'{beginning}' is the beginning of {found.Count} keys: {string.Join(", ", found.Select(f => f.Id))}. Give more of it.",
                    [.. found.Select(f => f.Id)]);
    }
}
