using System.Collections.Immutable;
using Entente.Actors;
using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Store.Review;
using NodaTime;

namespace Entente.Store;

/// <summary>
/// Claims that match a filter, and the propositions and events they belong to, as they stood on a day. Propositions and events are made from all
/// claims of their matters that were public by then, so that a later denial doesn't show in an earlier view, and an earlier one always does.
/// </summary>
public sealed record LedgerView
{
    /// <summary>Those that match, by document, quote and key.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }
    /// <summary>All claims of the matters of <see cref="Claims"/>, by key.</summary>
    public required ImmutableArray<Claim> Around { get; init; }
    public required ImmutableArray<Proposition> Propositions { get; init; }
    public required ImmutableArray<LedgerEvent> Events { get; init; }
    /// <summary>Where the documents of <see cref="Around"/> were found, by their keys.</summary>
    public required ImmutableSortedDictionary<string, string> Locations { get; init; }
    /// <summary>What persons held of claims of <see cref="Around"/> by that day; it changes none of the above.</summary>
    public ImmutableSortedDictionary<ClaimId, ClaimVerdicts> Verdicts { get; init; } = ImmutableSortedDictionary<ClaimId, ClaimVerdicts>.Empty;

    public static LedgerView Of(LedgerFile ledger, ClaimFilter filter, Func<ActorId, string?>? nameOf = null)
    {
        var day = filter.AsOf ?? new LocalDate(9999, 12, 31);
        var (where, values) = filter.Where();
        var around = ClaimRows.Read(ledger.Connection, $"""
            SELECT * FROM claim_as_of(?::DATE)
            WHERE matter_id IN (SELECT matter_id FROM claim_as_of(?::DATE) WHERE {where})
            """, [day, day, .. values]);
        var matching = ledger.Connection.Rows($"SELECT claim_id FROM claim_as_of(?::DATE) WHERE {where} ORDER BY claim_id",
            r => new ClaimId(r.Text("claim_id")), [day, .. values]).ToHashSet();
        var propositions = PropositionMatcher.Match(around, nameOf);
        var events = EventMerger.Merge(around, propositions, nameOf);
        var locations = ledger.Connection.Rows("SELECT document_id, location FROM document ORDER BY document_id",
            r => (Id: r.Text("document_id"), Location: r.Text("location")));
        return new LedgerView
        {
            Claims = [.. around.Where(c => matching.Contains(c.Id)).OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ThenBy(c => c.Id)],
            Around = around,
            Propositions = [.. propositions.Where(p => p.For.Concat(p.Against).Concat(p.Neither).Any(matching.Contains))],
            Events = [.. events.Where(e => e.Claims.Any(matching.Contains))],
            Locations = locations.ToImmutableSortedDictionary(l => l.Id, l => l.Location, StringComparer.Ordinal),
            Verdicts = Review.Verdicts.Of(ledger, around.Select(c => c.Id), filter.AsOf),
        };
    }
}
