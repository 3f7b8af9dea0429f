using System.Collections.Immutable;

namespace Entente.Ledger.Review;

/// <summary>What is held of one claim: the last verdict of each person, the earliest first. Nothing is outvoted.</summary>
public sealed record ClaimVerdicts(ClaimId Claim, ImmutableArray<Verdict> Last)
{
    /// <summary>The persons say different things of it.</summary>
    public bool IsDisputed => Last.Select(v => (v.Kind, v.Correction)).Distinct().Skip(1).Any();

    /// <summary>All who say anything hold it to be wrong or correct it.</summary>
    public bool IsHeldWrong => Last.All(v => v.Kind != VerdictKind.Right);

    /// <summary>One line a person, and one that says so where they disagree.</summary>
    public IEnumerable<string> Lines => Last.Select(v => v.Words).Concat(IsDisputed ? ["the reviewers disagree"] : []);

    public bool HasOneOf(string by) => Last.Any(v => IsSame(v.By, by));

    /// <param name="verdicts">In the order that they were recorded, which decides between two of one moment.</param>
    public static ImmutableSortedDictionary<ClaimId, ClaimVerdicts> Of(IEnumerable<Verdict> verdicts) => verdicts.GroupBy(v => v.Claim)
        .ToImmutableSortedDictionary(g => g.Key, g => new ClaimVerdicts(g.Key,
            [.. g.GroupBy(v => v.By, StringComparer.OrdinalIgnoreCase).Select(own => own.OrderBy(v => v.At).Last())
                .OrderBy(v => v.At).ThenBy(v => v.By, StringComparer.Ordinal)]));

    private static bool IsSame(string by, string other) => string.Equals(by, other.Trim(), StringComparison.OrdinalIgnoreCase);
}
