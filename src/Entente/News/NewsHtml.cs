using System.Text;
using Entente.Briefs;
using Entente.Findings;

namespace Entente.News;

/// <summary>News as HTML; all text of the world escaped. One writer for the page that a command writes and the list on a page of the workbench.</summary>
public static class NewsHtml
{
    private const int Quotes = 2;

    /// <summary>A page by itself, without a script.</summary>
    public static string Page(NewsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>What changed</title>\n<style>\n")
                .Append(BriefHtml.StyleSheet).Append(StyleSheet)
            .Append("</style>\n</head>\n<body>\n<main>\n<h1>What changed</h1>\n").Append(List(report, null)).Append(Feeds(report))
                .Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>What a list of changes needs beside the brief's style sheet.</summary>
    public static string StyleSheet => """
        .news { list-style: none; margin: 0; padding: 0; }
        .news > li { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: .1rem 1rem; border-top: 1px solid var(--rule); padding: .7rem 0; }
        .news p, .news blockquote { margin: 0 0 .2rem; overflow-wrap: anywhere; } .news .what { font: 600 .85rem/1.5 system-ui, "Helvetica Neue", Arial,
            sans-serif; }
        .news .from, .quiet { color: var(--soft); font: .8rem/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; }
        @media (max-width: 40rem) { .news > li { grid-template-columns: minmax(0, 1fr); } }

        """;

    /// <summary>The changes of each watch, the most important first.</summary>
    /// <param name="links">Where "/claim/ID", "/p/ID", "/pair/A/B" and "/state/A" lead: the beginning of their addresses ("" in the workbench); absent:
    /// nothing is linked.</param>
    /// <param name="most">Of each watch at most so many.</param>
    public static string List(NewsReport report, string? links, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new StringBuilder();
        foreach (var news in report.Watches)
        {
            var place = news.Watch.B is { } b ? $"/pair/{news.Watch.A}/{b}" : "/state/" + news.Watch.A;
            page.Append("<section>\n<h2>").Append(Link(links, place, NewsWords.Label(news.Watch))).Append("</h2>\n<p class=\"quiet\">")
                .Append(Safe(Capital(NewsWords.Since(news)))).Append(".</p>\n");
            if (news.Changes.IsEmpty) page.Append("<p>Nothing new.</p>\n");
            else
            {
                page.Append("<ul class=\"news\">\n");
                foreach (var change in news.Changes.Take(most)) Item(page, report, change, links);
                page.Append("</ul>\n");
            }
            if (news.Changes.Length > most) page.Append("<p class=\"quiet\">").Append(news.Changes.Length - most)
                .Append(" more: <code>entente news</code> prints all.</p>\n");
            if (NewsWords.Quiet(news.QuietDocuments) is { Length: > 0 } quiet) page.Append("<p class=\"quiet\">").Append(Safe(quiet)).Append("</p>\n");
            page.Append("</section>\n");
        }
        return page.ToString();
    }

    /// <summary>The feeds that fail or are silent; nothing where none does.</summary>
    public static string Feeds(NewsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Feeds.IsEmpty) return "";
        var page = new StringBuilder("<section id=\"feeds\">\n<h2>Feeds</h2>\n<ul class=\"news\">\n");
        foreach (var feed in report.Feeds)
            page.Append("<li><div><p class=\"what\">").Append(Safe(feed.Kind)).Append("</p></div><div><p>").Append(Safe(feed.Statement))
                .Append("</p></div></li>\n");
        return page.Append("</ul>\n</section>\n").ToString();
    }

    /// <summary>One change without its heading, for a feed's entry.</summary>
    internal static string Body(NewsReport report, Change change)
    {
        var body = new StringBuilder();
        Tell(body, report, change, null);
        return body.ToString();
    }

    private static void Item(StringBuilder page, NewsReport report, Change change, string? links)
    {
        page.Append("<li id=\"").Append(change.Id).Append("\"><div><p class=\"what\">").Append(Safe(NewsWords.Of(change.Kind))).Append("</p>");
        if (NewsWords.Date(change) is { } date) page.Append("<p class=\"from\">").Append(Safe(date)).Append("</p>");
        page.Append("</div><div>");
        Tell(page, report, change, links);
        page.Append("</div></li>\n");
    }

    private static void Tell(StringBuilder page, NewsReport report, Change change, string? links)
    {
        page.Append("<p class=\"said\">").Append(change is { Matter: { } matter, Dataset: null } && change.Kind != ChangeKind.Retraction ? Link(links,
            "/p/" + matter, change.Statement) : Safe(change.Statement)).Append("</p>");
        if (change.Note is { } note) page.Append("<p class=\"from\">").Append(Safe(note)).Append("</p>");
        foreach (var claim in change.Claims.Take(Quotes))
            page.Append("<blockquote>“").Append(Safe(claim.QuoteText)).Append("”</blockquote><p class=\"from\">")
                .Append(Link(links, "/claim/" + claim.Id, NewsWords.Title(report.Sources[claim.DocumentId]))).Append("</p>");
        page.Append("<p class=\"from\">").Append(Safe(NewsWords.Sources(change)))
            .Append(change.Claims.Length > Quotes ? "; " + NewsWords.Count(change.Claims.Length - Quotes, "more passage", "more passages") : "").Append("</p>");
    }

    private static string Link(string? links, string place, string words) => links is null ? Safe(words)
        : $"<a href=\"{Safe(links + place)}\">{Safe(words)}</a>";

    private static string Safe(string text) => WorldText.Html(WorldText.Line(text));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
