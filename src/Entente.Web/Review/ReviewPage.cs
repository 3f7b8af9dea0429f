using System.Globalization;
using System.Text;
using Entente.Coding;
using Entente.Documents;
using Entente.Findings;
using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Reading;
using Entente.Store;
using Entente.Store.Review;
using Entente.Web.Pages;

namespace Entente.Web.Review;

/// <summary>One claim to be judged: its paragraph with the words marked, its coding, and the form; then the queue.</summary>
internal sealed class ReviewPage(string formToken, string? by, bool isReadOnly, IReadOnlyList<QueuedClaim> queue)
{
    /// <summary>The address of the page's keys.</summary>
    public const string Script = "/review.js";

    private const int Listed = 12;

    /// <param name="done">The claim that was judged just before.</param>
    public string Write(LedgerFile ledger, Claim? claim, ReviewTyped typed, AnswerException? fault, string? done)
    {
        var page = new StringBuilder("<main class=\"judge\">\n<h1>Review</h1>\n");
        if (done is not null) page.Append("<p class=\"soft\" role=\"status\">Recorded: <a href=\"/review/").Append(PageFrame.Text(done))
            .Append("\">the one before</a>.</p>\n");
        if (claim is null)
        {
            page.Append("<p>Nothing waits: ").Append(by is null ? "somebody has" : PageFrame.Text(by) + " has")
                .Append(" a verdict on every claim that a finding rests on.</p>\n");
            return Framed(page);
        }
        var (before, after) = Around(claim.Id);
        page.Append("<p class=\"soft\">").Append(PageFrame.Text(queue.FirstOrDefault(q => q.Claim.Id == claim.Id)?.Why ?? "not in the queue"))
            .Append(" · ").Append(PageFrame.Count(queue.Count, "claim waits", "claims wait")).Append("</p>\n<div class=\"pages\">");
        Link(page, before, "prev", "Previous", "k");
        Link(page, after, "next", "Next", "j");
        page.Append("</div>\n<div class=\"desk\">\n<section class=\"passage\">\n");
        Passage(page, ledger, claim);
        page.Append("</section>\n<section>\n<h2>As it is coded</h2>\n<p class=\"said\">").Append(PageFrame.Text(Wording.Default.Sentence(claim)))
            .Append("</p>\n");
        Held(page, ledger, claim);
        Form(page, claim.Id.Value, Correction.CodingOf(claim), typed, fault);
        page.Append("</section>\n</div>\n");
        List(page, claim.Id);
        return Framed(page);
    }

    /// <summary>What was typed, where the ledger can't be had: nothing else is known then.</summary>
    public string WriteAgain(string id, ReviewTyped typed, AnswerException fault)
    {
        var page = new StringBuilder("<main class=\"judge\">\n<h1>Not recorded yet</h1>\n");
        Form(page, id, typed.Coding.ToDictionary(c => c.Key, c => c.Value ?? ""), typed, fault);
        return Framed(page);
    }

    private static string Framed(StringBuilder page) => PageFrame.Write("Review", page.Append("</main>\n").ToString(), "/review", script: Script);

    private (ClaimId? Before, ClaimId? After) Around(ClaimId id)
    {
        var at = queue.ToList().FindIndex(q => q.Claim.Id == id);
        return (at > 0 ? queue[at - 1].Claim.Id : null, at + 1 < queue.Count ? queue[at + 1].Claim.Id : null);
    }

    private static void Link(StringBuilder page, ClaimId? to, string rel, string words, string key)
    {
        if (to is { } id) page.Append("<a rel=\"").Append(rel).Append("\" href=\"/review/").Append(id).Append("\">").Append(words)
            .Append("</a> <kbd>").Append(key).Append("</kbd> ");
    }

    private static void Passage(StringBuilder page, LedgerFile ledger, Claim claim)
    {
        var document = StoredDocument.Of(ledger, claim.DocumentId)!;
        var read = Endpoints.ReadText.Of(document);
        var (quote, content) = (read.ToReading(claim.Quote), read.ToReading(claim.Content));
        int start = Math.Min(quote.Start, content.Start), end = Math.Max(quote.End, content.End);
        var paragraphs = ArticleParagraphs.Over(read.Text, new TextSpan(start, end));
        page.Append("<h2><a href=\"/claim/").Append(claim.Id).Append("\">").Append(PageFrame.Text(ClaimFindings.TitleOf(document)))
            .Append("</a></h2>\n<p class=\"soft\">").Append(PageFrame.Text(DateWords.Short(document.Published) ?? "without a date")).Append("</p>\n");
        foreach (var paragraph in paragraphs)
        {
            page.Append("<p class=\"words\">");
            var at = paragraph.Start;
            foreach (var to in new[] { quote.Start, quote.End, content.Start, content.End, paragraph.End }.Where(t => t > paragraph.Start
                && t <= paragraph.End).Order().Distinct())
            {
                var tag = at >= quote.Start && to <= quote.End ? "mark" : at >= content.Start && to <= content.End ? "em" : null;
                var words = WorldText.Html(read.Text[at..to]);
                page.Append(tag is null ? words : $"<{tag}>{words}</{tag}>");
                at = to;
            }
            page.Append("</p>\n");
        }
    }

