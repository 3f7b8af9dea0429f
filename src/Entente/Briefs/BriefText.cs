using System.Text;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>A brief as plain text for a terminal or a pipe, wrapped at 96 columns.</summary>
public static class BriefText
{
    private const int Width = 96;

    public static string Write(Brief brief)
    {
        var text = new StringBuilder();
        text.Append(WorldText.Line(brief.Title)).Append('\n').Append('=', Math.Min(Width, WorldText.Line(brief.Title).Length)).Append('\n');
        var ofDocument = brief.DocumentHash is not null;
        if (brief.Standing is { } standing) Wrap(text, standing, "", "  ");
        if (!brief.Summary.IsEmpty)
        {
            if (ofDocument) text.Append('\n');
            else Heading(text, "In short");
            foreach (var line in brief.Summary) Wrap(text, line, "- ", "  ");
        }
        foreach (var section in brief.Opening) Section(text, section);
        if (!brief.Contested.IsEmpty)
        {
            Heading(text, "Contested: said by some, denied by others");
            foreach (var matter in brief.Contested)
            {
                Wrap(text, ofDocument ? WorldText.Line(matter.Statement) : $"{WorldText.Line(matter.Statement)} [{matter.PropositionId}]", "", "  ");
                Side(text, "For", matter.For, ofDocument);
                Side(text, "Against", matter.Against, ofDocument);
                text.Append('\n');
            }
            text.Length--;
        }
        foreach (var section in brief.Sections)
            if (!ofDocument) Section(text, section);
            else if (section.Findings.Where(f => !brief.Headlines.Contains(f.Number)).ToList() is { Count: > 0 } rest)
            {
                // The first screen has told the others.
                Heading(text, rest.Count == section.Findings.Length ? section.Heading : section.Heading + ", besides");
                foreach (var finding in rest)
                    if (brief.IsAnswer) Item(text, finding, "");
                    else Short(text, finding, "");
            }
        if (!brief.Gaps.IsEmpty)
        {
            Heading(text, GapsHeading(brief));
            foreach (var gap in brief.Gaps) Wrap(text, WorldText.Line(gap), "- ", "  ");
        }
        if (!brief.Sources.IsEmpty)
        {
            Heading(text, "Sources");
            foreach (var source in brief.Sources) Wrap(text, SourceLine(source), "- ", "  ");
        }
        text.Append('\n');
        foreach (var line in Colophon(brief)) Wrap(text, line, "", "  ");
        if (ofDocument) Wrap(text, "Quotes with their places, codes and keys: --format json, or the page (--format html).", "", "  ");
        return text.ToString();
    }

    private static void Short(StringBuilder text, Finding finding, string indent)
    {
        var line = ArticleSummary.Line(finding);
        var mark = $"{indent}[{finding.Number}] ";
        Wrap(text, line[..line.LastIndexOf(" [", StringComparison.Ordinal)], mark, new string(' ', mark.Length));
        Reviews(text, finding, new string(' ', mark.Length));
    }

    private static void Reviews(StringBuilder text, Finding finding, string indent)
    {
        foreach (var review in finding.Reviews) Wrap(text, "Review: " + WorldText.Line(review), indent, indent + "  ");
    }

    internal static string GapsHeading(Brief brief) => brief.DocumentHash is null ? "Gaps in the record" : "What this reading leaves open";

    internal static string SourceLine(BriefSource source) =>
        WorldText.Line($"{source.Name}: {source.Title}, SHA-256 {source.Sha256}{(source.Citation is null ? "" : ". " + source.Citation)}");

    private static void Section(StringBuilder text, BriefSection section)
    {
        Heading(text, section.Heading);
        if (section.Lead.Length > 0) Wrap(text, section.Lead, "", "");
        foreach (var chart in section.Charts) Wrap(text, $"{chart.Title} ({chart.Unit}). {chart.Description}", "  ", "    ");
        foreach (var finding in section.Findings) Item(text, finding, "");
    }

    internal static IEnumerable<string> Colophon(Brief brief)
    {
        if (brief.Location is { } location) yield return $"Document: {WorldText.Line(location)}, SHA-256 {brief.DocumentHash}";
        yield return (brief.DocumentHash is null ? "Made by" : "Read by") + $": Entente {brief.Version}, run {brief.RunId}";
    }

    private static void Heading(StringBuilder text, string heading) =>
        text.Append('\n').Append(heading).Append('\n').Append('-', heading.Length).Append('\n');

    private static void Side(StringBuilder text, string name, IEnumerable<Finding> findings, bool brief)
    {
        text.Append("  ").Append(name).Append('\n');
        foreach (var finding in findings)
            if (brief) Short(text, finding, "    ");
            else Item(text, finding, "    ");
    }

    private static void Item(StringBuilder text, Finding finding, string indent)
    {
        var mark = $"{indent}[{finding.Number}] ";
        var deeper = new string(' ', mark.Length);
        Wrap(text, WorldText.Line(finding.Text), mark, deeper);
        if (DateWords.Of(finding.Date) is { } date) Wrap(text, "When: " + date, deeper, deeper + "  ");
        foreach (var remark in finding.Remarks) Wrap(text, "Note: " + WorldText.Line(remark), deeper, deeper + "  ");
        Reviews(text, finding, deeper);
        if (finding.Coding is { } coding) Wrap(text, "Coded: " + WorldText.Line(coding), deeper, deeper + "  ");
        foreach (var evidence in finding.Evidence)
            Wrap(text, $"“{WorldText.Line(evidence.Quote)}” ({DocumentOf(finding, evidence)}{evidence.Span.Start}-{evidence.Span.End}" +
                (evidence.ClaimId is { } id ? $", {id})" : ")"), deeper, deeper + " ");
        foreach (var record in finding.Records) Wrap(text, "Record: " + WorldText.Line(record.ToString()), deeper, deeper + "  ");
    }

    private static string DocumentOf(Finding finding, Evidence evidence) => finding.NamesDocuments ? evidence.DocumentHash[..12] + ":" : "";

    private static void Wrap(StringBuilder text, string line, string first, string rest)
    {
        var column = first.Length;
        text.Append(first);
        var atStart = true;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!atStart && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(rest);
                column = rest.Length;
                atStart = true;
            }
            if (!atStart) { text.Append(' '); column++; }
            text.Append(word);
            column += word.Length;
            atStart = false;
        }
        text.Append('\n');
    }
}
