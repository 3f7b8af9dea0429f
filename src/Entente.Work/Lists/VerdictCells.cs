using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Lists;

/// <summary>What reviewers hold, as a cell of a list.</summary>
internal static class VerdictCells
{
    public static string[] Of(LedgerView view, ClaimId claim) => view.Verdicts.TryGetValue(claim, out var held) ? [.. held.Lines] : [];

    /// <summary>Of a row that several claims stand behind: each verdict with its claim.</summary>
    public static string[] Of(LedgerView view, IEnumerable<ClaimId> claims) =>
        [.. claims.Distinct().Order().SelectMany(id => Of(view, id).Select(line => $"{id} {line}"))];
}
