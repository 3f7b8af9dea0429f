using System.Globalization;
using System.Text;
using Entente.Briefs;
using Entente.Briefs.BlocPages;
using Entente.Findings;
using Entente.News;
using Entente.Time;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>What every page has: title, the way around, the search box, the day it is looked at, one style sheet; scripts, which it does without.</summary>
internal static class PageFrame
{
    private static readonly (string Address, string Name)[] Places = [("/", "Today"), ("/contested", "Contested"), ("/blocs", "Blocs"),
        ("/outlook", "Outlook"), ("/review", "Review"), ("/library", "Library")];

    private static readonly Lazy<string> Own = new(() => Embedded("workbench.css")), Keys = new(() => Embedded("review.js")),
        Slider = new(() => Embedded("as-of.js"));

    /// <summary>The brief's, and what the workbench has besides.</summary>
    public static string StyleSheet => BriefHtml.StyleSheet + NewsHtml.StyleSheet + BlocStyle.Sheet + Own.Value;

    /// <summary>The slider over days.</summary>
    public static string Slide => Slider.Value;

    /// <summary>The keys of the page Review.</summary>
    public static string Script => Keys.Value;

    private const string Content = "<div id=\"content\" tabindex=\"-1\">\n";

    /// <param name="here">The address of the place that the page belongs to; absent for none of them.</param>
    /// <param name="body">HTML with a main element.</param>
    /// <param name="kept">What else the page was asked with, as a=b&amp;c=d of plain names and values: another day asks the same.</param>
    public static string Write(string title, string body, string? here = null, LocalDate? asOf = null, string? sought = null,
        string? script = null, string? kept = null) =>
        Opening(title, here, asOf, sought, script) + Content + AsOf(asOf, sought, kept) + AsOfLinks.Kept(body, asOf) + "</div>\n</body>\n</html>\n";

    /// <summary>A page up to its content, which <see cref="AfterOpening"/> completes.</summary>
    public static string Opening(string title, string? here = null, LocalDate? asOf = null, string? sought = null, string? script = null)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Text(title)).Append(" · Entente</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/style.css\">\n")
            .Append("<script type=\"module\" src=\"/as-of.js\"></script>\n")
            .Append(script is null ? "" : $"<script src=\"{script}\" defer></script>\n").Append("</head>\n<body>\n")
            .Append("<div class=\"top\">\n<a class=\"skip\" href=\"#content\">To the page</a>\n<nav aria-label=\"Workbench\"><a class=\"own\" href=\"")
            .Append(With("/", asOf)).Append("\">Entente</a>");
        foreach (var (address, name) in Places)
            page.Append("<a href=\"").Append(With(address, asOf)).Append(address == here ? "\" aria-current=\"page\">" : "\">").Append(name).Append("</a>");
        page.Append("</nav>\n<form role=\"search\" action=\"/search\" method=\"get\">")
            .Append("<input type=\"search\" name=\"q\" aria-label=\"Search\" placeholder=\"A state, two states, words\" value=\"")
            .Append(Text(sought ?? "")).Append("\">");
        if (asOf is { } day) page.Append("<input type=\"hidden\" name=\"as-of\" value=\"").Append(Iso(day)).Append("\">");
        return page.Append("<button>Search</button></form>\n</div>\n").ToString();
    }

    /// <summary>What follows the opening in a whole page.</summary>
    public static string AfterOpening(string page) => page.IndexOf(Content, StringComparison.Ordinal) is >= 0 and var at ? page[at..]
        : Content + "<main>\n<p>" + Text(page) + "</p>\n</main>\n</div>\n</body>\n</html>\n";

    public static string Fault(AnswerException e)
    {
        var body = new StringBuilder("<main>\n<h1>").Append(e.Status switch { 404 => "Not found", 503 => "The ledger can't be had now", _ => "No answer" })
            .Append("</h1>\n<p>").Append(Text(e.Message)).Append("</p>\n");
        if (e.Nearest.Count > 0)
        {
            body.Append("<ul>\n");
            foreach (var name in e.Nearest) body.Append("<li><a href=\"/search?q=").Append(Uri.EscapeDataString(KeyIn(name))).Append("\">").Append(Text(name))
                .Append("</a></li>\n");
            body.Append("</ul>\n");
        }
        return Write("No answer", body.Append("</main>\n").ToString());
    }

    // It goes to the page's own address: only what is asked changes.
    private static string AsOf(LocalDate? asOf, string? sought, string? kept)
    {
        var asked = string.IsNullOrEmpty(sought) ? kept : "words=1&q=" + Uri.EscapeDataString(sought);
        var search = string.Concat((asked ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('='))
            .Select(p => $"<input type=\"hidden\" name=\"{Text(p[0])}\" value=\"{Text(Uri.UnescapeDataString(p[1]))}\">"));
        var banner = asOf is { } day ? $"<p class=\"then\">as known on <b>{DateWords.Short(ImpreciseDate.OfDay(day))}</b> · <a href=\"?"
            + $"{Text(asked ?? "")}\">back to now</a></p>\n" : "";
        return $"<div role=\"region\" aria-label=\"The day looked at\">\n{banner}<form class=\"asof\" method=\"get\">{search}<label>As known on "
            + $"<input type=\"date\" name=\"as-of\" "
            + $"value=\"{(asOf is { } known ? Iso(known) : "")}\"></label> <button>Show</button></form>\n</div>\n";
    }

    /// <summary>The address with the day that is looked at, escaped.</summary>
    public static string With(string address, LocalDate? asOf) =>
        Text(asOf is { } day ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={Iso(day)}" : address);

    /// <summary>Text of the world on one line, escaped.</summary>
    public static string Text(string text) => WorldText.Html(WorldText.Line(text));

    /// <summary>As it is read: "27 November 2026".</summary>
    public static string Day(LocalDate day) => Text(DateWords.Short(ImpreciseDate.OfDay(day))!);

    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string many) => $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    private static string Embedded(string name)
    {
        using var stream = typeof(PageFrame).Assembly.GetManifestResourceStream("web/" + name)
            ?? throw new InvalidOperationException($"The workbench's {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // "Brazil (BRA)": the key is surer.
    private static string KeyIn(string name) => name.EndsWith(')') && name.LastIndexOf('(') is > 0 and var at ? name[(at + 1)..^1] : name;
}
