using System.Text;
using Entente.Actors;
using Entente.Findings;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Web.Notes;

namespace Entente.Web.Pages;

/// <summary>One state's standing, and what is contested about it.</summary>
internal static class StatePage
{
    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question, ActorId state, NoteForm form,
        CancellationToken cancel)
    {
        var name = StateNames.NameOf(state);
        var asOf = question.AsOf;
        var page = new StringBuilder("<div class=\"over\" role=\"navigation\" aria-label=\"Related\"><p><a href=\"")
            .Append(PageFrame.With($"/search?q={Uri.EscapeDataString(name)}&words=1", asOf))
            .Append("\">Documents and claims with this name</a></p></div>\n<main>\n<h1>").Append(PageFrame.Text($"{name} ({state})")).Append("</h1>\n");
        Standing(page, answers, ledger, state, question, cancel);
        OutlookPage.Joins(page, answers, ledger, question, state);
        page.Append("<section id=\"contested\">\n<h2>Contested</h2>\n");
        var views = new[] { new ClaimFilter { Actor = state, AsOf = asOf }, new ClaimFilter { Recipient = state, AsOf = asOf } }
            .Select(f => LedgerView.Of(ledger, f, id => ActorRegister.Embedded.Find(id)?.Name)).ToList();
        var matters = ContestedMatter.Of(views.SelectMany(v => v.Propositions).DistinctBy(p => p.Id), views.SelectMany(v => v.Around));
        MatterLine.List(page, answers, ledger, matters, asOf, "Nothing in this ledger about it is said by some and denied by others.");
        var about = NoteAnchor.Of(state);
        page.Append("</section>\n").Append(NotesSection.Write(NoteRows.About(ledger, [about.Text], asOf), about, form.Empty(about, asOf)));
        return PageFrame.Write(name, page.Append("</main>\n").ToString(), asOf: asOf);
    }

    private static void Standing(StringBuilder page, WorkbenchAnswers answers, LedgerFile ledger, ActorId state, Question question, CancellationToken cancel)
    {
        StateAnswer answer;
        try
        {
            answer = answers.State(ledger, state, question.AsOf, cancel);
        }
        catch (AnswerException e) when (e.Status is 400 or 404)
        {
            // Documents may tell of it nevertheless, and the outlook.
            page.Append("<p class=\"lead\">").Append(PageFrame.Text(e.Message)).Append("</p>\n");
            return;
        }
        page.Append("<p class=\"lead\">").Append(PageFrame.Text(answer.Title)).Append("</p>\n");
        foreach (var (heading, paragraphs) in answer.Parts)
        {
            page.Append("<section>\n<h2>").Append(PageFrame.Text(heading)).Append("</h2>\n");
            foreach (var paragraph in paragraphs) page.Append("<p>").Append(PageFrame.Text(paragraph)).Append("</p>\n");
            page.Append("</section>\n");
        }
        if (!answer.Table.IsEmpty)
        {
            page.Append("<section>\n<h2>Year by year</h2>\n<p class=\"lead\">").Append(PageFrame.Text(answer.TableNote)).Append("</p>\n");
            Table.Write(page, answer.Table[0], answer.Table.Skip(1).Select(row => row.Select(PageFrame.Text)), numbers: true);
            page.Append("</section>\n");
        }
        page.Append("<section id=\"sources\">\n<h2>Sources</h2>\n<ul class=\"sources\">\n");
        foreach (var source in answer.Sources) page.Append("<li>").Append(PageFrame.Text(source)).Append("</li>\n");
        page.Append("</ul>\n</section>\n");
    }
}
