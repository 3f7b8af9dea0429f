using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>A row a state, coloured year by year with its bloc; a thin line where it stands in none, nothing where it doesn't exist.</summary>
internal static class CoursePicture
{
    /// <summary>A state's stretches of years in one bloc, or in none.</summary>
    public static IEnumerable<(int First, int Last, int? Bloc)> Runs(BlocPageMaterial material, string state)
    {
        (int First, int Last, int? Bloc)? run = null;
        foreach (var year in material.Course.Years)
        {
            if (!year.States.Contains(state))
            {
                if (run is { } ended) yield return ended;
                run = null;
                continue;
            }
            var bloc = material.Course.BlocOf(year.Year, state);
            if (run is { } going && going.Bloc == bloc) run = going with { Last = year.Year };
            else
            {
                if (run is { } ended) yield return ended;
                run = (year.Year, year.Year, bloc);
            }
        }
        if (run is { } last) yield return last;
    }

    public static string Write(BlocPageMaterial material, int width, bool names)
    {
        var states = material.Order();
        const double Row = 15, Top = 18;
        double left = names ? 132 : 34, year = (width - left - 4) / (material.LastYear - material.FirstYear + 1.0);
        var height = Top + states.Count * Row + 4;
        double X(int y) => left + (y - material.FirstYear) * year;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart blocs\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Each state's bloc, {material.FirstYear} to "
            + $"{material.LastYear}; the table below tells it in words\">\n");
        foreach (var y in Enumerable.Range(material.FirstYear, material.LastYear - material.FirstYear + 1).Where(y => y % (names ? 10 : 20) == 0))
            svg.Append(CultureInfo.InvariantCulture,
                $"<line class=\"c-grid\" x1=\"{X(y):0.#}\" x2=\"{X(y):0.#}\" y1=\"{Top - 4}\" y2=\"{height - 4}\"/><text x=\"{X(y):0.#}\" "
                + $"y=\"{Top - 7}\" text-anchor=\"middle\">{y}</text>\n");
        for (var i = 0; i < states.Count; i++)
        {
            var y = Top + i * Row;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 6}\" y=\"{y + 10.5:0.#}\" text-anchor=\"end\">")
                .Append(WorldText.Html(names ? Short(material.Name(states[i])) : states[i])).Append("</text>");
            foreach (var (first, last, bloc) in Runs(material, states[i]))
                svg.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"run {BlocPageMaterial.Css(bloc)}\" x=\"{X(first):0.#}\" y=\"{(bloc is null ? y + 6 : y + 1.5):0.#}\" "
                    + $"width=\"{(last - first + 1) * year:0.##}\" "
                    + $"height=\"{(bloc is null ? 2 : 12)}\"><title>{WorldText.Html(material.Name(states[i]))}, {Span(first, last)}: "
                    + $"{(bloc is null ? "in no bloc" : "bloc " + BlocPageMaterial.Letter(bloc))}</title></rect>");
            svg.Append('\n');
        }
        return svg.Append("</svg>\n").ToString();
    }

    public static string Span(int first, int last) => first == last ? first.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    private static string Short(string name) => name.Length <= 20 ? name : name[..19] + "…";
}
