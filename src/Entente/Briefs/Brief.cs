using System.Collections.Immutable;
using Entente.Findings;
using Entente.Ledger;
using Entente.Ledger.Review;

namespace Entente.Briefs;

/// <summary>
/// What one document claims, or what is recorded and said of two states, sorted by who says it and with what weight. Every sentence in it is a
/// <see cref="Finding"/> with evidence,
/// a count over findings, or names a gap.
/// </summary>
public sealed record Brief
{
    public required string Title { get; init; }
    /// <summary>The document it is about; absent in a brief on two states.</summary>
    public string? Location { get; init; }
    public string? DocumentHash { get; init; }
    public string? Source { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    /// <summary>The run that computed it and the program's version.</summary>
    public required string RunId { get; init; }
    public required string Version { get; init; }
    /// <summary>A few sentences that say the whole, each with the numbers of the findings it sums up.</summary>
    public ImmutableArray<string> Summary { get; init; } = [];
    /// <summary>The findings that the summary tells in full.</summary>
    public ImmutableArray<int> Headlines { get; init; } = [];
    /// <summary>Its findings are answers: the text form gives their grounds too, which it else leaves to the page.</summary>
    public bool IsAnswer { get; init; }
    /// <summary>When a document was published and what sort of text it is, in one line with its source; absent in a brief on two states.</summary>
    public string? Standing { get; init; }
    /// <summary>Sections that are read before what is contested.</summary>
    public ImmutableArray<BriefSection> Opening { get; init; } = [];
    /// <summary>Documents and data sets, where there is more than one.</summary>
    public ImmutableArray<BriefSource> Sources { get; init; } = [];
    public ImmutableArray<ContestedSides> Contested { get; init; } = [];
    public ImmutableArray<BriefSection> Sections { get; init; } = [];
    /// <summary>What the reading left open: mentions that could not be resolved, dates that had to be assumed.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];
    public ImmutableArray<MarkedParagraph> Article { get; init; } = [];

    /// <summary>The same with what reviewers hold beside the findings. None is left out, moved or counted differently.</summary>
    public Brief WithReviews(IReadOnlyDictionary<ClaimId, ClaimVerdicts> verdicts)
    {
        if (verdicts.Count == 0) return this;
        ImmutableArray<Finding> Marked(ImmutableArray<Finding> findings) => [.. findings.Select(f => f with
        {
            Reviews = [.. f.Evidence.Select(e => e.ClaimId).OfType<string>().Distinct().Select(id => verdicts.GetValueOrDefault(new ClaimId(id)))
                .OfType<ClaimVerdicts>().SelectMany(v => v.Lines).Distinct()],
        })];
        ImmutableArray<BriefSection> In(ImmutableArray<BriefSection> sections) => [.. sections.Select(s => s with { Findings = Marked(s.Findings) })];
        var marked = this with
        {
            Contested = [.. Contested.Select(c => c with { For = Marked(c.For), Against = Marked(c.Against) })], Opening = In(Opening), Sections = In(Sections),
        };
        // What the summary tells in full is told again where it has a mark.
        var reviewed = marked.Findings.Where(f => !f.Reviews.IsEmpty).Select(f => f.Number).ToHashSet();
        return marked with { Headlines = [.. Headlines.Where(n => !reviewed.Contains(n))] };
    }

    /// <summary>All findings by number, contested sides included.</summary>
    public IEnumerable<Finding> Findings =>
        Contested.SelectMany(matter => matter.For.Concat(matter.Against))
            .Concat(Opening.Concat(Sections).SelectMany(section => section.Findings)).DistinctBy(finding => finding.Number).OrderBy(finding => finding.Number);
}
