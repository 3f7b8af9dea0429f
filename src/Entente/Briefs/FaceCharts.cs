using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Alignment.Faces;
using Entente.Briefs.Charts;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>The faces of a pair as small charts: a curve with its band, hatched where nothing is on record, and beyond it what is expected, dashed.</summary>
public static class FaceCharts
{
    private const double Width = 560, Height = 170;
    // Years beyond the last on record: a face forgets half of what moved it in eight or more.
    private const int Ahead = 3;

    /// <param name="first">First year drawn.</param>
    public static ImmutableArray<Chart> Of(PairFaces pair, string a, string b, int first)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var last = pair.Evidence.FirstYear + pair.Evidence.Years - 1;
        var (longer, both) = (pair.Evidence.Extended(Ahead), pair.Evidence.Exists[^1]);
        return [.. FaceModel.Faces.Select(face =>
        {
            var end = pair.Evidence.LastRecord(face) ?? 0;
            var points = pair.Of(face).Where(y => y.Year >= first && y.Year <= end && pair.Evidence.Exists[y.Year - pair.Evidence.FirstYear])
                .Select(y => y.IsKnown ? new ChartPoint(y.Year, y.Mean, y.Lower, y.Upper) : new ChartPoint(y.Year, null)).ToImmutableArray();
            var name = FaceModel.Name(face);
            // From the last point of the curve on, as far as anything is known.
            var fan = end == 0 || !both ? [] : FaceFilter.Run(longer, FaceParametersFile.Embedded[(int)face]).Where(y => y.Year >= end)
                .TakeWhile(y => y.IsKnown).Select(y => new ChartPoint(y.Year, y.Mean, y.Lower, y.Upper)).ToImmutableArray();
            return new Chart($"face-{name}", $"{char.ToUpperInvariant(name[0])}{name[1..]}",
                string.Create(CultureInfo.InvariantCulture,
                    $"{a} and {b}, {name}, in standard deviations of all pairs, with 90% "
                    + $"bands{(end > 0 ? $"; the record ends in {end}{(fan.Length > 1 ? $", what is expected is drawn to {fan[^1].X:0}" : "")}"
                        : "; nothing on record")}."),
                "standard deviations of all pairs", first, both ? last + Ahead : last, [new ChartSeries(name, SeriesShape.Line, points)])
            { Fan = fan.Length > 1 ? fan : [], End = both ? last : null };
        })];
    }

    /// <summary>Hostility by month; absent where no event data tell it.</summary>
    /// <param name="first">First year drawn.</param>
    public static Chart? Months(PairFaces pair, string a, string b, int first)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var months = pair.Months(FaceParametersFile.Embedded).Where(m => m.Month / 12 >= first).ToList();
        if (!months.Exists(m => m.IsKnown)) return null;
        var points = months.Select(m => (X: (m.Month + 0.5) / 12, m)).Select(p => p.m.IsKnown ? new ChartPoint(p.X, p.m.Mean, p.m.Lower, p.m.Upper)
            : new ChartPoint(p.X, null)).ToImmutableArray();
        return new Chart("face-months", "Hostility by month",
            $"{a} and {b}, hostility by month as event data report it, in standard deviations of all pairs, with 90% bands: the year's value and what the "
            + "month's reported acts change of it.", "standard deviations of all pairs", months[0].Month / 12, months[^1].Month / 12 + 1,
            [new ChartSeries("hostility", SeriesShape.Line, points) { Spacing = 1.0 / 12 }]) { Monthly = true };
    }

    /// <summary>All four in one picture, two by two, that stands by itself.</summary>
    public static string Picture(PairFaces pair, string a, string b, int first)
    {
        var picture = new StringBuilder();
        var charts = Of(pair, a, b, first);
        picture.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{2 * Width}\" height=\"{2 * (Height + 24) + 30}\" font-family=\"sans-serif\" "
            + $"font-size=\"11\">\n");
        picture.Append("<style>.c-line{fill:none;stroke:#1f5a96;stroke-width:1.6}.c-band{fill:#1f5a96;opacity:.18}.c-grid,.c-zero{stroke:#ccc;fill:none}"
            + ".c-zero{stroke:#888}.c-hatch{stroke:#bbb}"
            + ".c-fan .c-line{stroke-dasharray:4 3;stroke-width:1.2}.c-fan .c-band{opacity:.1}"
            + ".c-end{stroke:#888;stroke-dasharray:2 3}.c-tick,.c-none,.c-label,.c-name{fill:#444}.c-dot{fill:#1f5a96}</style>\n");
        picture.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"8\" y=\"18\" font-size=\"14\" font-weight=\"bold\">")
            .Append(WorldText.Html($"{a} and {b}")).Append("</text>\n");
        for (var i = 0; i < charts.Length; i++)
        {
            double x = i % 2 * Width, y = 30 + i / 2 * (Height + 24);
            picture.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{x + 8}\" y=\"{y + 14}\" font-weight=\"bold\">{charts[i].Title}</text>\n<svg x=\"{x}\" y=\"{y + 20}\" "
                + $"width=\"{Width}\" height=\"{Height}\">");
            picture.Append(ChartSvg.Write(charts[i], Width, Height)).Append("</svg>\n");
        }
        return picture.Append("</svg>\n").ToString();
    }
}
