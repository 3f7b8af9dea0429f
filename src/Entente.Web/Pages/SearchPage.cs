using System.Text;
using Entente.Briefs;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Web.Notes;

namespace Entente.Web.Pages;

/// <summary>What words find. One state, or two, lead to their page, unless the words themselves are asked for (words=1).</summary>
internal static class SearchPage
{
    public static Reply Answer(WorkbenchAnswers answers, LedgerFile ledger, Question question)
    {
        var words = question.Value("q") ?? "";
        if (question.Value("words") is null && AddressOf(ledger, words) is { } found)
            return Reply.To(AsOfLinks.To(found, question.AsOf));
        return Reply.Html(Write(answers, Search.Of(ledger, question), question));
    }

    /// <summary>Whether the words may be answered by another page: they name states, or look like a key.</summary>
    public static bool MayLeadOn(Question question) => question.Value("words") is null && (question.Value("q") ?? "").Trim() is var words
        && (LooksLikeKey(words) || !Search.StatesOf(words).IsEmpty);

    // As pages and commands print it.
    private static bool LooksLikeKey(string words) => words.Length >= 6 && words[1] == '-' && !words.Contains(' ', StringComparison.Ordinal);

    private static string? AddressOf(LedgerFile ledger, string words)
    {
        if (Search.StatesOf(words) is { IsEmpty: false } states) return states is [var one] ? "/state/" + one : $"/pair/{states[0]}/{states[1]}";
        if (!LooksLikeKey(words)) return null;
        return LedgerKey.Find(ledger, words) is not [var key] ? null : key.Kind switch
        {
            "claim" or "document" => $"/{key.Kind}/{key.Id}",
            "matter" or "proposition" => "/p/" + key.Id,
            "note" => NoteRows.Find(ledger, key.Id) is { } note ? NoteAbout.PageOf(note.Note.About) : null,
            _ => null,
        };
    }

    private static string Write(WorkbenchAnswers answers, Search search, Question question)
    {
        answers.Check(search.Ledger, search.Claims);
        var page = new StringBuilder("<main>\n<h1>").Append(search.Words.Length == 0 ? "Search" : "Search: " + PageFrame.Text(search.Words))
            .Append("</h1>\n");
        if (search.Words.Length == 0) page
            .Append("<p>Name a state (North Korea, PRK), two states (Russia and North Korea), or words that documents use.</p>\n");
        else if (search.Documents.Count == 0 && search.Claims.IsEmpty)
        {
            page.Append("<p>No document and no claim has all of these words.</p>\n");
            if (search.Nearest.Count > 0) page.Append("<p>Nearest names: ").Append(PageFrame.Text(string.Join(", ", search.Nearest))).Append(".</p>\n");
        }
        foreach (var state in search.States)
            page.Append("<p><a href=\"").Append(PageFrame.With("/state/" + state, question.AsOf)).Append("\">")
                .Append(PageFrame.Text($"{StateNames.NameOf(state)} ({state})")).Append("</a></p>\n");
        if (!search.Claims.IsEmpty)
        {
            var findings = new ClaimFindings(search.Ledger, question.AsOf);
            page.Append("<section id=\"claims\">\n<h2>").Append(Found(search.Claims.Length, "claim", "claims")).Append("</h2>\n")
                .Append(BriefHtml.List(findings.Of(search.Claims, named: true), "/claim/")).Append("</section>\n");
        }
        if (search.Documents.Count > 0)
        {
            page.Append("<section id=\"sources\">\n<h2>").Append(Found(search.Documents.Count, "document", "documents")).Append("</h2>\n");
            DocumentLine.List(page, search.Documents);
            page.Append("</section>\n");
        }
        return PageFrame.Write(search.Words.Length == 0 ? "Search" : $"Search: {search.Words}", page
            .Append("</main>\n").ToString(), asOf: question.AsOf, sought: search.Words);
    }

    private static string Found(int count, string one, string many) => count == Search.Most ? $"The latest {count} {many}"
        : PageFrame.Count(count, one, many);
}
