using System.Globalization;
using System.Text;
using Entente.Findings;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Citing;

/// <summary>For notes: the statement, each quote with the line of its source, or the source alone. What the world wrote is escaped.</summary>
internal static class MarkdownCitation
{
    public static string Write(Cited cited)
    {
        if (cited.Claims.IsEmpty) return string.Concat(cited.References.Select(r => Source(r) + "\n"));
        var text = new StringBuilder();
        if (cited.Propositions.IsEmpty)
        {
            text.Append(WorldText.Markdown(cited.Statement)).Append('\n');
            foreach (var claim in cited.Claims) Quote(text, cited, claim);
            return text.ToString();
        }
        foreach (var p in cited.Propositions)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append("**").Append(WorldText.Markdown(p.Statement)).Append("** (").Append(StatusWords.Of(p.Status)).Append(", `").Append(p.Id).Append("`)\n");
            foreach (var (side, ids) in ((string, IReadOnlyList<ClaimId>)[])[("For", p.For), ("Against", p.Against), ("Neither", p.Neither)])
            {
                if (ids.Count == 0) continue;
                text.Append('\n').Append(side).Append(":\n");
                foreach (var claim in cited.Claims.Where(c => ids.Contains(c.Id))) Quote(text, cited, claim);
            }
        }
        return text.ToString();
    }

    private static void Quote(StringBuilder text, Cited cited, Claim claim) =>
        text.Append("\n> ").Append(WorldText.Markdown(claim.QuoteText)).Append("\n>\n> ").Append(Line(cited.Documents[claim.DocumentId]))
            .Append(CultureInfo.InvariantCulture, $", characters {claim.Quote}, `{claim.Id}`\n");

    private static string Line(StoredDocument document)
    {
        var title = document.Title is { } t ? $"*{WorldText.Markdown(t)}*, " : "";
        var published = document.Published is { } day ? $", {day.ToPlainIso()}" : "";
        return $"— {title}{Place(document.Location)}{published}, `{document.Id}`";
    }

    private static string Source(Reference r)
    {
        var about = string.Join(", ", ((string?[])[.. r.Authors, r.Publisher, r.Version is { } v ? "version " + v : null])
            .OfType<string>().Select(WorldText.Markdown));
        var place = r.Address is { } address ? " " + Place(address) : "";
        return $"*{WorldText.Markdown(r.Title)}*{(about.Length > 0 ? ", " + about : "")}{(r.Issued is { } d ? $", {d.ToPlainIso()}" : "")}.{place} "
            + $"{WorldText.Markdown(r.Note.TrimEnd('.'))}. `{r.Key}`";
    }

    // Between angle brackets only where nothing in it can end the link.
    private static string Place(string location) => CitedReader.IsAddress(location) && !location.AsSpan().ContainsAny("<> \t\r\n\\")
        && WorldText.Line(location) == location
        ? $"<{location}>" : WorldText.Markdown(location);
}
