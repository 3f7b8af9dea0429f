using Entente.Actors;
using Entente.Briefs;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Web.Notes;

namespace Entente.Web.Pages;

/// <summary>The brief on two states.</summary>
internal static class PairPage
{
    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question, (ActorId A, ActorId B) pair, NoteForm form,
        CancellationToken cancel)
    {
        var brief = answers.Pair(ledger, pair, question.AsOf, cancel);
        var states = string.Join(" · ", new[] { pair.A, pair.B }
            .Select(s => $"<a href=\"{PageFrame.With("/state/" + s, question.AsOf)}\">{PageFrame.Text(StateNames.NameOf(s))}</a>"));
        var about = NoteAnchor.Of(pair.A, pair.B);
        var notes = NotesSection.Write(NoteRows.About(ledger, [about.Text], question.AsOf), about, form.Empty(about, question.AsOf));
        return PageFrame.Write(brief.Title,
            $"<div class=\"over\" role=\"navigation\" aria-label=\"Related\"><p>{states} · <a href=\"#outlook\">What may come</a></p></div>\n"
            + WithOutlook(BriefHtml.Body(brief, "/claim/"), OutlookPage.Section(answers, ledger, question, pair) + notes), asOf: question.AsOf);
    }

    // The brief is one element; what may come is its last section.
    private static string WithOutlook(string body, string section) =>
        body.LastIndexOf("</main>", StringComparison.Ordinal) is >= 0 and var end ? body[..end] + section + body[end..] : body + section;
}
