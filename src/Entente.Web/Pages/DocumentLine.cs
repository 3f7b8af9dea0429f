using System.Text;
using Entente.Findings;
using Entente.Store;
using Entente.Time;

namespace Entente.Web.Pages;

/// <summary>Documents in a list.</summary>
internal static class DocumentLine
{
    public static void List(StringBuilder page, IEnumerable<DocumentListing> documents)
    {
        page.Append("<ul class=\"lines\">\n");
        foreach (var d in documents)
            page.Append("<li><p class=\"said\"><a href=\"/document/").Append(d.Id).Append("\">")
                .Append(PageFrame.Text(ClaimFindings.TitleOf(d.Title, d.Location))).Append("</a></p><p class=\"soft\">")
                .Append(PageFrame.Text(DateWords.Short(d.Published) is { } day ? $"published {day}" : "without a date")).Append(" · ")
                .Append(PageFrame.Count(d.Claims, "claim", "claims"))
                // Where it is not the day of publication.
                .Append(d.Published == ImpreciseDate.OfDay(d.KnowableFrom) ? ""
                    : " · counts as public from " + PageFrame.Day(d.KnowableFrom))
                .Append("</p></li>\n");
        page.Append("</ul>\n");
    }
}