    private static void Held(StringBuilder page, LedgerFile ledger, Claim claim)
    {
        foreach (var line in Verdicts.Of(ledger, [claim.Id]).Values.SelectMany(v => v.Lines))
            page.Append("<p class=\"remark review\">").Append(PageFrame.Text(line)).Append("</p>\n");
    }

    private void Form(StringBuilder page, string id, IReadOnlyDictionary<string, string> coding, ReviewTyped typed, AnswerException? fault)
    {
        if (fault is not null) page.Append("<p class=\"fault\" role=\"alert\">").Append(PageFrame.Text(fault.Message)).Append("</p>\n");
        if (isReadOnly)
        {
            page.Append("<table class=\"rows\">\n");
            foreach (var name in Correction.Names)
                page.Append("<tr><th scope=\"row\">").Append(name).Append("</th><td>").Append(PageFrame.Text(coding.GetValueOrDefault(name) ?? ""))
                    .Append("</td></tr>\n");
            page.Append("</table>\n<p class=\"soft\">Served with --read-only: verdicts are shown and none is taken.</p>\n");
            return;
        }
        page.Append("<form class=\"verdict\" method=\"post\" action=\"/review/").Append(PageFrame.Text(Uri.EscapeDataString(id))).Append("\">\n")
            .Append("<input type=\"hidden\" name=\"form\" value=\"").Append(formToken).Append("\">\n")
            // What Enter in a field presses: nothing is held to be right by accident.
            .Append("<button disabled hidden></button>\n<div class=\"fields\">\n");
        foreach (var name in Correction.Names) Field(page, name, typed.Coding.GetValueOrDefault(name) ?? coding.GetValueOrDefault(name) ?? "");
        page.Append("</div>\n<label>Why<textarea name=\"why\" rows=\"3\" maxlength=\"").Append(Verdict.LongestReason).Append("\">\n")
            .Append(WorldText.Html(typed.Why)).Append("</textarea></label>\n<label>Your name<input name=\"by\" required maxlength=\"")
            .Append(Verdict.LongestName).Append("\" autocomplete=\"name\" value=\"").Append(PageFrame.Text(typed.By.Length > 0 ? typed.By : by ?? ""))
            .Append("\"></label>\n<div class=\"buttons\">");
        foreach (var (value, words, key) in new[] { ("right", "Right", "y"), ("wrong", "Wrong", "n"), ("corrected", "Correct", "c") })
            page.Append("<button name=\"verdict\" value=\"").Append(value).Append("\" aria-keyshortcuts=\"").Append(key).Append("\">").Append(words)
                .Append(" <kbd>").Append(key).Append("</kbd></button>");
        page.Append("</div>\n<p class=\"soft\">Right: as it is coded. Wrong needs a reason. Correct records the fields that were changed: "
            + "keys or names, /MIL after one for a part of a state, - for nobody. The claim itself stays as it was read.</p>\n</form>\n");
    }

    private static void Field(StringBuilder page, string name, string value)
    {
        var words = char.ToUpperInvariant(name[0]) + name[1..];
        page.Append("<label>").Append(words);
        if (name is "type" or "voice")
        {
            page.Append("<select name=\"").Append(name).Append("\">");
            var choices = name == "type" ? Enum.GetValues<EventType>().Select(EventTypes.Name) : Enum.GetNames<Voice>().Select(v => v.ToLowerInvariant());
            foreach (var choice in choices.Contains(value) ? choices : choices.Prepend(value))
                page.Append("<option").Append(choice == value ? " selected>" : ">").Append(PageFrame.Text(choice)).Append("</option>");
            page.Append("</select>");
        }
        else page.Append("<input name=\"").Append(name).Append("\" maxlength=\"200\" autocomplete=\"off\" spellcheck=\"false\" value=\"")
            .Append(PageFrame.Text(value)).Append("\">");
        page.Append("</label>\n");
    }

    private void List(StringBuilder page, ClaimId here)
    {
        if (queue.Count == 0) return;
        page.Append("<section>\n<h2>What waits</h2>\n<p class=\"lead\">").Append(PageFrame.Text(ReviewQueue.Rule)).Append("</p>\n<ul class=\"lines\">\n");
        foreach (var (claim, why) in queue.Take(Listed))
            page.Append("<li><p class=\"said\"><a href=\"/review/").Append(claim.Id).Append(claim.Id == here ? "\" aria-current=\"true\">" : "\">")
                .Append(PageFrame.Text(Wording.Default.Sentence(claim))).Append("</a></p><p class=\"soft\">").Append(PageFrame.Text(why))
                .Append(claim.Confidence is { } sure ? " · confidence " + sure.ToString("0.00", CultureInfo.InvariantCulture) : "").Append("</p></li>\n");
        page.Append("</ul>\n");
        if (queue.Count > Listed) page.Append("<p class=\"soft\">and ").Append(PageFrame.Count(queue.Count - Listed, "more", "more")).Append("</p>\n");
        page.Append("</section>\n");
    }
}
