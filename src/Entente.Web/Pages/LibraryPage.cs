using System.Globalization;
using System.Text;
using Entente.Store;
using Entente.Store.Datasets;

namespace Entente.Web.Pages;

/// <summary>Documents, data sets with their versions and licences, and runs.</summary>
internal static class LibraryPage
{
    private const int PageSize = 100, Runs = 50;

    public static string Write(LedgerFile ledger, Question question)
    {
        var skip = int.TryParse(question.Value("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var page = new StringBuilder("<main>\n<h1>Library</h1>\n")
            .Append("<nav aria-label=\"Parts\"><a href=\"#documents\">Documents</a><a href=\"#datasets\">Data sets</a><a href=\"#runs\">Runs</a></nav>\n")
            .Append("<section id=\"documents\">\n<h2>Documents</h2>\n");
        var documents = DocumentListing.Latest(ledger, question.AsOf, skip, PageSize + 1);
        if (documents.Count == 0) page.Append("<p>None. <code>entente brief FILE</code> reads one.</p>\n");
        else DocumentLine.List(page, documents.Take(PageSize));
        if (skip > 0) page.Append("<p><a href=\"").Append(PageFrame.With(Invariant($"/library?skip={Math.Max(0, skip - PageSize)}"), question.AsOf))
            .Append("\">Later ones</a></p>\n");
        if (documents.Count > PageSize) page.Append("<p><a href=\"").Append(PageFrame.With(Invariant($"/library?skip={skip + PageSize}"), question.AsOf))
            .Append("\">Earlier ones</a></p>\n");
        page.Append("</section>\n<section id=\"datasets\">\n<h2>Data sets</h2>\n");
        var datasets = LoadedDataset.In(ledger);
        if (datasets.Count == 0) page.Append("<p>None is loaded. <code>entente data</code> lists those that can be.</p>\n");
        else
            Table.Write(page, ["data set", "version", "rows", "left out", "from", "to", "licence"], datasets.Select(d => new[]
            {
                $"<b>{PageFrame.Text(d.Name)}</b> {PageFrame.Text(DatasetCatalog.Find(d.Name)?.Title ?? "")}", PageFrame.Text(d.Version),
                    d.Rows.ToString("N0", CultureInfo.InvariantCulture), d.Rejected.ToString("N0", CultureInfo.InvariantCulture),
                Year(d.First), Year(d.Last), PageFrame.Text(DatasetCatalog.Find(d.Name)?.Licence ?? "unknown"),
            }));
        page.Append("</section>\n<section id=\"runs\">\n<h2>Runs</h2>\n<p class=\"lead\">The latest ").Append(Runs)
            .Append(question.AsOf is null ? "; " : " as of now, like the data sets; ").Append("<code>entente show ID</code> tells the inputs of each.</p>\n");
        Table.Write(page, ["started", "command", "options", "version", "key"], StoredRun.Latest(ledger, Runs).Select(r => new[]
        {
            r.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), PageFrame.Text(r.Command), PageFrame.Text(r.Options),
                PageFrame.Text(r.CodeVersion), PageFrame.Text(r.Id),
        }));
        return PageFrame.Write("Library", page.Append("</section>\n</main>\n").ToString(), "/library", question.AsOf);
    }

    private static string Year(DateOnly? day) => day?.Year.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
