using System.Text;

namespace Entente.Briefs;

/// <summary>A brief as CommonMark; everything read from the world is escaped.</summary>
public static class BriefMarkdown
{
    public static string Write(Brief brief)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(WorldText.Markdown(brief.Title)).Append("\n\n");
        foreach (var line in BriefText.Masthead(brief)) text.Append("- ").Append(WorldText.Markdown(line)).Append('\n');
        if (!brief.Summary.IsEmpty)
        {
            text.Append("\n## In short\n\n");
            foreach (var line in brief.Summary) text.Append("- ").Append(WorldText.Markdown(line)).Append('\n');
        }
        if (!brief.Contested.IsEmpty) text.Append("\n## Contested: said by some, denied by others\n");
        foreach (var matter in brief.Contested)
        {
            text.Append("\n### ").Append(WorldText.Markdown(matter.Statement)).Append("\n\nProposition `").Append(matter.PropositionId).Append("`\n");
            text.Append("\n**For**\n\n");
            foreach (var finding in matter.For) Item(text, finding);
            text.Append("\n**Against**\n\n");
            foreach (var finding in matter.Against) Item(text, finding);
        }
        foreach (var section in brief.Sections)
        {
            text.Append("\n## ").Append(section.Heading).Append("\n\n");
            if (section.Lead.Length > 0) text.Append(section.Lead).Append("\n\n");
            foreach (var finding in section.Findings) Item(text, finding);
        }
        if (!brief.Gaps.IsEmpty)
        {
            text.Append("\n## What this reading leaves open\n\n");
            foreach (var gap in brief.Gaps) text.Append("- ").Append(WorldText.Markdown(gap)).Append('\n');
        }
        return text.ToString();
    }

    private static void Item(StringBuilder text, Finding finding)
    {
        text.Append("- **[").Append(finding.Number).Append("]** ").Append(WorldText.Markdown(finding.Text));
        if (BriefText.DateInWords(finding.Date) is { } date) text.Append(" *When: ").Append(date).Append(".*");
        foreach (var remark in finding.Remarks) text.Append(" *Note: ").Append(WorldText.Markdown(remark)).Append(".*");
        if (finding.Coding is { } coding) text.Append(" *Coded: ").Append(WorldText.Markdown(coding)).Append("*");
        text.Append('\n');
        foreach (var evidence in finding.Evidence)
        {
            text.Append("  > ").Append(WorldText.Markdown(evidence.Quote)).Append(" (").Append(evidence.Span);
            if (evidence.ClaimId is { } id) text.Append(", `").Append(id).Append('`');
            text.Append(")\n\n");
        }
    }
}
