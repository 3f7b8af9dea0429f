using System.Collections.Immutable;
using Entente.Ledger;

namespace Entente.Store;

/// <summary>What a document brought to the ledger, and what stands there now about the same things.</summary>
public sealed record ReadingResult
{
    public required DocumentVersion Document { get; init; }
    public required string RunId { get; init; }
    /// <summary>True where neither the document nor its claims were there before.</summary>
    public required bool IsNewDocument { get; init; }
    /// <summary>Claims that were not in the ledger before.</summary>
    public required int NewClaims { get; init; }
    /// <summary>The document's claims in the order of its text.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }
    /// <summary>Claims of other documents in the same matters.</summary>
    public required ImmutableArray<Claim> OtherClaims { get; init; }
    /// <summary>The propositions that the document's claims are about, with what other documents say.</summary>
    public required ImmutableArray<Proposition> Propositions { get; init; }
    /// <summary>The events that the document tells of.</summary>
    public required ImmutableArray<LedgerEvent> Events { get; init; }
    /// <summary>Matters that have claims for and against, of those that the document speaks of.</summary>
    public required ImmutableArray<ContestedMatter> Contested { get; init; }
}
