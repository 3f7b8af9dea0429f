using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>
/// The ties of a year among all its states, at a size that is read: it scrolls in its own box, and names stay at its edges. A path a row and sign, since
/// a shape a cell makes a page of megabytes.
/// </summary>
internal static class AllMatrix
{
    private const int Cell = 12, Wide = 150, Narrow = 34, Top = 34;

    public static void Write(StringBuilder page, BlocPageMaterial material, IReadOnlyList<string> states)
    {
        int size = states.Count * Cell, year = material.LastYear;
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"all\" role=\"region\" tabindex=\"0\" aria-label=\"Matrix of ties of all states in {year}\">\n")
            .Append("<div class=\"row head\"><div class=\"side wide\">").Append(Open(Wide, Top)).Append("</svg></div><div class=\"side narrow\">")
            .Append(Open(Narrow, Top)).Append("</svg></div>").Append(Open(size, Top));
        for (var i = 0; i < states.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"<text class=\"px-10\" transform=\"translate({i * Cell + 9.5:0.#} {Top - 4}) rotate(-90)\">")
                .Append(WorldText.Html(states[i])).Append("</text>");
        page.Append("</svg></div>\n<div class=\"row\">");
        Side(page, "wide", Wide, states, s => material.Name(s) is { Length: > 24 } name ? name[..23] + "…" : material.Name(s));
        Side(page, "narrow", Narrow, states, s => s);
        Ties(page, material, states);
        page.Append("</div>\n</div>\n");
    }

    private static void Side(StringBuilder page, string shown, int width, IReadOnlyList<string> states, Func<string, string> name)
    {
        page.Append("<div class=\"side ").Append(shown).Append("\">").Append(Open(width, states.Count * Cell));
        for (var i = 0; i < states.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"<text class=\"px-10\" x=\"{width - 5}\" y=\"{i * Cell + 9.5:0.#}\" text-anchor=\"end\">")
                .Append(WorldText.Html(name(states[i]))).Append("</text>");
        page.Append("</svg></div>");
    }

    private static void Ties(StringBuilder page, BlocPageMaterial material, IReadOnlyList<string> states)
    {
        var (year, size) = (material.Course.Years[^1], states.Count * Cell);
        var signs = year.Ties.ToDictionary(t => (t.Pair.A.Value, t.Pair.B.Value), t => t.Sign);
        page.Append(Open(size, size));
        for (var i = 0; i < states.Count; i++)
        {
            var (friends, foes) = (new StringBuilder(), new StringBuilder());
            int friendly = 0, hostile = 0;
            for (var j = 0; j < states.Count; j++)
            {
                var key = string.CompareOrdinal(states[i], states[j]) < 0 ? (states[i], states[j]) : (states[j], states[i]);
                if (i == j || !signs.TryGetValue(key, out var sign)) continue;
                // Told apart without colour too: the hostile half as high.
                if (sign > 0) friends.Append(CultureInfo.InvariantCulture, $"M{j * Cell + 1} {i * Cell + 1}h10v10h-10z");
                else foes.Append(CultureInfo.InvariantCulture, $"M{j * Cell + 1} {i * Cell + 4}h10v5h-10z");
                if (sign > 0) friendly++;
                else hostile++;
            }
            if (friendly + hostile == 0) continue;
            page.Append("<g><title>").Append(WorldText.Html(material.Name(states[i])))
                .Append(CultureInfo.InvariantCulture, $": {friendly} friendly, {hostile} hostile</title><path class=\"with\" d=\"").Append(friends)
                .Append("\"/><path class=\"against\" d=\"").Append(foes).Append("\"/></g>\n");
        }
        for (var i = 1; i < states.Count; i++)
            if (material.Course.BlocOf(year.Year, states[i]) != material.Course.BlocOf(year.Year, states[i - 1]))
                page.Append(CultureInfo.InvariantCulture, $"<path class=\"edge\" d=\"M0 {i * Cell}H{size}M{i * Cell} 0V{size}\"/>\n");
        page.Append("</svg>");
    }

    // The region has the words; the table below it tells all.
    private static string Open(int width, int height) => string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"blocs\" aria-hidden=\"true\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">");
}
