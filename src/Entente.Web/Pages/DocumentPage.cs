using System.Globalization;
using System.Text;
using Entente.Briefs;
using Entente.Findings;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Time;
using Entente.Web.Notes;

namespace Entente.Web.Pages;

/// <summary>One document: what it is, and what it states, in the order of its text.</summary>
internal static class DocumentPage
{
    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question, string id, NoteForm form)
    {
        var document = StoredDocument.Of(ledger, id) ?? throw new AnswerException(404, $"This ledger holds no document {id}.");
        var claims = Claims(ledger, id);
        answers.Check(ledger, claims);
        var findings = new ClaimFindings(ledger, question.AsOf);
        var page = new StringBuilder("<main>\n<h1>").Append(PageFrame.Text(ClaimFindings.TitleOf(document)))
            .Append("</h1>\n<section id=\"sources\" class=\"meta\">\n");
        void Line(string text) => page.Append("<p>").Append(PageFrame.Text(text)).Append("</p>\n");
        Line(document.Location);
        Line($"Published: {DateWords.Short(document.Published) ?? "the words don't tell"}"
            + (document.Republished is { } again ? $"; republished {DateWords.Short(again)}" : "")
            + $". Public from {DateWords.Short(ImpreciseDate.OfDay(document.KnowableFrom))} on, by when it was {document.KnowableBy}.");
        if (question.AsOf is { } day && day < document.KnowableFrom) Line("It was not public by the day that is looked at.");
        Line($"Recorded {document.Recorded.ToString("u", CultureInfo.InvariantCulture)} · {document.Id} · SHA-256 {document.Sha256}");
        page.Append("</section>\n<section id=\"statements\">\n<h2>What it states</h2>\n");
        page.Append(claims.Count == 0 ? "<p>Nothing about relations between states was read in it.</p>\n"
            : BriefHtml.List(findings.Of(claims, named: false), "/claim/"));
        return PageFrame.Write(ClaimFindings.TitleOf(document), page.Append("</section>\n")
            .Append(NotesSection.Write(NoteRows.About(ledger, [id], question.AsOf), new NoteAnchor(id), form.Empty(new NoteAnchor(id), question.AsOf)))
            .Append("</main>\n").ToString(), "/library", question.AsOf);
    }

    /// <summary>Where a claim stands on its document's page.</summary>
    public static string AddressOf(LedgerFile ledger, string claimId)
    {
        var claim = ClaimRows.Of(ledger, [new ClaimId(claimId)]).FirstOrDefault() ?? throw new AnswerException(409, $"Claim {claimId} has no document.");
        var at = LedgerRows.ClaimsOfDocument(ledger, claim.DocumentId).ToList().IndexOf(claimId);
        return string.Create(CultureInfo.InvariantCulture, $"/document/{claim.DocumentId}{(at < 0 ? "" : $"#f{at + 1}")}");
    }

    private static List<Claim> Claims(LedgerFile ledger, string id)
    {
        var keys = LedgerRows.ClaimsOfDocument(ledger, id);
        var claims = ClaimRows.Of(ledger, keys.Select(k => new ClaimId(k))).ToDictionary(c => c.Id.Value, StringComparer.Ordinal);
        return [.. keys.Select(k =>
            claims.GetValueOrDefault(k) ?? throw new AnswerException(409, $"Claim {k} is missing from the ledger. Run 'entente ledger check'."))];
    }
}
