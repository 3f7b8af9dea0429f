using System.Globalization;
using System.Text;
using Entente.Blocs.Ties;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>The ties of the last year, a cell a pair: friendly full, hostile full with a stroke through it; blocs parted by lines.</summary>
internal static class MatrixPicture
{
    public static string Write(BlocPageMaterial material, int width, bool names)
    {
        var year = material.Course.Years[^1];
        var states = material.Order().Where(year.States.Contains).ToList();
        var ties = year.Ties.ToDictionary(t => (t.Pair.A.Value, t.Pair.B.Value));
        double left = names ? 132 : 34, top = 34, cell = (width - left - 4) / Math.Max(1, states.Count);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart blocs\" viewBox=\"0 0 {width} {top + cell * states.Count + 4:0.#}\" role=\"img\" aria-label=\"Matrix of ties in "
            + $"{year.Year}; the table below lists them\">\n");
        var size = Math.Min(11, cell * 0.95);
        for (var i = 0; i < states.Count; i++)
        {
            var middle = top + (i + 0.5) * cell + size * 0.35;
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"px-{Math.Clamp((int)size, 1, 11)}\" x=\"{left - 4}\" y=\"{middle:0.#}\" text-anchor=\"end\">")
                .Append(WorldText.Html(names ? material.Name(states[i]) is { Length: > 20 } n ? n[..19] + "…" : material.Name(states[i]) : states[i]))
                .Append("</text>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"px-{Math.Clamp((int)size, 1, 11)}\" transform=\"translate({left + (i + 0.5) * cell + size * 0.35:0.#} {top - 4}) "
                + $"rotate(-90)\">").Append(WorldText.Html(states[i])).Append("</text>\n");
            for (var j = 0; j < states.Count; j++)
            {
                if (i == j) continue;
                var (a, b) = string.CompareOrdinal(states[i], states[j]) < 0 ? (states[i], states[j]) : (states[j], states[i]);
                double x = left + j * cell, y = top + i * cell;
                if (!ties.TryGetValue((a, b), out var tie)) continue;
                svg.Append(CultureInfo.InvariantCulture,
                    $"<g class=\"{(tie.Sign > 0 ? "friend" : "foe")}\"><rect x=\"{x + 0.4:0.#}\" y=\"{y + 0.4:0.#}\" width=\"{cell - 0.8:0.#}\" "
                    + $"height=\"{cell - 0.8:0.#}\"/>");
                if (tie.Sign < 0) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x + 1:0.#} {y + cell - 1:0.#}L{x + cell - 1:0.#} {y + 1:0.#}\"/>");
                if (names) svg.Append("<title>").Append(WorldText.Html($"{material.Name(states[i])} and {material.Name(states[j])}, {tie.Words}"))
                    .Append("</title>");
                svg.Append("</g>");
            }
            svg.Append('\n');
        }
        for (var i = 0; i <= states.Count; i++)
        {
            var edge = i == 0 || i == states.Count || material.Course.BlocOf(year.Year, states[i]) != material.Course.BlocOf(year.Year, states[i - 1]);
            if (!edge) continue;
            double at = i * cell, end = cell * states.Count;
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"edge\" d=\"M{left:0.#} {top + at:0.#}H{left + end:0.#}M{left + at:0.#} {top:0.#}V{top + end:0.#}\"/>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
