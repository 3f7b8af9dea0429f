using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Lists;

/// <summary>What claims are about, and how they stand to each other.</summary>
internal static class PropositionList
{
    public static Listing Of(LedgerView view)
    {
        var speakers = view.Around.ToDictionary(c => c.Id, c => c.ByAuthor ? "author" : ClaimCells.Name(c.Speaker) ?? "unnamed");
        IEnumerable<string> Said(IEnumerable<ClaimId> ids) => ids.Select(i => speakers[i]).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var list = new Listing("id", "date", "status", "statement", "for", "said by", "against", "denied by", "matter", "review");
        foreach (var p in view.Propositions)
            list.Add(p.Id.Value, p.Date?.ToString(), ClaimCells.Lower(p.Status), p.Statement,
                p.For.Length, Said(p.For).ToArray(), p.Against.Length, Said(p.Against).ToArray(), p.Matter.Value,
                VerdictCells.Of(view, p.For.Concat(p.Against).Concat(p.Neither)));
        return list;
    }
}
