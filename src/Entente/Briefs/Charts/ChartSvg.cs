using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Briefs.Charts;

/// <summary>
/// A chart as SVG of a given width in pixels: labelled on the line, gaps left open and hatched. Colours are variables of the page's style sheet
/// (data/briefs/brief.css), so that light, dark and print follow the page.
/// </summary>
public sealed class ChartSvg
{
    private const double LineHeight = 13, LetterWidth = 6.1, Bottom = 22;
    private readonly Chart chart;
    private readonly double width, height, left, right, top, low, high;
    private readonly StringBuilder svg = new(8192);
    private readonly int[] markRows;

    private ChartSvg(Chart chart, double width, double height)
    {
        (this.chart, this.width, this.height) = (chart, width, height);
        var values = chart.Series.SelectMany(s => s.Points).Concat(chart.Fan).SelectMany(p => new[] { p.Y, p.Lower, p.Upper }).OfType<double>().ToList();
        low = chart.Minimum ?? (values.Count > 0 ? Math.Min(0, values.Min()) : 0);
        high = chart.Maximum ?? (values.Count > 0 ? values.Max() : 1);
        if (!(high > low)) high = low + 1;
        left = 8 + LetterWidth * AxisTicks.Of(low, high, 4).Max(t => NumberWords.Of(t).Length);
        // Room for the label of each line's end: its name, or its value.
        right = 12 + 1.15 * LetterWidth * chart.Series.Max(s => chart.Series.Length > 1 ? s.Name.Length : 5);
        // Rows of labels depend on the plot's width alone.
        markRows = LabelPlacement.Rows([.. chart.Marks.Select(m => (MarkMiddle(m), LetterWidth * m.Label.Length))]);
        top = 8 + (markRows.Length == 0 ? 0 : LineHeight * (markRows.Max() + 1));
    }

    public static string Write(Chart chart, double width = 720, double height = 300) => new ChartSvg(chart, width, height).Write();

    private string Write()
    {
        var id = $"{chart.Key}-{N(width)}";
        svg.Append("<svg class=\"chart\" viewBox=\"0 0 ").Append(N(width)).Append(' ').Append(N(height)).Append("\" role=\"img\" aria-labelledby=\"")
            .Append(id).Append("-t ").Append(id)
            .Append("-d\">\n<title id=\"").Append(id).Append("-t\">").Append(WorldText.Html(chart.Title)).Append("</title>\n<desc id=\"").Append(id)
                .Append("-d\">").Append(WorldText.Html(chart.Description)).Append("</desc>\n");
        svg.Append("<defs><pattern id=\"").Append(id)
            .Append("-p\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"c-hatch\" d=\"M0 "
            + "0V6\"/></pattern></defs>\n");
        Gaps(id);
        Axes();
        Marks();
        Fan();
        for (var i = 0; i < chart.Series.Length; i++) Series(chart.Series[i], i);
        Names();
        return svg.Append("</svg>\n").ToString();
    }

    private double X(double x) => left + (x - chart.FirstX) / Math.Max(1e-9, chart.LastX - chart.FirstX) * (width - left - right);
    private double Y(double y) => height - Bottom - (y - low) / (high - low) * (height - Bottom - top);
    private double MarkMiddle(ChartMark mark)
    {
        var half = LetterWidth * mark.Label.Length / 2;
        return Math.Clamp(X(mark.X), Math.Min(left + half, width / 2), Math.Max(width - half - 2, width / 2));
    }

    private void Gaps(string id)
    {
        var known = chart.Series.SelectMany(s => s.Points.Where(p => p.Y is not null)
            .Select(p => (From: p.X - s.Spacing / 2, To: p.X + s.Spacing / 2))).OrderBy(p => p.From).ThenBy(p => p.To).ToList();
        var at = chart.FirstX;
        foreach (var (from, to) in known.Append((chart.LastX, chart.LastX)))
        {
            var until = Math.Min(from, chart.LastX);
            if (until - at > 0.01)
            {
                double x0 = X(at), x1 = X(until);
                svg.Append("<rect fill=\"url(#").Append(id).Append("-p)\" x=\"").Append(N(x0)).Append("\" y=\"").Append(N(top)).Append("\" width=\"")
                    .Append(N(x1 - x0)).Append("\" height=\"").Append(N(height - Bottom - top)).Append("\"/>\n");
                if (x1 - x0 > 62 && !chart.Fan.Any(p => X(p.X) > x0 && X(p.X) < x1))
                    Text((x0 + x1) / 2, (top + height - Bottom) / 2, "no record", "c-none", "middle");
            }
            at = Math.Max(at, to);
        }
    }

    private void Axes()
    {
        foreach (var tick in AxisTicks.Of(low, high, height < 220 ? 3 : 5))
        {
            Path(tick == 0 ? "c-zero" : "c-grid", $"M{N(left)} {N(Y(tick))}H{N(width - right)}");
            Text(left - 4, Y(tick) + 3.5, NumberWords.Of(tick), "c-tick", "end");
        }
        foreach (var tick in AxisTicks.Of(chart.FirstX, chart.LastX, (int)((width - left - right) / 58), 1))
        {
            Path("c-grid", $"M{N(X(tick))} {N(height - Bottom)}v4");
            Text(X(tick), height - Bottom + 15, tick.ToString("0", CultureInfo.InvariantCulture), "c-tick", "middle");
        }
    }

