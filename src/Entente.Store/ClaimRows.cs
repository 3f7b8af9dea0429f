using System.Collections.Immutable;
using DuckDB.NET.Data;
using Entente.Coding;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>Reads claims back as the engine's values.</summary>
public static class ClaimRows
{
    /// <summary>The claims with these keys, whether of the latest reading or not, sorted by key.</summary>
    public static ImmutableArray<Claim> Of(LedgerFile ledger, IEnumerable<ClaimId> ids)
    {
        return OfKeys(ledger.Connection, [.. ids.Select(i => i.Value).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Current claims of these matters, sorted by key.</summary>
    internal static ImmutableArray<Claim> OfMatters(LedgerFile ledger, IEnumerable<string> matters)
    {
        // From the matters to their documents: which claims count is asked of these, and not of the whole ledger.
        var claims = ledger.Connection.RowsOf("SELECT claim_id, document_id FROM claim WHERE matter_id IN ({keys})",
            r => (Id: r.Text("claim_id"), Document: r.Text("document_id")), [.. matters]);
        var counting = CountingClaims.Of(ledger, [.. claims.Select(c => c.Document).Distinct(StringComparer.Ordinal)], new LocalDate(9999, 12, 31));
        return OfKeys(ledger.Connection, [.. claims.Select(c => c.Id).Where(counting.Contains)]);
    }

    /// <summary>Reads the claims whose `claim_id` a query returns, sorted by key.</summary>
    internal static ImmutableArray<Claim> Read(DuckDBConnection connection, string query, params ReadOnlySpan<object?> values) =>
        // Which claims count takes long to find, and all of their columns are dear to carry along: once, and by their keys alone.
        OfKeys(connection, connection.Rows($"SELECT claim_id FROM ({query})", r => r.Text("claim_id"), values));

    private static ImmutableArray<Claim> OfKeys(DuckDBConnection connection, List<string> keys)
    {
        if (keys.Count == 0) return [];
        var mentions = connection.RowsOf(
            "SELECT m.* FROM claim_mention m WHERE m.claim_id IN ({keys}) ORDER BY claim_id, role, ordinal",
            r => (Claim: r.Text("claim_id"), Role: r.Text("role"), Ordinal: r.Int("ordinal"), Mention: MentionOf(r)), keys)
            .ToLookup(m => m.Claim, StringComparer.Ordinal);
        var links = connection.RowsOf(
            "SELECT a.* FROM claim_attribution a WHERE a.claim_id IN ({keys}) ORDER BY claim_id, ordinal",
            r => (Claim: r.Text("claim_id"), Ordinal: r.Int("ordinal"), Stance: r.Name<Stance>("stance"), Cue: r.Span("cue"),
                Lemma: r.Text("cue_lemma")), keys)
            .ToLookup(a => a.Claim, StringComparer.Ordinal);
        // Materialized: joined first, all columns of all claims would be gone over.
        return [.. connection.RowsOf("WITH c AS MATERIALIZED (SELECT * FROM claim WHERE claim_id IN ({keys})) "
            + "SELECT c.*, d.knowable_from FROM c JOIN document d ON d.document_id = c.document_id ORDER BY c.claim_id", r =>
        {
            var id = r.Text("claim_id");
            ActorMention? One(string role, int ordinal) => mentions[id].Where(m => m.Role == role && m.Ordinal == ordinal).Select(m => m.Mention)
                .FirstOrDefault();
            ImmutableArray<ActorMention> All(string role) => [.. mentions[id].Where(m => m.Role == role).Select(m => m.Mention)];
            return new Claim
            {
                Id = new(id),
                DocumentId = r.Text("document_id"),
                DocumentTextSha256 = r.Text("text_sha256"),
                Kind = r.Name<ClaimKind>("kind"),
                Quote = r.Span("quote"),
                QuoteText = r.Text("quote"),
                QuoteOriginal = r.TextOrNull("quote_original"),
                Content = r.Span("content"),
                ContentText = r.Text("content"),
                Trigger = r.Span("trigger"),
                TriggerText = r.Text("trigger_words"),
                TriggerLemma = r.Text("trigger_lemma"),
                Attributions = [.. links[id].Select(a => new Attribution(One("speaker", a.Ordinal), a.Stance, a.Cue, a.Lemma))],
                Actor = One("actor", 0),
                Recipient = One("recipient", 0),
                Reciprocal = r.Bool("reciprocal"),
                Type = r.TextOrNull("type") is null ? null : r.Name<EventType>("type"),
                Mode = r.TextOrNull("mode"),
                Contexts = [.. r.Text("contexts").Split(',', StringSplitOptions.RemoveEmptyEntries)],
                Theme = r.TextOrNull("theme"),
                AssessmentKind = r.TextOrNull("assessment"),
                Subjects = All("subject"),
                Against = All("against"),
                Date = r.DateOrNull("date"),
                Said = r.DateOrNull("said"),
                KnowableFrom = r.Day("knowable_from"),
                Place = r.TextOrNull("place") is { } place ? new PlaceMention(r.Span("place"), place, r.ActorOrNull("place_country")) : null,
                Polarity = r.Name<Polarity>("polarity"),
                Modality = r.Name<Modality>("modality"),
                Confidence = r.DoubleOrNull("confidence"),
                Rule = r.Text("rule"),
                Within = r.TextOrNull("within_claim") is { } within ? new ClaimId(within) : null,
                Key = new StatementKey(r.Text("key_family"), r.Text("key_theme"), r.Text("key_first"), r.Text("key_second"), r.Bool("key_directed")),
            };
        }, keys)];
    }

    private static ActorMention MentionOf(Row r) =>
        new(r.Span("word"), r.Text("words"), r.ActorOrNull("actor"), r.TextOrNull("sector"), r.TextOrNull("person"), r.Name<Resolution>("resolution"));
}
