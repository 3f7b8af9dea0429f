using Entente.Ledger;
using Entente.Time;
using NodaTime;

namespace Entente.Store;

/// <summary>A document version as the ledger keeps it.</summary>
public sealed record StoredDocument(
    string Id, string Location, string Source, string Sha256, string TextSha256, string? Title, ImpreciseDate? Published, ImpreciseDate? Republished,
    LocalDate? Retrieved, LocalDate KnowableFrom, string KnowableBy, DateTime Recorded, string Text)
{
    public static StoredDocument? Of(LedgerFile ledger, string id) => Of(ledger, [id]).FirstOrDefault();

    /// <summary>Those of the keys that the ledger holds, sorted by key; with their texts, so that a few are asked for at a time.</summary>
    public static IReadOnlyList<StoredDocument> Of(LedgerFile ledger, IReadOnlyCollection<string> ids) =>
        ledger.Connection.RowsOf("SELECT * FROM document WHERE document_id IN ({keys}) ORDER BY document_id",
        r => new StoredDocument(r.Text("document_id"), r.Text("location"), r.Text("source_id"), r.Text("sha256"), r.Text("text_sha256"), r.TextOrNull("title"),
            r.DateOrNull("published"), r.DateOrNull("republished"), r.DayOrNull("retrieved"), r.Day("knowable_from"), r.Text("knowable_by"),
                r.Time("recorded_at"), r.Text("text")), ids);

    private bool? intact;

    // The text is hashed once, however many claims rest on it.
    private bool IsIntact => intact ??= DocumentVersion.HashOf(Text) == TextSha256;

    /// <summary>Why a claim can't be traced to this document's words; absent where it can: text and hash agree, the quote stands at its offsets, and
    /// the coding gives the claim's key.</summary>
    public string? Mismatch(Claim claim)
    {
        if (!IsIntact) return $"the text of document {Id} does not have the hash it was recorded with";
        if (claim.DocumentId != Id || claim.DocumentTextSha256 != TextSha256) return $"claim {claim.Id} was made from another text than document {Id} holds";
        if (claim.Quote.End > Text.Length || claim.Content.End > Text.Length || claim.Quote.In(Text) != (claim.QuoteOriginal ?? claim.QuoteText))
            return $"the words of claim {claim.Id} do not stand at {claim.Quote} in document {Id}";
        if (LedgerBuilder.KeyOf(claim) != claim.Id) return $"the coding of claim {claim.Id} is not the one that it was recorded with";
        return null;
    }
}
