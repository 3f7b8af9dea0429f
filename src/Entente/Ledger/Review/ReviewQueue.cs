using System.Collections.Immutable;
using Entente.Reading;

namespace Entente.Ledger.Review;

/// <summary>Which claims to look at first: those that would most change what is printed, were they wrong.</summary>
public static class ReviewQueue
{
    /// <summary>The order, in a sentence for those who use it.</summary>
    public const string Rule = "Claims that nobody has looked at first; of these, claims of contested matters before facts that are printed strictly; "
        + "in each, those that alone hold up a side or an event before the others; the least confident first.";

    /// <param name="by">Whose queue: what this person has a verdict on is left out. Null: what anybody has.</param>
    public static ImmutableArray<QueuedClaim> Of(IReadOnlyCollection<Claim> claims, IEnumerable<Proposition> propositions, IEnumerable<LedgerEvent> events,
        IReadOnlyDictionary<ClaimId, ClaimVerdicts> verdicts, string? by)
    {
        var ranked = new Dictionary<ClaimId, (int Rank, QueuedClaim Queued)>();
        void Add(Claim claim, int rank, string why)
        {
            if (verdicts.TryGetValue(claim.Id, out var held) && (by is null || held.HasOneOf(by))) return;
            if (!ranked.TryGetValue(claim.Id, out var there) || rank < there.Rank) ranked[claim.Id] = (rank, new QueuedClaim(claim, why));
        }
        foreach (var matter in ContestedMatter.Of(propositions, claims))
            foreach (var (side, name) in new[] { (matter.For, "for"), (matter.Against, "against") })
                foreach (var claim in side)
                    Add(claim, side.Length == 1 ? 0 : 1, side.Length == 1
                        ? $"alone stands {name}: without it nobody contests “{matter.Statement}”"
                            : $"one of {side.Length} that stand {name} “{matter.Statement}”");
        var known = claims.ToDictionary(c => c.Id);
        foreach (var e in events)
            foreach (var claim in e.Claims.Select(id => known.GetValueOrDefault(id)).OfType<Claim>().Where(IsPrinted))
                Add(claim, e.Claims.Length == 1 ? 2 : 3, e.Claims.Length == 1 ? "alone tells a fact that is printed"
                    : $"one of {e.Claims.Length} that tell a fact that is printed");
        return [.. ranked.Values.OrderBy(r => verdicts.ContainsKey(r.Queued.Claim.Id)).ThenBy(r => r.Rank).ThenBy(r => r.Queued.Claim.Confidence ?? 0)
            .ThenBy(r => r.Queued.Claim.Id).Select(r => r.Queued)];
    }

    private static bool IsPrinted(Claim claim) => claim.TellsAsKnown
        && (claim.Confidence is not { } sure || sure >= PrintLevels.Least(PrintLevel.Strict, ClaimVoice.Of(claim)));
}
