using System.Collections.Immutable;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>The first screen of a brief on a document: what it tells, what is contested, asked for and threatened, what the author thinks, and how
/// much is left out. All in findings that stand below.</summary>
internal static class ArticleSummary
{
    private const int MostTold = 5, MostAsked = 3, MostThought = 3;
    /// <summary>What is told early in a text, or again, matters more: added to the confidence.</summary>
    private const double Early = 0.25, Again = 0.1;

    /// <summary>The lines, and which findings they tell.</summary>
    /// <param name="brief">The brief, but for its summary.</param>
    /// <param name="length">Of the document, in UTF-16 characters.</param>
    /// <param name="withheld">How many readings were too uncertain to print.</param>
    public static (ImmutableArray<string> Lines, ImmutableArray<int> Told) Of(Brief brief, int length, int withheld)
    {
        var (lines, told) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<int>());
        void Tell(IEnumerable<Finding> findings, int most, string before)
        {
            foreach (var finding in findings.OrderByDescending(f => Weight(f, length)).ThenBy(f => f.Number).Take(most).OrderBy(f => f.Evidence[0].Span.Start))
            {
                lines.Add($"{before}{Line(finding)}");
                told.Add(finding.Number);
            }
        }
        IEnumerable<Finding> In(params string[] keys) => brief.Sections.Where(s => keys.Contains(s.Key)).SelectMany(s => s.Findings);
        foreach (var matter in brief.Contested)
        {
            lines.Add($"Contested: {Said(matter.For)}");
            lines.Add($"Denied: {Said(matter.Against)}. Not counted as known to have happened.");
        }
        var reported = In("reported").ToList();
        Tell(reported, MostTold, "");
        Tell(In("charged", "negated", "presupposed", "prospective"), MostTold - Math.Min(MostTold, reported.Count), "");
        Tell(In("asked"), MostAsked, "Asked for or threatened: ");
        var thought = In("author").Concat(In("groupings")).ToList();
        if (thought.Count > 0) Tell(thought, MostThought, "The author's view: ");
        if (lines.Count == 0) lines.Add(
            "Nothing in it could be read with enough certainty as an act between states, a claim about one, or a judgement on their relations.");
        if (withheld > 0) lines.Add($"{withheld} weaker {(withheld == 1 ? "reading is" : "readings are")} left out; entente read --print all "
            + $"shows {(withheld == 1 ? "it" : "them")}.");
        return (lines.ToImmutable(), told.ToImmutable());
    }

    /// <summary>A finding in a line: its words, then label and date.</summary>
    internal static string Line(Finding finding)
    {
        var tail = string.Join(", ", new[] { finding.Label, finding.Kind == FindingKind.Presupposed ? "taken for granted"
            : finding.Kind == FindingKind.Alleged ? "not known to be so" : null, DateWords.Short(finding.Date) }.Where(x => x is not null));
        return $"{WorldText.Line(finding.Text)}{(tail.Length > 0 ? $" ({tail})" : "")} [{finding.Number}]";
    }

    private static double Weight(Finding finding, int length) =>
        (finding.Confidence ?? 0.5) + (finding.Evidence[0].Span.Start < length / 3 ? Early : 0) + (Again * (finding.Evidence.Length - 1));

    // A side: what its first speaker says, who says the same in these words, and where the others stand.
    private static string Said(IReadOnlyList<Finding> side)
    {
        static string Words(Finding finding) => WorldText.Line(finding.Clause ?? finding.Text);
        static string Numbers(IReadOnlyList<Finding> findings) => findings.Count > 4 ? $"[{findings[0].Number}] to [{findings[^1].Number}]"
            : string.Join(' ', findings.Select(finding => $"[{finding.Number}]"));
        var lead = side.MaxBy(finding => finding.Clause is { } clause && clause != finding.Text)!;
        var same = side.Where(finding => finding.Evidence[0].Span == lead.Evidence[0].Span).ToList();
        var others = side.Except(same).ToList();
        return $"{Words(lead)} {Numbers(same)}{(others.Count == 0 ? "" : " and so " + Numbers(others))}";
    }
}
