using System.Text;
using Entente.Findings;
using Entente.Ledger.Notes;
using Entente.Ledger.Review;
using Entente.Web.Pages;
using NodaTime;

namespace Entente.Web.Notes;

/// <summary>The form below the notes of a page; it works without script.</summary>
internal sealed class NoteForm(WorkbenchOptions options)
{
    public FormToken Token { get; } = new();
    /// <summary>Who gave the last note.</summary>
    public string? By { get; set; } = options.Reviewer;

    /// <summary>Absent where nothing is taken: served read-only, or the page is of an earlier day.</summary>
    public string? Empty(NoteAnchor about, LocalDate? asOf) => options.IsReadOnly || asOf is not null ? null : Write(about.Text, "", "", "", null);

    /// <summary>A page with what was typed, and what is wrong with it.</summary>
    public Reply Again(IReadOnlyDictionary<string, string> typed, AnswerException fault)
    {
        string Field(string name) => typed.GetValueOrDefault(name) ?? "";
        return Reply.Html(PageFrame.Write("Not recorded yet", "<main>\n<h1>Not recorded yet</h1>\n<section>\n<h2>Your note on "
            + PageFrame.Text(Field("about")) + "</h2>\n" + Write(Field("about"), Field("text"), Field("on"), Field("by"), fault) + "</section>\n</main>\n"),
            fault.Status) with { SendsForm = true };
    }

    private string Write(string about, string text, string on, string by, AnswerException? fault)
    {
        var page = new StringBuilder();
        if (fault is not null) page.Append("<p class=\"fault\" role=\"alert\">").Append(PageFrame.Text(fault.Message)).Append("</p>\n");
        return page.Append("<form class=\"verdict\" method=\"post\" action=\"/note\">\n<input type=\"hidden\" name=\"form\" value=\"").Append(Token.Value)
            .Append("\">\n<input type=\"hidden\" name=\"about\" value=\"").Append(PageFrame.Text(about))
            .Append("\">\n<label>Your note<textarea name=\"text\" rows=\"4\" required maxlength=\"").Append(Note.LongestText).Append("\">\n")
            .Append(WorldText.Html(text)).Append("</textarea></label>\n<div class=\"fields\">\n<label>Of which date (may be left out)<input name=\"on\" "
                + "maxlength=\"10\" autocomplete=\"off\" placeholder=\"2024-06-18\" value=\"").Append(PageFrame.Text(on))
            .Append("\"></label>\n<label>Your name<input name=\"by\" required maxlength=\"").Append(Verdict.LongestName)
            .Append("\" autocomplete=\"name\" value=\"").Append(PageFrame.Text(by.Length > 0 ? by : By ?? ""))
            .Append("\"></label>\n</div>\n<div class=\"buttons\"><button>Add the note</button></div>\n<p class=\"soft\">It is kept under your name; it can be "
                + "withdrawn, not changed.</p>\n</form>\n").ToString();
    }
}
