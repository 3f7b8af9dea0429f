using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Lists;

/// <summary>What passages claim, each with its words.</summary>
internal static class ClaimList
{
    public static Listing Of(LedgerView view)
    {
        var list = new Listing("id", "date", "speaker", "stance", "actor", "type", "mode", "recipient", "theme", "polarity", "modality",
            "said", "confidence", "quote", "start", "end", "document", "location", "review");
        foreach (var c in view.Claims)
            list.Add(c.Id.Value, c.Date?.ToString(), c.ByAuthor ? "author" : ClaimCells.Name(c.Speaker) ?? "unnamed", ClaimCells.Lower(c.Stance),
                c.Kind == ClaimKind.Event ? ClaimCells.Name(c.Actor) : string.Join('+', c.Subjects.Select(ClaimCells.Name)),
                c.Type?.ToString().ToUpperInvariant() ?? "assessment", c.Mode ?? c.AssessmentKind,
                c.Kind == ClaimKind.Event ? ClaimCells.Name(c.Recipient) : c.Against.IsEmpty ? null : string.Join('+', c.Against.Select(ClaimCells.Name)),
                c.Theme, ClaimCells.Lower(c.Polarity), ClaimCells.Lower(c.Modality), c.Said?.ToString(), c.Confidence, c.QuoteText, c.Quote.Start, c.Quote.End,
                c.DocumentId, view.Locations[c.DocumentId], VerdictCells.Of(view, c.Id));
        return list;
    }
}
