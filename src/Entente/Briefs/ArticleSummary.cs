using Entente.Documents;
using Entente.Time;

namespace Entente.Briefs;

/// <summary>The few sentences at the head of a brief: counts over its findings and pointers to them, nothing that is not below.</summary>
internal static class ArticleSummary
{
    public static IEnumerable<string> Of(Brief brief, Document document)
    {
        if (document.Published is { } published)
        {
            var basis = published.Basis switch
            {
                DateBasis.Option => "as you said",
                DateBasis.Note => "by its own note",
                DateBasis.Metadata => "by the page's own data",
                DateBasis.Dateline => "by its dateline",
                DateBasis.Location => "by its address or file name",
                _ => "on an unknown basis",
            };
            var again = document.Revisions.Count == 0 ? "" : document.Revisions[^1] is { Date: { IsLowerBound: true } bound } revision
                ? $" and {revision.Kind.ToString().ToLowerInvariant()} not before {BriefText.DateInWords(bound.Date)}" : document.Revisions[^1] is { Date: { } date } dated
                ? $" and {dated.Kind.ToString().ToLowerInvariant()} {BriefText.DateInWords(date.Date)}" : $" and {document.Revisions[^1].Kind.ToString().ToLowerInvariant()} later";
            yield return $"Published {BriefText.DateInWords(published.Date)}{again}, {basis}.";
        }
        foreach (var matter in brief.Contested)
            yield return $"Contested: {matter.Statement.TrimEnd('.')}. Said by {Numbers(matter.For)}, denied by {Numbers(matter.Against)}; not counted as known to have happened.";
        foreach (var section in brief.Sections.Where(section => section.Key is not "document"))
            yield return $"{section.Heading}: {section.Findings.Length} {(section.Findings.Length == 1 ? "statement" : "statements")} {Numbers(section.Findings)}.";
        if (brief.Contested.IsEmpty && brief.Sections.All(section => section.Key == "document"))
            yield return "Nothing in it could be coded as an act between states, a claim about one, or a judgement on their relations.";
    }

    private static string Numbers(IReadOnlyCollection<Finding> findings)
    {
        var numbers = findings.Select(finding => finding.Number).ToList();
        return numbers.Count > 4 && numbers[^1] - numbers[0] == numbers.Count - 1 ? $"[{numbers[0]}] to [{numbers[^1]}]" : string.Join(' ', numbers.Select(number => $"[{number}]"));
    }
}