    private void Marks()
    {
        for (var i = 0; i < chart.Marks.Length; i++)
        {
            var mark = chart.Marks[i];
            double x0 = X(Math.Max(mark.From, chart.FirstX)), x1 = X(Math.Min(mark.To, chart.LastX)), label = LineHeight * (markRows[i] + 1) - 1;
            svg.Append("<rect class=\"c-span\" x=\"").Append(N(x0)).Append("\" y=\"").Append(N(top)).Append("\" width=\"")
                .Append(N(Math.Max(1, x1 - x0))).Append("\" height=\"").Append(N(height - Bottom - top)).Append("\"/>\n");
            Path("c-mark", $"M{N(X(mark.X))} {N(label + 3)}V{N(height - Bottom)}");
            Text(MarkMiddle(mark), label, mark.Label, "c-label", "middle");
        }
    }

    private void Fan()
    {
        if (chart.End is { } end) Path("c-end", $"M{N(X(end))} {N(top)}V{N(height - Bottom)}");
        if (chart.Fan.Length < 2) return;
        svg.Append("<g class=\"c-s0 c-fan\">\n");
        Path("c-band", "M" + string.Join('L', chart.Fan.Select(p => At(p.X, p.Upper!.Value))
            .Concat(chart.Fan.Reverse().Select(p => At(p.X, p.Lower!.Value)))) + "Z");
        Path("c-line", "M" + string.Join('L', chart.Fan.Select(p => At(p.X, p.Y!.Value))));
        svg.Append("</g>\n");
    }

    private void Series(ChartSeries series, int number)
    {
        svg.Append("<g class=\"c-s").Append(number % 4).Append("\">\n");
        foreach (var run in Runs(series))
        {
            if (series.Shape == SeriesShape.Dots)
            {
                foreach (var p in run)
                {
                    if (p is { Lower: { } below, Upper: { } above }) Path("c-bar", $"M{N(X(p.X))} {N(Y(below))}V{N(Y(above))}");
                    Dot(p);
                }
                continue;
            }
            var banded = run.TakeWhile(p => p is { Lower: not null, Upper: not null }).ToList();
            if (banded.Count > 1)
                Path("c-band", "M" + string.Join('L', banded.Select(p => At(p.X, p.Upper!.Value))
                    .Concat(banded.AsEnumerable().Reverse().Select(p => At(p.X, p.Lower!.Value)))) + "Z");
            if (series.Shape == SeriesShape.Step)
                Path("c-line", "M" + string.Join('L',
                    run.SelectMany(p => new[] { At(Math.Max(chart.FirstX, p.X - series.Spacing / 2), p.Y!.Value),
                    At(Math.Min(chart.LastX, p.X + series.Spacing / 2), p.Y!.Value) })));
            else if (run.Count > 1) Path("c-line", "M" + string.Join('L', run.Select(p => At(p.X, p.Y!.Value))));
            else Dot(run[0]);
        }
        svg.Append("</g>\n");
    }

    // Stretches without a gap.
    private static List<List<ChartPoint>> Runs(ChartSeries series)
    {
        var runs = new List<List<ChartPoint>>();
        double? before = null;
        foreach (var p in series.Points)
        {
            if (p.Y is null)
            {
                before = null;
                continue;
            }
            if (before is null || p.X - before > series.Spacing * 1.01) runs.Add([]);
            runs[^1].Add(p);
            before = p.X;
        }
        return runs;
    }

    private void Names()
    {
        var last = chart.Series.Select((s, i) => (Series: s, Number: i, Point: s.Points.LastOrDefault(p => p.Y is not null)))
            .Where(s => s.Point.Y is not null).ToList();
        var at = LabelPlacement.Spread([.. last.Select(s => Y(s.Point.Y!.Value) + 4)], LineHeight, top + 8, height - Bottom);
        for (var i = 0; i < last.Count; i++)
        {
            var (series, number, point) = last[i];
            svg.Append("<g class=\"c-s").Append(number % 4).Append("\">");
            Dot(point);
            Text(chart.Fan.IsEmpty ? Math.Min(X(point.X) + 5, width - right + 5) : width - right + 5, at[i],
                chart.Series.Length > 1 ? series.Name : NumberWords.Of(point.Y!.Value),
                "c-name", "start");
            svg.Append("</g>\n");
        }
    }

    private void Dot(ChartPoint p) => svg.Append("<circle class=\"c-dot\" r=\"2.4\" cx=\"").Append(N(X(p.X))).Append("\" cy=\"")
        .Append(N(Y(p.Y!.Value))).Append("\"/>\n");
    private void Path(string css, string d) => svg.Append("<path class=\"").Append(css).Append("\" d=\"").Append(d).Append("\"/>\n");
    private void Text(double x, double y, string text, string css, string anchor) =>
        svg.Append("<text class=\"").Append(css).Append("\" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append("\" text-anchor=\"")
            .Append(anchor).Append("\">").Append(WorldText.Html(text)).Append("</text>\n");
    private string At(double x, double y) => $"{N(X(x))} {N(Y(y))}";
    private static string N(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
