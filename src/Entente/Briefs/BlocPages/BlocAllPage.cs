using System.Globalization;
using System.Text;
using static Entente.Briefs.BlocPages.BlocSections;

namespace Entente.Briefs.BlocPages;

/// <summary>All states of one year, for a page around them: their blocs, and the matrix of their ties, bloc by bloc.</summary>
public static class BlocAllPage
{
    /// <param name="material">Of one year.</param>
    /// <param name="beside">HTML below the heading: the way to other years.</param>
    public static string Body(BlocPageMaterial material, string beside)
    {
        ArgumentNullException.ThrowIfNull(material);
        var (year, study) = (material.Course.Years[^1], material.Last);
        var page = new StringBuilder(1024 * 1024);
        page.Append(CultureInfo.InvariantCulture, $"<header>\n<h1>All states in {year.Year}</h1>\n<p class=\"standing\">{year.States.Length} states, ")
            .Append(CultureInfo.InvariantCulture, $"{study.Ties.Length} ties ({study.Ties.Count(t => t.Sign > 0)} friendly, ")
            .Append(CultureInfo.InvariantCulture, $"{study.Ties.Count(t => t.Sign < 0)} hostile), divided so that few ties are gone against: frustration ")
            .Append(CultureInfo.InvariantCulture, $"{study.Division.Frustration:0.##}, {(study.Division.IsOptimal ? "proved optimal"
                : $"the best that was found; none goes against less than {study.Division.Bound:0.##}")}.</p>\n")
            .Append("<p class=\"lead\">Blocs of all states need not be those of the most active ones, and letters are of this page. Blocs are what a rule ")
            .Append("makes of votes, pacts, disputes and sanctions: they are no alliances, and a tie says nothing of why.</p>\n").Append(beside)
            .Append("</header>\n<nav aria-label=\"Parts\"><a href=\"#matrix\">Matrix</a><a href=\"#blocs\">Blocs</a>"
            + "<a href=\"#map\">Map</a><a href=\"#ties\">Ties in words</a>")
            .Append("<a href=\"#rule\">Rule and record</a></nav>\n<main>\n");
        var order = material.Order().Where(year.States.Contains).ToList();
        page.Append("<section id=\"matrix\">\n<h2>Ties in ").Append(year.Year).Append("</h2>\n<ul class=\"legend\"><li><span class=\"swatch friend\"></span>")
            .Append("friendly</li><li><span class=\"swatch foe\"></span>hostile (half as high)</li></ul>\n");
        AllMatrix.Write(page, material, order);
        page.Append("<p class=\"src\">States stand bloc by bloc; lines part blocs; an empty cell is no tie that stands out. ")
            .Append("The ties stand in words below.</p>\n</section>\n");
        Blocs(page, material, order);
        MapPicture.Write(page, material);
        Words(page, material, order);
        Rule(page, material);
        return page.Append("</main>\n").ToString();
    }

    private static void Blocs(StringBuilder page, BlocPageMaterial material, List<string> order)
    {
        page.Append("<section id=\"blocs\">\n<h2>Blocs</h2>\n");
        Head(page, $"Blocs of all states in {material.LastYear}", "bloc", "states", "who");
        foreach (var bloc in order.GroupBy(s => material.Course.BlocOf(material.LastYear, s)))
            page.Append("<tr><th scope=\"row\"><span class=\"swatch ").Append(BlocPageMaterial.Css(bloc.Key)).Append("\"></span>")
                .Append(BlocPageMaterial.Letter(bloc.Key)).Append("</th><td>").Append(bloc.Count().ToString(CultureInfo.InvariantCulture)).Append("</td><td>")
                .Append(Names(material, bloc)).Append("</td></tr>\n");
        page.Append("</tbody></table></div>\n</section>\n");
    }

    private static void Words(StringBuilder page, BlocPageMaterial material, List<string> order)
    {
        page.Append("<section id=\"ties\">\n<h2>Ties in words</h2>\n<details><summary>State by state</summary>\n");
        Head(page, $"Ties of all states in {material.LastYear}", "state", "friendly with", "hostile with");
        var with = material.Last.Ties.SelectMany(t => new[] { (t.Pair.A, t.Pair.B, t.Sign), (t.Pair.B, t.Pair.A, t.Sign) })
            .ToLookup(t => (t.Item1.Value, t.Sign), t => t.Item2.Value);
        string Told(string state, int sign) => Html(string.Join(", ", with[(state, sign)].Select(material.Name).Order(StringComparer.Ordinal)));
        foreach (var state in order)
            page.Append("<tr><th scope=\"row\">").Append(material.State(state)).Append("</th><td>").Append(Told(state, 1)).Append("</td><td>")
                .Append(Told(state, -1)).Append("</td></tr>\n");
        page.Append("</tbody></table></div></details>\n</section>\n");
    }
}
