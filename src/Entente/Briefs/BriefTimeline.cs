using System.Globalization;
using System.Text;
using Entente.Findings;
using NodaTime;

namespace Entente.Briefs;

/// <summary>The timeline of a page: a strip drawn to scale, each bar as long as its date is inexact, and a table of the same in order.</summary>
internal static class BriefTimeline
{
    private const double LeastWidthPercent = 4.5;
    private const double LaneRem = 1.35;

    public static void Write(StringBuilder page, Brief brief)
    {
        var dated = brief.Findings.Where(finding => finding.Date is { Precision: not Time.DatePrecision.Assumed })
            .OrderBy(finding => finding.Date).ThenBy(finding => finding.Number).ToList();
        page.Append("<section id=\"timeline\">\n<h2>Timeline</h2>\n");
        if (dated.Count == 0)
        {
            page.Append("<p>No statement in this document carries a date.</p>\n</section>\n");
            return;
        }
        Strip(page, dated);
        page.Append("<table class=\"timeline\">\n");
        foreach (var finding in dated)
            page.Append("<tr class=\"").Append(BriefHtml.Css(finding.Kind)).Append("\"><th scope=\"row\">")
                .Append(BriefHtml.Html(Short(DateWords.Of(finding.Date)!)))
                .Append("</th><td><a href=\"#f").Append(finding.Number).Append("\"><span class=\"n\">").Append(finding.Number).Append("</span></a>")
                .Append(BriefHtml.Html(finding.Text)).Append("</td></tr>\n");
        page.Append("</table>\n</section>\n");
    }

    private static void Strip(StringBuilder page, List<Finding> dated)
    {
        var firstYear = dated.Min(finding => finding.Date!.First.Year);
        var lastYear = dated.Max(finding => finding.Date!.Last.Year) + 1;
        var origin = new LocalDate(firstYear, 1, 1);
        double days = Period.DaysBetween(origin, new LocalDate(lastYear, 1, 1));
        var lanes = new List<double>();
        var bars = new StringBuilder();
        foreach (var finding in dated)
        {
            var width = Math.Max(LeastWidthPercent, 100 * (Period.DaysBetween(finding.Date!.First, finding.Date.Last) + 1) / days);
            var left = Math.Min(100 * Period.DaysBetween(origin, finding.Date.First) / days, 100 - width);
            var lane = lanes.FindIndex(end => end <= left);
            if (lane < 0) { lane = lanes.Count; lanes.Add(0); }
            lanes[lane] = left + width + 0.3;
            bars.Append("<a class=\"").Append(BriefHtml.Css(finding.Kind)).Append("\" href=\"#f").Append(finding.Number).Append("\" style=\"left:")
                .Append(Percent(left))
                .Append(";width:").Append(Percent(width)).Append(";top:").Append((lane * LaneRem).ToString("0.##", CultureInfo.InvariantCulture))
                    .Append("rem\" title=\"")
                .Append(BriefHtml.Html(WorldText.Line(finding.Text))).Append("\">").Append(finding.Number).Append("</a>");
        }
        var step = new[] { 1, 2, 5, 10, 20, 50, 100 }.First(years => (lastYear - firstYear) / years <= 8 || years == 100);
        page.Append("<div class=\"strip\" role=\"group\" aria-label=\"Dates to scale, ").Append(firstYear).Append(" to ").Append(lastYear - 1)
            .Append("; the table below has the same\" style=\"height:")
            .Append((lanes.Count * LaneRem + 0.3).ToString("0.##", CultureInfo.InvariantCulture)).Append("rem\">");
        for (var year = firstYear; year <= lastYear; year += step)
        {
            var at = 100 * Period.DaysBetween(origin, new LocalDate(year, 1, 1)) / days;
            page.Append("<i style=\"left:").Append(Percent(at)).Append("\"></i>");
            if (year < lastYear) page.Append("<span style=\"left:").Append(Percent(Math.Clamp(at, 3, 97))).Append("\">").Append(year).Append("</span>");
        }
        page.Append(bars).Append("</div>\n");
    }

    /// <summary>Without the precision in brackets, which the strip shows by length.</summary>
    private static string Short(string date) => date.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? date[..at] : date;

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
