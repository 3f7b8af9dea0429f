using Entente.Store;

namespace Entente.Work.Lists;

/// <summary>What is told as having happened, once each.</summary>
internal static class EventList
{
    public static Listing Of(LedgerView view)
    {
        var list = new Listing("id", "date", "actor", "type", "mode", "recipient", "place", "description", "told by", "presupposed", "disputed",
            "documents", "claims", "confidence", "proposition", "review");
        foreach (var e in view.Events)
            list.Add(e.Id.Value, e.Date?.ToString(), ClaimCells.Name(e.Actor), e.Type.ToString().ToUpperInvariant(), e.Mode,
                ClaimCells.Name(e.Recipient), e.Place?.Text, e.Description,
                (e.ByAuthor ? new[] { "author" } : []).Concat(e.Speakers.Select(s => s.Value)).ToArray(), e.PresupposedOnly, e.Disputed,
                e.Documents, e.Claims.Length, e.Confidence, e.Proposition.Value, VerdictCells.Of(view, e.Claims));
        return list;
    }
}
