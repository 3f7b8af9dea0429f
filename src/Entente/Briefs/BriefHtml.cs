using System.Globalization;
using System.Text;
using Entente.Documents;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>
/// A brief as one self-contained page: no script, no request, light and dark, fit for print and for a phone.
/// All text of the world is escaped; <see cref="Policy"/> forbids the page to load or run anything.
/// </summary>
public static class BriefHtml
{
    internal const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(BriefHtml).Assembly.GetManifestResourceStream("data/briefs/brief.css")
            ?? throw new InvalidOperationException("The page's style sheet is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>What <see cref="Write"/> puts into the page's head, for pages that bring it as a file.</summary>
    public static string StyleSheet => Style.Value;

    public static string Write(Brief brief)
    {
        var page = new StringBuilder(64 * 1024);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy).Append("\">\n<title>Brief: ")
            .Append(Html(brief.Title)).Append("</title>\n<style>\n").Append(Style.Value).Append("</style>\n</head>\n<body>\n");
        Body(page, brief, null);
        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>What stands between the page's body tags, for a page around it.</summary>
    /// <param name="claimAddress">Where claims are shown ("/claim/"); each claim's key links to the key behind it.</param>
    public static string Body(Brief brief, string? claimAddress = null)
    {
        var page = new StringBuilder(64 * 1024);
        Body(page, brief, claimAddress);
        return page.ToString();
    }

    /// <summary>Findings as a brief lists them, each with its quotes; ids are f and the finding's number.</summary>
    public static string List(IEnumerable<Finding> findings, string? claimAddress = null)
    {
        var list = new StringBuilder();
        Findings(list, findings, claimAddress);
        return list.ToString();
    }

    private static void Body(StringBuilder page, Brief brief, string? claimAddress)
    {
        page.Append("<header>\n<h1>").Append(Html(brief.Title)).Append("</h1>\n");
        var ofDocument = brief.DocumentHash is not null;
        if (brief.Standing is { } standing) page.Append("<div class=\"meta\">\n<p class=\"standing\">").Append(Html(standing)).Append("</p>\n</div>\n");
        page.Append("</header>\n");
        Navigation(page, brief);
        // The marked article stands beside what is told of it.
        page.Append(ofDocument ? "<main class=\"beside\">\n<div class=\"told\">\n" : "<main>\n");
        Summary(page, brief);
        foreach (var section in brief.Opening) Section(page, section, claimAddress);
        Contested(page, brief, claimAddress);
        if (brief.DocumentHash is not null) BriefTimeline.Write(page, brief);
        foreach (var section in brief.Sections) Section(page, section, claimAddress);
        if (!brief.Gaps.IsEmpty)
        {
            page.Append("<section id=\"gaps\">\n<h2>").Append(BriefText.GapsHeading(brief)).Append("</h2>\n<ul>\n");
            foreach (var gap in brief.Gaps) page.Append("<li>").Append(Html(WorldText.Line(gap))).Append("</li>\n");
            page.Append("</ul>\n</section>\n");
        }
        if (!brief.Sources.IsEmpty)
        {
            page.Append("<section id=\"sources\">\n<h2>Sources</h2>\n<ul class=\"sources\">\n");
            foreach (var source in brief.Sources) page.Append("<li>").Append(Html(BriefText.SourceLine(source))).Append("</li>\n");
            page.Append("</ul>\n</section>\n");
        }
        if (ofDocument) page.Append("</div>\n");
        Article(page, brief);
        page.Append("</main>\n<footer>\n");
        foreach (var line in BriefText.Colophon(brief)) page.Append("<p>").Append(Html(line)).Append("</p>\n");
        page.Append("<p>Offsets count UTF-16 characters of the document as it was read. ")
            .Append("<code>entente show ID</code> follows any claim down to its words.</p>\n</footer>\n");
    }

    internal static string Html(string text) => WorldText.Html(text);

    internal static string Css(FindingKind kind) => "k-" + kind.ToString().ToLowerInvariant();

    private static void Section(StringBuilder page, BriefSection section, string? claimAddress)
    {
        page.Append("<section id=\"").Append(section.Key).Append("\">\n<h2>").Append(Html(section.Heading)).Append("</h2>\n");
        if (section.Lead.Length > 0) page.Append("<p class=\"lead\">").Append(Html(section.Lead)).Append("</p>\n");
        var many = section.Charts.Length > 1;
        if (many) page.Append("<div class=\"multiples\">\n");
        foreach (var chart in section.Charts)
        {
            page.Append("<figure>\n<figcaption>").Append(Html(chart.Title)).Append(" <span>").Append(Html(chart.Unit)).Append("</span></figcaption>\n");
            if (many) page.Append(Charts.ChartSvg.Write(chart, 340, 180));
            else
                page.Append("<div class=\"wide\">").Append(Charts.ChartSvg.Write(chart, 720, 320)).Append("</div><div class=\"narrow\">")
                    .Append(Charts.ChartSvg.Write(chart, 360, 280)).Append("</div>\n");
            if (many) page.Append("<p class=\"src\">").Append(Html(chart.Description)).Append("</p>\n");
            Charts.ChartTable.WriteHtml(chart, page);
            page.Append("</figure>\n");
        }
        if (many) page.Append("</div>\n");
        Findings(page, section.Findings, claimAddress);
        page.Append("</section>\n");
    }

    private static void Navigation(StringBuilder page, Brief brief)
    {
        page.Append("<nav aria-label=\"Parts\">");
        foreach (var section in brief.Opening) page.Append("<a href=\"#").Append(section.Key).Append("\">").Append(Html(section.Heading)).Append("</a>");
        if (!brief.Contested.IsEmpty) page.Append("<a href=\"#contested\">Contested</a>");
        if (brief.DocumentHash is not null) page.Append("<a href=\"#timeline\">Timeline</a>");
        foreach (var section in brief.Sections) page.Append("<a href=\"#").Append(section.Key).Append("\">").Append(Html(section.Heading)).Append("</a>");
        if (!brief.Gaps.IsEmpty) page.Append("<a href=\"#gaps\">Left open</a>");
        if (!brief.Article.IsEmpty) page.Append("<a href=\"#article\">The article</a>");
        page.Append("</nav>\n");
    }

    private static void Summary(StringBuilder page, Brief brief)
    {
        if (brief.Summary.IsEmpty) return;
        page.Append("<section id=\"summary\" aria-label=\"In short\">\n<ul>\n");
        var kinds = brief.Findings.ToDictionary(f => f.Number, f => f.Kind);
        foreach (var line in brief.Summary)
        {
            // A line that tells one finding has its colour.
            var at = line.LastIndexOf('[');
            var of = brief.Headlines.FirstOrDefault(n => at >= 0 && line[at..] == $"[{n}]");
            page.Append(of > 0 ? $"<li class=\"{Css(kinds[of])}\">" : "<li>").Append(Numbered(line)).Append("</li>\n");
        }
        page.Append("</ul>\n</section>\n");
    }

    /// <summary>Escaped, with [3] made a link to finding 3.</summary>
    private static string Numbered(string line)
    {
        var html = Html(line);
        return System.Text.RegularExpressions.Regex.Replace(html, @"\[(\d+)\]", "<a href=\"#f$1\">[$1]</a>");
    }

    private static void Contested(StringBuilder page, Brief brief, string? claimAddress)
    {
        if (brief.Contested.IsEmpty) return;
        page.Append("<section id=\"contested\">\n<h2>Contested: said by some, denied by others</h2>\n");
        foreach (var matter in brief.Contested)
        {
            page.Append("<div class=\"matter\">\n<h3>").Append(Html(matter.Statement)).Append("</h3>\n<div class=\"sides\">\n<div>\n<h4>For</h4>\n");
            Findings(page, matter.For, claimAddress);
            page.Append("</div>\n<div>\n<h4>Against</h4>\n");
            Findings(page, matter.Against, claimAddress);
            page.Append("</div>\n</div>\n</div>\n");
        }
        page.Append("</section>\n");
    }

    private static void Findings(StringBuilder page, IEnumerable<Finding> findings, string? claimAddress)
    {
        page.Append("<ol class=\"findings\">\n");
        foreach (var finding in findings)
        {
            page.Append("<li class=\"").Append(Css(finding.Kind)).Append("\" id=\"f").Append(finding.Number).Append("\"><p class=\"said\"><span class=\"n\">")
                .Append(finding.Number).Append("</span>").Append(Html(finding.Text)).Append("</p>\n");
            var date = DateWords.Of(finding.Date);
            if (finding.Label is not null || date is not null)
                page.Append("<p class=\"when\">").Append(finding.Label is { } label ? $"<span class=\"label\">{Html(label)}</span> " : "")
                    .Append(date is null ? "" : Html(date)).Append("</p>\n");
            foreach (var remark in finding.Remarks) page.Append("<p class=\"remark\">").Append(Html(remark)).Append("</p>\n");
            foreach (var review in finding.Reviews) page.Append("<p class=\"remark review\">Review: ").Append(Html(WorldText.Line(review))).Append("</p>\n");
            foreach (var (who, text) in finding.Notes)
                page.Append("<div class=\"remark review\"><p>Note by ").Append(Html(WorldText.Line(who))).Append("</p>\n").Append(NoteHtml.Paragraphs(text))
                    .Append("</div>\n");
            // Quotes, codes and keys are folded away where the text is the document's own words.
            var folded = finding.Label is not null;
            if (folded) page.Append("<details><summary>quote and coding</summary>\n");
            foreach (var evidence in finding.Evidence)
            {
                page.Append("<blockquote>“").Append(Html(WorldText.Line(evidence.Quote))).Append("”</blockquote>\n<p class=\"src\">")
                    .Append(finding.NamesDocuments ? $"<a href=\"#sources\">document {Html(evidence.DocumentHash[..12])}, "
                    : $"<a href=\"#q{finding.Number}\">").Append("characters ").Append(evidence.Span.Start).Append('–').Append(evidence.Span.End)
                    .Append("</a>");
                if (evidence.ClaimId is { } id)
                    page.Append(" · claim ").Append(claimAddress is null ? Html(id) : $"<a href=\"{Html(claimAddress + id)}\">{Html(id)}</a>");
                page.Append("</p>\n");
            }
            // Many records would part a sentence from the next.
            var many = finding.Records.Length > 2;
            if (many) page.Append("<details><summary>").Append("Records: ").Append(finding.Records.Length.ToString(CultureInfo.InvariantCulture))
                .Append("</summary>\n");
            foreach (var record in finding.Records) page.Append("<p class=\"src\">").Append(Html(WorldText.Line(record.ToString()))).Append("</p>\n");
            if (many) page.Append("</details>\n");
            if (finding.Coding is { } coding) page.Append("<p class=\"coding\">").Append(Html(coding)).Append("</p>\n");
            if (folded) page.Append("</details>\n");
            page.Append("</li>\n");
        }
        page.Append("</ol>\n");
    }

    private static void Article(StringBuilder page, Brief brief)
    {
        if (brief.Article.IsEmpty) return;
        var byNumber = brief.Findings.ToDictionary(finding => finding.Number);
        page.Append("<section id=\"article\">\n<h2>The article, with its claims marked</h2>\n<ul class=\"key\">");
        foreach (var kind in byNumber.Values.Select(finding => finding.Kind).Distinct().Order())
            page.Append("<li class=\"").Append(Css(kind)).Append("\">").Append(kind).Append("</li>");
        page.Append("</ul>\n<div class=\"article\">\n");
        var anchored = new HashSet<int>();
        foreach (var paragraph in brief.Article)
        {
            page.Append("<p>");
            Paragraph(page, paragraph, byNumber, anchored);
            page.Append("</p>\n");
        }
        page.Append("</div>\n</section>\n");
    }

    /// <summary>Overlapping marks are cut into stretches, each a link to its shortest finding and hoverable with all of them.</summary>
    private static void Paragraph(StringBuilder page, MarkedParagraph paragraph, Dictionary<int, Finding> findings, HashSet<int> anchored)
    {
        var cuts = new SortedSet<int> { 0, paragraph.Text.Length };
        foreach (var (span, _, _) in paragraph.Marks) { cuts.Add(span.Start); cuts.Add(span.End); }
        var from = 0;
        foreach (var to in cuts.Skip(1))
        {
            var stretch = new TextSpan(from, to);
            var over = paragraph.Marks.Where(mark => mark.Span.Contains(stretch)).OrderBy(mark => mark.Span.Length).ThenBy(mark => mark.Finding).ToList();
            var text = Html(stretch.In(paragraph.Text));
            if (over.Count == 0) page.Append(text);
            else
            {
                page.Append("<a class=\"m ").Append(Css(over[0].Kind)).Append("\" href=\"#f").Append(over[0].Finding).Append('"');
                var first = over.FirstOrDefault(mark => anchored.Add(mark.Finding));
                if (first.Finding > 0) page.Append(" id=\"q").Append(first.Finding).Append('"');
                page.Append(" data-tip=\"").Append(string.Join('\n', over.Select(mark => Tip(findings, mark.Finding)))).Append("\">").Append(text)
                    .Append("</a>");
                foreach (var other in over.Where(mark => mark != first && anchored.Add(mark.Finding)))
                    page.Append("<span id=\"q").Append(other.Finding).Append("\"></span>");
            }
            var ending = paragraph.Marks.Where(mark => mark.Span.End == to).Select(mark => (mark.Finding, mark.Kind)).Distinct()
                .OrderBy(mark => mark.Finding).ToList();
            if (ending.Count > 0)
            {
                page.Append("<sup>");
                foreach (var (number, kind) in ending)
                    page.Append("<a class=\"").Append(Css(kind)).Append("\" href=\"#f").Append(number).Append("\">")
                        .Append(number.ToString(CultureInfo.InvariantCulture)).Append("</a> ");
                page.Length--;
                page.Append("</sup>");
            }
            from = to;
        }
    }

    private static string Tip(Dictionary<int, Finding> findings, int number)
    {
        var finding = findings[number];
        var date = DateWords.Of(finding.Date);
        return Html($"{number}  {finding.Kind}: {WorldText.Line(finding.Text)}{(date is null ? "" : $" ({date})")}");
    }
}
