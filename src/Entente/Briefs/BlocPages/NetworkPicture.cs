using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>The last year's states on a circle, bloc beside bloc; friendly ties pale and full, hostile ones dark and dashed.</summary>
internal static class NetworkPicture
{
    /// <summary>More can't be told apart.</summary>
    public const int MostStates = 30;

    /// <summary>The states with the most ties in the last year, in the order of all pictures.</summary>
    public static IReadOnlyList<string> Chosen(BlocPageMaterial material)
    {
        var year = material.Course.Years[^1];
        var ties = year.Ties.SelectMany(t => new[] { t.Pair.A.Value, t.Pair.B.Value }).CountBy(s => s).ToDictionary();
        var kept = year.States.Where(ties.ContainsKey).OrderByDescending(s => ties[s]).ThenBy(s => s, StringComparer.Ordinal).Take(MostStates)
            .ToHashSet(StringComparer.Ordinal);
        return [.. material.Order().Where(kept.Contains)];
    }

    public static string Write(BlocPageMaterial material, int width, int height)
    {
        var year = material.Course.Years[^1];
        var states = Chosen(material);
        const double Parting = 0.9;
        // Blocs are parted by about a place.
        var places = new double[states.Count];
        double count = 0;
        for (var i = 0; i < states.Count; i++)
        {
            if (i > 0 && material.Course.BlocOf(year.Year, states[i]) != material.Course.BlocOf(year.Year, states[i - 1])) count += Parting;
            places[i] = count++;
        }
        count += Parting;
        double rx = width / 2.0 - 34, ry = height / 2.0 - 22;
        (double X, double Y) At(int i, double share)
        {
            var angle = 2 * Math.PI * places[i] / count - Math.PI / 2;
            return (width / 2.0 + share * rx * Math.Cos(angle), height / 2.0 + share * ry * Math.Sin(angle));
        }
        var at = states.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart blocs net\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Network of {states.Count} states in "
            + $"{year.Year}, hostile ties dashed; the table below lists the ties\">\n");
        foreach (var tie in year.Ties.Where(t => at.ContainsKey(t.Pair.A.Value) && at.ContainsKey(t.Pair.B.Value)).OrderByDescending(t => t.Sign))
        {
            var ((x1, y1), (x2, y2)) = (At(at[tie.Pair.A.Value], 1), At(at[tie.Pair.B.Value], 1));
            // Bent towards the middle, so that ties of neighbours don't lie on the rim.
            double cx = width / 2.0 + ((x1 + x2) / 2 - width / 2.0) * 0.55, cy = height / 2.0 + ((y1 + y2) / 2 - height / 2.0) * 0.55;
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"{(tie.Sign > 0 ? "friendly" : "hostile")}\" d=\"M{x1:0.#} {y1:0.#}Q{cx:0.#} {cy:0.#} {x2:0.#} {y2:0.#}\"><title>");
            svg.Append(WorldText.Html($"{material.Name(tie.Pair.A.Value)} and {material.Name(tie.Pair.B.Value)}, {tie.Words}")).Append("</title></path>\n");
        }
        for (var i = 0; i < states.Count; i++)
        {
            var ((x, y), (lx, ly)) = (At(i, 1), At(i, 1));
            double dx = x - width / 2.0, dy = y - height / 2.0, length = Math.Max(1, Math.Sqrt(dx * dx + dy * dy));
            (lx, ly) = (x + 17 * dx / length, y + 13 * dy / length + 4);
            svg.Append(CultureInfo.InvariantCulture,
                $"<circle class=\"box {BlocPageMaterial.Css(material.Course.BlocOf(year.Year, states[i]))}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" "
                + $"r=\"5\"><title>{WorldText.Html(material.Name(states[i]))}</title></circle>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{lx:0.#}\" y=\"{ly:0.#}\" text-anchor=\"middle\">{WorldText.Html(states[i])}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
