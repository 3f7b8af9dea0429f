using System.Text;

namespace Entente.Web.Pages;

/// <summary>A table that scrolls in its own box, so that the page need not.</summary>
internal static class Table
{
    /// <param name="rows">Cells in HTML.</param>
    public static void Write(StringBuilder page, IReadOnlyList<string> heads, IEnumerable<IEnumerable<string>> rows, bool numbers = false)
    {
        page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table class=\"rows").Append(numbers ? " numbers" : "")
            .Append("\">\n<thead><tr>");
        foreach (var head in heads) page.Append("<th scope=\"col\">").Append(PageFrame.Text(head)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            foreach (var cell in row) page.Append("<td>").Append(cell).Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</tbody></table></div>\n");
    }
}
