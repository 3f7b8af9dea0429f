using System.Globalization;
using System.Text;

namespace Entente.Briefs.BlocPages;

/// <summary>Blocs through years, for a page around them: who went from bloc to bloc, state by state, joins and leaves.</summary>
public static class BlocSpanPage
{
    /// <param name="beside">HTML below the heading: the way to other years.</param>
    public static string Body(BlocPageMaterial material, string beside)
    {
        ArgumentNullException.ThrowIfNull(material);
        var page = new StringBuilder(512 * 1024);
        page.Append(CultureInfo.InvariantCulture, $"<header>\n<h1>Blocs {material.FirstYear} to {material.LastYear}</h1>\n");
        BlocPage.Lead(page, material);
        page.Append(beside).Append("</header>\n<nav aria-label=\"Parts\"><a href=\"#flow\">Flow</a><a href=\"#states\">State by state</a>")
            .Append("<a href=\"#moves\">Joins and leaves</a><a href=\"#rule\">Rule and record</a></nav>\n<main>\n");
        BlocPage.Flow(page, material);
        BlocPage.Course(page, material);
        BlocPage.Moves(page, material);
        BlocSections.Rule(page, material);
        return page.Append("</main>\n").ToString();
    }
}
