using System.Text;
using Entente.Actors;
using Entente.Ledger;
using Entente.News;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.News;

namespace Entente.Web.Pages;

/// <summary>What changed on the watches, what the ledger holds, the latest first; and how to begin where it holds nothing.</summary>
internal static class TodayPage
{
    private const int Documents = 8, Matters = 5, Changes = 12;

    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question)
    {
        var asOf = question.AsOf;
        var holds = LedgerContents.Of(ledger).Rows.ToDictionary(r => r.Table, r => r.Rows, StringComparer.Ordinal);
        var datasets = LoadedDataset.In(ledger);
        var page = new StringBuilder("<main>\n<h1>Today</h1>\n");
        if (holds["documents"] == 0 && datasets.Count == 0) Begin(page, ledger);
        else
        {
            page.Append("<p class=\"lead\">The ledger holds ").Append(PageFrame.Text(string.Join(", ",
                PageFrame.Count(holds["documents"], "document", "documents"), PageFrame.Count(holds["claims that count"], "claim", "claims"),
                PageFrame.Count(holds["propositions"], "proposition", "propositions"), PageFrame.Count(holds["events"], "event", "events")))).Append(" and ")
                .Append(PageFrame.Count(datasets.Select(d => d.Name).Distinct().Count(), "data set", "data sets")).Append(".</p>\n");
            Followed(page, answers, ledger, asOf);
            page.Append("<div class=\"sides wide-apart\">\n<section>\n<h2>Latest contested</h2>\n");
            var view = LedgerView.Of(ledger, new ClaimFilter { AsOf = asOf }, id => ActorRegister.Embedded.Find(id)?.Name);
            MatterLine.List(page, answers, ledger, ContestedMatter.Of(view.Propositions, view.Around), asOf, "Nothing is said by some and denied by others.",
                Matters);
            page.Append("</section>\n<section>\n<h2>Latest documents</h2>\n");
            var latest = DocumentListing.Latest(ledger, asOf, 0, Documents);
            if (latest.Count == 0) page.Append("<p>None").Append(asOf is null ? " is read yet: <code>entente brief FILE</code>." : " was public by that day.")
                .Append("</p>\n");
            else DocumentLine.List(page, latest);
            page.Append("<p><a href=\"/library\">The whole library</a></p>\n</section>\n</div>\n");
        }
        return PageFrame.Write("Today", page.Append("</main>\n").ToString(), "/", asOf);
    }

    private static void Followed(StringBuilder page, WorkbenchAnswers answers, LedgerFile ledger, NodaTime.LocalDate? asOf)
    {
        page.Append("<section id=\"changes\">\n");
        if (asOf is not null) page.Append("<h2>What changed</h2>\n<p>Changes are told as of now: by when they came into this ledger.</p>\n");
        else
        {
            var report = LedgerNews.Of(ledger);
            answers.Check(ledger, report.Watches.SelectMany(w => w.Changes).SelectMany(c => c.Claims).DistinctBy(c => c.Id));
            if (report.Watches.IsEmpty) page.Append("<h2>What changed</h2>\n<p>Nothing is followed yet: <code>entente watch add RUS PRK</code>.</p>\n");
            else page.Append("<p class=\"lead\">").Append(Lead(report)).Append("</p>\n").Append(NewsHtml.List(report, "", Changes));
            page.Append(NewsHtml.Feeds(report));
        }
        page.Append("</section>\n");
    }

    private static string Lead(NewsReport report) => report.Count == 0 ? "Nothing changed on your watch list since you last looked (<code>entente news</code>)."
        : $"{PageFrame.Count(report.Count, "thing", "things")} changed on your watch list since you last looked (<code>entente news</code>).";

    private static void Begin(StringBuilder page, LedgerFile ledger) => page
        .Append("<p>This ledger is empty: ").Append(PageFrame.Text(ledger.FilePath)).Append("</p>\n<h2>To begin</h2>\n<ul>\n")
        .Append("<li>Read an article: <code>entente brief FILE</code>, or many: <code>entente read FOLDER</code>.</li>\n")
        .Append("<li>Bring in what is on record: ")
        .Append("<code>entente data</code> lists data sets, <code>entente fetch NAME</code> and <code>entente load NAME PATH</code> bring them.</li>\n")
        .Append("</ul>\n<p>Leave this running meanwhile: it lets go of the ledger ")
        .Append("when nobody asks, and shows what is new when the page is loaded again.</p>\n");
}
