using System.Collections.Immutable;
using Entente.Time;

namespace Entente.Ledger;

/// <summary>
/// What claims are about. Several claims, for and against, share one; claims are in the order of their keys.
/// </summary>
public sealed record Proposition
{
    public required PropositionId Id { get; init; }
    public required StatementKey Key { get; init; }
    /// <summary>Links propositions about one contested matter: an arms deal exists, artillery is supplied.</summary>
    public required MatterId Matter { get; init; }
    public required ClaimKind Kind { get; init; }
    /// <summary>The statement in words, made from the claim that tells it best. For reading; the claims' quotes are the evidence.</summary>
    public required string Statement { get; init; }
    public required PropositionStatus Status { get; init; }
    /// <summary>The most exact dates that its claims give; absent where none has a date.</summary>
    public ImpreciseDate? Date { get; init; }
    public ImmutableArray<ClaimId> For { get; init; } = [];
    public ImmutableArray<ClaimId> Against { get; init; } = [];
    /// <summary>Declined to comment, or taken back.</summary>
    public ImmutableArray<ClaimId> Neither { get; init; } = [];
    /// <summary>The claim whose words the statement is made from.</summary>
    public required ClaimId Best { get; init; }
}
