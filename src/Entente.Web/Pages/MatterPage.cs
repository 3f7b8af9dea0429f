using System.Text;
using Entente.Actors;
using Entente.Briefs;
using Entente.Findings;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Web.Notes;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>One matter: who stands for it and who against, by date, each in its own words.</summary>
internal static class MatterPage
{
    public static Reply Answer(WorkbenchAnswers answers, LedgerFile ledger, Question question, LedgerKey key, NoteForm form)
    {
        if (key.Kind == "matter") return Reply.Html(Write(answers, ledger, question, new MatterId(key.Id), form)) with { SendsForm = true };
        var claims = ClaimRows.Of(ledger, LedgerRows.ClaimsOfProposition(ledger, key.Id));
        if (claims.IsEmpty) throw new AnswerException(409, $"Proposition {key.Id} has no claims behind it. It is not shown.");
        return Reply.To($"/p/{claims[0].Key.Matter}{(question.AsOf is { } day ? "?as-of=" + PageFrame.Iso(day) : "")}");
    }

    private static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question, MatterId id, NoteForm form)
    {
        var asOf = question.AsOf;
        var view = LedgerView.Of(ledger, new ClaimFilter { Matter = id, AsOf = asOf }, a => ActorRegister.Embedded.Find(a)?.Name);
        answers.Check(ledger, view.Claims);
        var propositions = view.Propositions.Where(p => p.Matter == id).OrderByDescending(p => p.For.Length + p.Against.Length).ThenBy(p => p.Id).ToList();
        var statement = (propositions.Find(p => !p.For.IsEmpty) ?? propositions.FirstOrDefault())?.Statement;
        var page = new StringBuilder("<main>\n<h1>").Append(PageFrame.Text(statement ?? "Nothing yet")).Append("</h1>\n");
        if (statement is null) page.Append("<p>Nothing about this was public by that day.</p>\n");
        var findings = new ClaimFindings(ledger, asOf);
        var claims = view.Claims.OrderBy(c => c.Said?.First ?? c.KnowableFrom ?? LocalDate.MaxIsoValue).ThenBy(c => c.DocumentId, StringComparer.Ordinal)
            .ThenBy(c => c.Quote).ThenBy(c => c.Id).ToList();
        page.Append("<div class=\"matter\">\n<div class=\"sides\">\n");
        foreach (var (side, heading) in new[] { (ClaimSide.For, "For"), (ClaimSide.Against, "Against") })
            Side(page, heading, findings.Of([.. claims.Where(c => c.Side == side)], named: true));
        page.Append("</div>\n</div>\n");
        if (findings.Of([.. claims.Where(c => c.Side == ClaimSide.Neither)], named: true) is { Count: > 0 } neither)
        {
            page.Append("<section>\n<h2>Neither: declined to comment, or taken back</h2>\n").Append(BriefHtml.List(neither, "/claim/"))
                .Append("</section>\n");
        }
        if (propositions.Count > 0)
        {
            page.Append("<section>\n<h2>What it is made of</h2>\n<ul>\n");
            foreach (var p in propositions)
                page.Append("<li>").Append(PageFrame.Text(p.Statement)).Append(" <span class=\"soft\">").Append(p.Status.ToString().ToLowerInvariant())
                    .Append(", ")
                    .Append(p.For.Length).Append(" for, ").Append(p.Against.Length).Append(" against · ").Append(p.Id).Append("</span></li>\n");
            page.Append("</ul>\n</section>\n<section id=\"sources\">\n<h2>Documents</h2>\n<ul>\n");
            foreach (var document in findings.Documents)
                page.Append("<li><a href=\"/document/").Append(document.Id).Append("\">").Append(PageFrame.Text(ClaimFindings.TitleOf(document)))
                    .Append("</a> <span class=\"soft\">")
                    .Append(PageFrame.Text(DateWords.Short(document.Published) ?? "no date")).Append(" · ").Append(document.Sha256[..12])
                    .Append("</span></li>\n");
            page.Append("</ul>\n</section>\n");
        }
        var about = new NoteAnchor(id.Value);
        page.Append(NotesSection.Write(NoteRows.AboutMatter(ledger, id, asOf), about, form.Empty(about, asOf)));
        return PageFrame.Write(statement ?? id.Value, page.Append("</main>\n").ToString(), "/contested", asOf);
    }

    private static void Side(StringBuilder page, string heading, IReadOnlyList<Finding> findings)
    {
        page.Append("<div>\n<h2>").Append(heading).Append("</h2>\n");
        page.Append(findings.Count == 0 ? "<p>Nobody.</p>\n" : BriefHtml.List(findings, "/claim/")).Append("</div>\n");
    }
}
