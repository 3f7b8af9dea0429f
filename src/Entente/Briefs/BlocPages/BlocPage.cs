using System.Globalization;
using System.Text;
using Entente.Alignment.Faces;
using Entente.Blocs.Ties;
using static Entente.Briefs.BlocPages.BlocSections;

namespace Entente.Briefs.BlocPages;

/// <summary>
/// Blocs through time as one self-contained page: no script, no request (decision 0002), light and dark, fit for print, for a phone and, by its tables,
/// for a screen reader.
/// </summary>
public static class BlocPage
{
    public static string Write(BlocPageMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        var page = new StringBuilder(512 * 1024);
        var title = $"Blocs {material.FirstYear} to {material.LastYear}";
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
            + "initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(BriefHtml.Policy).Append("\">\n<title>").Append(title)
                .Append("</title>\n<style>\n")
            .Append(BriefHtml.StyleSheet).Append(BlocStyle.Sheet).Append("</style>\n</head>\n<body>\n<header>\n<h1>").Append(title).Append("</h1>\n");
        Lead(page, material);
        page.Append("</header>\n<nav aria-label=\"Parts\"><a href=\"#flow\">Flow</a><a href=\"#states\">State by state</a><a "
            + "href=\"#moves\">Joins and leaves</a><a href=\"#last\">Blocs in ").Append(material.LastYear)
            .Append("</a>"
            + "<a href=\"#map\">Map</a><a href=\"#matrix\">Matrix</a><a href=\"#network\">Network</a><a href=\"#rule\">Rule and record</a></nav>\n<main>\n");
        Flow(page, material);
        Course(page, material);
        Moves(page, material);
        Year(page, material);
        MapPicture.Write(page, material);
        Pictures(page, material);
        Rule(page, material);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    internal static void Lead(StringBuilder page, BlocPageMaterial material)
    {
        var proved = material.Course.Years.Count(y => y.Division.IsOptimal);
        page.Append(CultureInfo.InvariantCulture,
            $"<p class=\"standing\">{material.Course.States.Length} states, divided each year at the least weight of ties gone against; "
            + $"{(proved == material.Course.Years.Length ? "every year's division is proved best"
                : $"{proved} of {material.Course.Years.Length} years' divisions are proved best")}. ");
        page.Append("Letters go by how many states stood in a bloc and how long. Blocs are what a rule makes of votes, pacts, disputes and "
            + "sanctions: they are no alliances, and a tie says nothing of why.</p>\n");
    }

    private static void Legend(StringBuilder page, BlocPageMaterial material)
    {
        page.Append("<ul class=\"legend\">");
        for (var b = 0; b < Math.Min(7, material.Course.BlocCount); b++)
        {
            var most = material.Course.Years.SelectMany(y => material.Course.MembersOf(y.Year, b)).CountBy(s => s).ToList();
            var years = material.Course.Years.Select(y => y.Year).Where(y => material.Course.MembersOf(y, b).Any()).ToList();
            // The majors name a bloc where it holds one: readers know them.
            var known = most.OrderByDescending(s => Opportunity.IsMajor(s.Key, material.LastYear)).ThenByDescending(s => s.Value)
                .ThenBy(s => s.Key, StringComparer.Ordinal).Where(s => s.Value * 2 >= most.Max(x => x.Value)).Take(2).Select(s => s.Key);
            page.Append("<li><span class=\"swatch ").Append(BlocPageMaterial.Css(b)).Append("\"></span>").Append(BlocPageMaterial.Letter(b))
                .Append(", ").Append(CoursePicture.Span(years[0], years[^1])).Append(": ")
                .Append(Html(string.Join(", ", known.Select(material.Name)))).Append(most.Count > 2 ? " …</li>" : "</li>");
        }
        if (material.Course.BlocCount > 7) page.Append("<li><span class=\"swatch b-more\"></span>").Append(BlocPageMaterial.Letter(7))
            .Append(" and after</li>");
        page.Append("<li><span class=\"swatch b-none\"></span>in no bloc</li></ul>\n");
    }

    internal static void Flow(StringBuilder page, BlocPageMaterial material)
    {
        page.Append("<section id=\"flow\">\n<h2>Who went from bloc to bloc</h2>\n");
        Legend(page, material);
        Figure(page, "Flow of states between blocs", "height: states; a dark ribbon goes to another bloc", FlowPicture.Write(material, 960, 460, 16),
            FlowPicture.Write(material, 360, 420, 9));
        page.Append("<details><summary>The figures: states in each bloc</summary>\n");
        var blocs = Enumerable.Range(0, Math.Min(10, material.Course.BlocCount)).ToList();
        Head(page, "States in each bloc, every year", ["year", .. blocs.Select(b => BlocPageMaterial.Letter(b)), "other blocs", "in none",
            "ties gone against", "proved"]);
        foreach (var year in material.Course.Years)
        {
            page.Append("<tr><th scope=\"row\">").Append(year.Year).Append("</th>");
            var of = year.States.GroupBy(s => material.Course.BlocOf(year.Year, s) ?? -1).ToDictionary(g => g.Key, g => g.Count());
            foreach (var b in blocs) page.Append("<td>").Append(of.GetValueOrDefault(b)).Append("</td>");
            page.Append("<td>").Append(of.Where(g => g.Key >= blocs.Count).Sum(g => g.Value)).Append("</td><td>").Append(of.GetValueOrDefault(-1))
                .Append("</td>");
            page.Append(CultureInfo.InvariantCulture,
                $"<td>{year.Division.Frustration:0} of {year.Ties.Length}</td><td>{(year.Division.IsOptimal ? "yes" : "no")}</td></tr>\n");
        }
        page.Append("</tbody></table></div></details>\n</section>\n");
    }

    internal static void Course(StringBuilder page, BlocPageMaterial material)
    {
        page.Append("<section id=\"states\">\n<h2>State by state</h2>\n");
        Figure(page, "Each state's bloc", "colour: bloc; thin line: in none; nothing: no state then", CoursePicture.Write(material, 960, true),
            CoursePicture.Write(material, 360, false));
        page.Append("<details><summary>In words</summary>\n");
        Head(page, "Each state's blocs", "state", "blocs");
        foreach (var state in material.Order())
            page.Append("<tr><th scope=\"row\">").Append(Html(material.Name(state))).Append(" (").Append(Html(state)).Append(")</th><td>")
                .Append(string.Join("; ", CoursePicture.Runs(material, state)
                    .Select(r => $"{CoursePicture.Span(r.First, r.Last)} {BlocPageMaterial.Letter(r.Bloc)}"))).Append("</td></tr>\n");
        page.Append("</tbody></table></div></details>\n</section>\n");
    }

    internal static void Moves(StringBuilder page, BlocPageMaterial material)
    {
        var moves = material.Course.Moves().ToList();
        page.Append("<section id=\"moves\">\n<h2>Joins and leaves</h2>\n<p class=\"lead\">A bloc goes on where most of its members do (overlap by "
            + "Jaccard of 0.25 or more from year to year; 0.5 after years away). ")
            .Append(moves.Count.ToString(CultureInfo.InvariantCulture)).Append(" moves; a move and the way back a year later is often one year's votes.</p>\n");
        Head(page, "Moves between blocs", "year", "from", "to", "states");
        foreach (var group in moves.GroupBy(m => (m.Year, m.From, m.To)))
            page.Append("<tr><th scope=\"row\">").Append(group.Key.Year).Append("</th><td>").Append(BlocPageMaterial.Letter(group.Key.From))
                .Append("</td><td>").Append(BlocPageMaterial.Letter(group.Key.To))
                .Append("</td><td>").Append(Names(material, group.Select(m => m.State))).Append("</td></tr>\n");
        page.Append("</tbody></table></div>\n</section>\n");
    }
}
