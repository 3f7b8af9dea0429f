using System.Text;
using Entente.Actors;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Web.Pages;

/// <summary>All that is asserted by some and denied by others.</summary>
internal static class ContestedPage
{
    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question)
    {
        var asOf = question.AsOf;
        var view = LedgerView.Of(ledger, new ClaimFilter { AsOf = asOf }, id => ActorRegister.Embedded.Find(id)?.Name);
        var page = new StringBuilder("<main>\n<h1>Contested</h1>\n")
            .Append("<p class=\"lead\">Said by some and denied by others, the latest first. Neither side is taken for true.</p>\n");
        MatterLine.List(page, answers, ledger, ContestedMatter.Of(view.Propositions, view.Around), asOf, asOf is null
            ? "Nothing in this ledger is contested." : "Nothing that was public by that day is contested.");
        return PageFrame.Write("Contested", page.Append("</main>\n").ToString(), "/contested", asOf);
    }
}
