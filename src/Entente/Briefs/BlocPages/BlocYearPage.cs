using System.Globalization;
using System.Text;
using static Entente.Briefs.BlocPages.BlocSections;

namespace Entente.Briefs.BlocPages;

/// <summary>The blocs of one year, for a page around them.</summary>
public static class BlocYearPage
{
    /// <param name="material">Of one year.</param>
    /// <param name="beside">HTML below the heading: the way to other years.</param>
    public static string Body(BlocPageMaterial material, string beside)
    {
        ArgumentNullException.ThrowIfNull(material);
        var page = new StringBuilder(128 * 1024);
        page.Append(CultureInfo.InvariantCulture, $"<header>\n<h1>Blocs in {material.LastYear}</h1>\n");
        Certificate(page, material);
        page.Append(beside).Append("</header>\n<nav aria-label=\"Parts\"><a href=\"#last\">Blocs</a><a href=\"#members\">State by state</a>"
            + "<a href=\"#map\">Map</a>")
            .Append("<a href=\"#matrix\">Matrix</a><a href=\"#network\">Network</a><a href=\"#rule\">Rule and record</a></nav>\n<main>\n");
        Year(page, material);
        Members(page, material);
        MapPicture.Write(page, material);
        Pictures(page, material);
        Rule(page, material);
        return page.Append("</main>\n").ToString();
    }

    private static void Certificate(StringBuilder page, BlocPageMaterial material)
    {
        var (study, division) = (material.Last, material.Last.Division);
        var proof = division.IsOptimal ? "proved optimal"
            : string.Create(CultureInfo.InvariantCulture, $"not proved: no division goes against less than {division.Bound:0.##}");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"standing\">{division.Graph.NodeCount + study.Untied.Length} states, {study.Ties.Length} ties ")
            .Append(CultureInfo.InvariantCulture, $"({study.Ties.Count(t => t.Sign > 0)} friendly, {study.Ties.Count(t => t.Sign < 0)} hostile), divided so ")
            .Append(CultureInfo.InvariantCulture, $"that the fewest ties are gone against: frustration {division.Frustration:0.##}, {proof}; ")
            .Append(CultureInfo.InvariantCulture, $"balance {division.Balance:0.00}.</p>\n<p class=\"lead\">Blocs are what a rule makes of votes, pacts, ")
            .Append("disputes and sanctions: they are no alliances, and a tie says nothing of why.");
        if (study.Membership is { } m)
            page.Append(CultureInfo.InvariantCulture, $" Probabilities are shares of {m.Samples} draws of the faces (seed {study.Options.Seed}; ")
                .Append(CultureInfo.InvariantCulture, $"{m.ProvedSamples} divisions proved).");
        page.Append("</p>\n");
    }

    private static void Members(StringBuilder page, BlocPageMaterial material)
    {
        var (year, study) = (material.Course.Years[^1], material.Last);
        var of = study.Membership?.States.ToDictionary(s => s.State, StringComparer.Ordinal);
        page.Append("<section id=\"members\">\n<h2>State by state</h2>\n");
        Head(page, $"Bloc, probability and ties of each state in {year.Year}", "state", "bloc", "role", "probability", "friendly ties", "hostile ties");
        foreach (var state in material.Order().Where(year.States.Contains))
        {
            int Ties(int sign) => year.Ties.Count(t => t.Sign == sign && (t.Pair.A.Value == state || t.Pair.B.Value == state));
            var bloc = material.Course.BlocOf(year.Year, state);
            var member = of?.GetValueOrDefault(state);
            var role = study.Untied.Contains(state) ? "no tie that stands out" : bloc is null ? "alone: better in no bloc than in any"
                : member is null ? "" : member.IsCore ? "core" : "fringe";
            page.Append("<tr><th scope=\"row\"><span class=\"swatch ").Append(BlocPageMaterial.Css(bloc)).Append("\"></span>").Append(material.State(state))
                .Append("</th><td>").Append(BlocPageMaterial.Letter(bloc)).Append("</td><td>").Append(role).Append("</td><td>")
                .Append(member?.InItsBloc.ToString("0.00", CultureInfo.InvariantCulture)).Append("</td><td>")
                .Append(Ties(1)).Append("</td><td>").Append(Ties(-1)).Append("</td></tr>\n");
        }
        page.Append("</tbody></table></div>\n</section>\n");
    }
}
