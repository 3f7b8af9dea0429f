using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Briefs.Charts;

/// <summary>A chart's figures as a table: rows by X, absent values said to be absent.</summary>
public static class ChartTable
{
    public const string Absent = "no record";

    public static IReadOnlyList<string> Head(Chart chart) => [chart.Monthly ? "month" : "year", .. chart.Series.Select(s => s.Name)];

    public static IEnumerable<IReadOnlyList<string>> Rows(Chart chart)
    {
        foreach (var x in chart.Series.SelectMany(s => s.Points).Select(p => p.X).Distinct().Order())
            yield return [chart.Monthly ? Month(x) : x.ToString("0.##", CultureInfo.InvariantCulture),
                .. chart.Series.Select(s => Cell(s.Points.FirstOrDefault(p => p.X == x)))];
    }

    private static string Month(double x) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(x)}-{(int)((x - Math.Floor(x)) * 12) + 1:00}");

    public static void WriteHtml(Chart chart, StringBuilder page)
    {
        page.Append("<details class=\"figures\"><summary>The figures: ").Append(WorldText.Html(chart.Title)).Append("</summary>\n<table>\n<tr>");
        foreach (var name in Head(chart)) page.Append("<th scope=\"col\">").Append(WorldText.Html(name)).Append("</th>");
        page.Append("</tr>\n");
        foreach (var row in Rows(chart))
        {
            page.Append("<tr><th scope=\"row\">").Append(row[0]).Append("</th>");
            foreach (var cell in row.Skip(1)) page.Append("<td>").Append(WorldText.Html(cell)).Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</table></details>\n");
    }

    private static string Cell(ChartPoint point) => point.Y is not { } value ? Absent
        : point is { Lower: { } lower, Upper: { } upper } ? $"{NumberWords.Of(value)} ({NumberWords.Of(lower)} to {NumberWords.Of(upper)})"
            : NumberWords.Of(value);
}
