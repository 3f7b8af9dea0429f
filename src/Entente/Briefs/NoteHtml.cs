using System.Text;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>Words of persons as paragraphs: escaped, empty lines part paragraphs, line breaks are kept.</summary>
public static class NoteHtml
{
    public static string Paragraphs(string text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append("<p class=\"words\">").Append(WorldText.Html(paragraph.Trim('\n')).Replace("\n", "<br>\n", StringComparison.Ordinal)).Append("</p>\n");
        return html.ToString();
    }
}
