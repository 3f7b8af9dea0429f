using Entente.Actors;
using Entente.Briefs;
using Entente.Store;

namespace Entente.Web.Pages;

/// <summary>The brief on two states.</summary>
internal static class PairPage
{
    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question, (ActorId A, ActorId B) pair, CancellationToken cancel)
    {
        var brief = answers.Pair(ledger, pair, question.AsOf, cancel);
        var states = string.Join(" · ", new[] { pair.A, pair.B }
            .Select(s => $"<a href=\"{PageFrame.With("/state/" + s, question.AsOf)}\">{PageFrame.Text(StateNames.NameOf(s))}</a>"));
        return PageFrame.Write(brief.Title,
            $"<div class=\"over\" role=\"navigation\" aria-label=\"Related\"><p>{states} · <a href=\"#outlook\">What may come</a></p></div>\n"
            + WithOutlook(BriefHtml.Body(brief, "/claim/"), OutlookPage.Section(answers, ledger, question, pair)), asOf: question.AsOf);
    }

    // The brief is one element; what may come is its last section.
    private static string WithOutlook(string body, string section) =>
        body.LastIndexOf("</main>", StringComparison.Ordinal) is >= 0 and var end ? body[..end] + section + body[end..] : body + section;
}
