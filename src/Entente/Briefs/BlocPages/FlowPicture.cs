using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>States between blocs: a column for every few years, a box for each bloc as high as its members, ribbons for those who go from one to the
/// next.</summary>
internal static class FlowPicture
{
    /// <summary>The years that have a column: the first, then every so many, and the last.</summary>
    public static IReadOnlyList<int> Columns(int first, int last, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling((last - first) / (most - 1.0)));
        // Round steps are read with less effort.
        step = step <= 2 ? step : step <= 5 ? 5 : (step + 4) / 5 * 5;
        var years = Enumerable.Range(first, last - first + 1)
            .Where(y => y == first || (y % step == 0 && y - first >= (step + 1) / 2 && last - y >= (step + 1) / 2) || y == last);
        return [.. years];
    }

    public static string Write(BlocPageMaterial material, int width, int height, int most)
    {
        var course = material.Course;
        var columns = Columns(material.FirstYear, material.LastYear, most);
        const double Left = 4, Right = 4, Bottom = 22, Top = 4, Box = 12, Gap = 7;
        var blocs = Enumerable.Range(0, course.BlocCount).Select(b => (int?)b).Append(null).ToList();
        var present = columns.ToDictionary(y => y, y => course.Years.First(v => v.Year == y).States);
        var groups = columns.Select(y => blocs.Select(b => (Bloc: b, Members: present[y].Where(s => course.BlocOf(y, s) == b).ToList()))
            .Where(g => g.Members.Count > 0).ToList()).ToList();
        var unit = columns.Select((y, i) => (height - Bottom - Top - Gap * (groups[i].Count - 1)) / Math.Max(1, present[y].Length)).Min();
        double X(int i) => Left + i * (width - Left - Right - Box) / Math.Max(1, columns.Count - 1);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart blocs\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Flow of states between blocs, {columns[0]} to "
            + $"{columns[^1]}; the table below holds the figures\">\n");
        var place = new Dictionary<(int, int), double>();
        for (var i = 0; i < columns.Count; i++)
        {
            double y = Top;
            foreach (var (bloc, members) in groups[i]) { place[(i, bloc ?? -1)] = y; y += members.Count * unit + Gap; }
        }
        for (var i = 0; i + 1 < columns.Count; i++)
        {
            var used = new Dictionary<(int, int), double>();
            foreach (var (from, members) in groups[i])
                foreach (var (to, next) in groups[i + 1])
                {
                    var both = members.Intersect(next).ToList();
                    if (both.Count == 0) continue;
                    var (a, b) = ((i, from ?? -1), (i + 1, to ?? -1));
                    double h = both.Count * unit, y1 = place[a] + used.GetValueOrDefault(a), y2 = place[b] + used.GetValueOrDefault(b);
                    used[a] = used.GetValueOrDefault(a) + h;
                    used[b] = used.GetValueOrDefault(b) + h;
                    double x1 = X(i) + Box, x2 = X(i + 1), half = (x1 + x2) / 2;
                    svg.Append(CultureInfo.InvariantCulture,
                        $"<path class=\"ribbon {BlocPageMaterial.Css(from)}{(from == to ? "" : " moved")}\" d=\"M{x1:0.#} {y1:0.#}C{half:0.#} "
                        + $"{y1:0.#} {half:0.#} {y2:0.#} {x2:0.#} {y2:0.#}V{y2 + h:0.#}C{half:0.#} {y2 + h:0.#} {half:0.#} {y1 + h:0.#} {x1:0.#} "
                        + $"{y1 + h:0.#}Z\">");
                    svg.Append("<title>").Append(WorldText.Html(
                        $"{columns[i]} to {columns[i + 1]}, {BlocPageMaterial.Letter(from)} to {BlocPageMaterial.Letter(to)}: "
                        + $"{string.Join(", ", both.Select(material.Name))}")).Append("</title></path>\n");
                }
        }
        for (var i = 0; i < columns.Count; i++)
        {
            foreach (var (bloc, members) in groups[i])
            {
                double y = place[(i, bloc ?? -1)], h = members.Count * unit;
                svg.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"box {BlocPageMaterial.Css(bloc)}\" x=\"{X(i):0.#}\" y=\"{y:0.#}\" width=\"{Box}\" height=\"{h:0.#}\"><title>");
                svg.Append(WorldText.Html($"{columns[i]}, {(bloc is null ? "in no bloc" : $"bloc {BlocPageMaterial.Letter(bloc)}")}: "
                    + $"{string.Join(", ", members.Select(material.Name))}")).Append("</title></rect>\n");
                if (bloc is not null && h >= 11) svg.Append(CultureInfo.InvariantCulture,
                    $"<text class=\"in\" x=\"{X(i) + Box / 2:0.#}\" y=\"{y + h / 2 + 3.5:0.#}\" "
                    + $"text-anchor=\"middle\">{BlocPageMaterial.Letter(bloc)}</text>\n");
            }
            var anchor = i == 0 ? "start" : i == columns.Count - 1 ? "end" : "middle";
            var at = i == 0 ? X(i) : i == columns.Count - 1 ? X(i) + Box : X(i) + Box / 2;
            // Years too close to be read are left out, never the last.
            if (i == 0 || i == columns.Count - 1 || (X(i) - X(0) > 34 && X(columns.Count - 1) - X(i) > 40 && (X(1) - X(0) > 34 || i % 2 == 0)))
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at:0.#}\" y=\"{height - 6}\" text-anchor=\"{anchor}\">{columns[i]}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
