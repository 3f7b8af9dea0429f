using System.Text;
using Entente.Briefs;
using Entente.Ledger.Notes;
using Entente.Web.Pages;

namespace Entente.Web.Notes;

/// <summary>Notes on a page, as plain paragraphs: what persons write is shown as they typed it, never as markup.</summary>
internal static class NotesSection
{
    /// <param name="form">HTML of the form below them; absent where none is taken.</param>
    /// <returns>Nothing where there is nothing to show and nothing to fill in.</returns>
    public static string Write(IReadOnlyList<StoredNote> notes, NoteAnchor here, string? form)
    {
        if (notes.Count == 0 && form is null) return "";
        var page = new StringBuilder("<section id=\"notes\">\n<h2>Notes</h2>\n");
        var standing = notes.Where(n => n.Stands).Select(n => n.Note).ToList();
        if (standing.Count > 0)
        {
            page.Append("<ul class=\"lines\">\n");
            foreach (var note in standing)
                page.Append("<li id=\"").Append(note.Id).Append("\">").Append(NoteHtml.Paragraphs(note.Text)).Append("<p class=\"soft\">")
                    .Append(PageFrame.Text(note.Words)).Append(" · ").Append(note.Id)
                    .Append(note.About == here ? "" : " · about " + PageFrame.Text(note.About.Text)).Append("</p></li>\n");
            page.Append("</ul>\n");
        }
        if (notes.Count - standing.Count is > 0 and var withdrawn)
            page.Append("<p class=\"soft\">").Append(PageFrame.Count(withdrawn, "note was", "notes were"))
                .Append(" withdrawn; <code>entente note list</code> prints them.</p>\n");
        return page.Append(form).Append("</section>\n").ToString();
    }
}
