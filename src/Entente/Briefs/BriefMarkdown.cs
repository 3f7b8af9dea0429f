using System.Text;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>A brief as CommonMark; everything read from the world is escaped.</summary>
public static class BriefMarkdown
{
    public static string Write(Brief brief)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(WorldText.Markdown(brief.Title)).Append("\n\n");
        var ofDocument = brief.DocumentHash is not null;
        if (brief.Standing is { } standing) text.Append(WorldText.Markdown(standing)).Append("\n");
        if (!brief.Summary.IsEmpty)
        {
            text.Append(ofDocument ? "\n" : "\n## In short\n\n");
            foreach (var line in brief.Summary) text.Append("- ").Append(WorldText.Markdown(line)).Append('\n');
        }
        foreach (var section in brief.Opening) Section(text, section);
        if (!brief.Contested.IsEmpty) text.Append("\n## Contested: said by some, denied by others\n");
        foreach (var matter in brief.Contested)
        {
            text.Append("\n### ").Append(WorldText.Markdown(matter.Statement)).Append("\n\nProposition `").Append(matter.PropositionId).Append("`\n");
            text.Append("\n**For**\n\n");
            foreach (var finding in matter.For) Item(text, finding);
            text.Append("\n**Against**\n\n");
            foreach (var finding in matter.Against) Item(text, finding);
        }
        foreach (var section in brief.Sections) Section(text, section);
        if (!brief.Gaps.IsEmpty)
        {
            text.Append("\n## ").Append(BriefText.GapsHeading(brief)).Append("\n\n");
            foreach (var gap in brief.Gaps) text.Append("- ").Append(WorldText.Markdown(gap)).Append('\n');
        }
        if (!brief.Sources.IsEmpty)
        {
            text.Append("\n## Sources\n\n");
            foreach (var source in brief.Sources) text.Append("- ").Append(WorldText.Markdown(BriefText.SourceLine(source))).Append('\n');
        }
        text.Append("\n---\n\n");
        foreach (var line in BriefText.Colophon(brief)) text.Append("- ").Append(WorldText.Markdown(line)).Append('\n');
        return text.ToString();
    }

    private static void Section(StringBuilder text, BriefSection section)
    {
        text.Append("\n## ").Append(section.Heading).Append("\n\n");
        if (section.Lead.Length > 0) text.Append(section.Lead).Append("\n\n");
        foreach (var chart in section.Charts)
        {
            text.Append("**").Append(WorldText.Markdown(chart.Title)).Append("** (").Append(WorldText.Markdown(chart.Unit)).Append(")\n\n| ")
                .Append(string.Join(" | ", Charts.ChartTable.Head(chart).Select(WorldText.Markdown))).Append(" |\n|")
                    .Append(string.Concat(Enumerable.Repeat("---|", chart.Series.Length + 1))).Append('\n');
            foreach (var row in Charts.ChartTable.Rows(chart)) text.Append("| ").Append(string.Join(" | ", row.Select(WorldText.Markdown))).Append(" |\n");
            text.Append('\n');
        }
        foreach (var finding in section.Findings) Item(text, finding);
    }

    private static void Item(StringBuilder text, Finding finding)
    {
        text.Append("- **[").Append(finding.Number).Append("]** ").Append(WorldText.Markdown(finding.Text));
        if (DateWords.Of(finding.Date) is { } date) text.Append(" *When: ").Append(date).Append(".*");
        foreach (var remark in finding.Remarks) text.Append(" *Note: ").Append(WorldText.Markdown(remark.TrimEnd('.'))).Append(".*");
        foreach (var review in finding.Reviews) text.Append(" *Review: ").Append(WorldText.Markdown(review)).Append(".*");
        if (finding.Label is { } label) text.Append(" (").Append(WorldText.Markdown(label)).Append(')');
        else if (finding.Coding is { } coding) text.Append(" *Coded: ").Append(WorldText.Markdown(coding)).Append("*");
        text.Append('\n');
        // What is told in the document's own words needs no quote beside it.
        if (finding.Label is not null) return;
        foreach (var evidence in finding.Evidence)
        {
            text.Append("  > ").Append(WorldText.Markdown(evidence.Quote)).Append(" (")
                .Append(finding.NamesDocuments ? evidence.DocumentHash[..12] + ":" : "").Append(evidence.Span);
            if (evidence.ClaimId is { } id) text.Append(", `").Append(id).Append('`');
            text.Append(")\n\n");
        }
        foreach (var record in finding.Records) text.Append("  Record: ").Append(WorldText.Markdown(record.ToString())).Append("\n\n");
    }
}
