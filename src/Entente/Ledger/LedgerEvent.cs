using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Time;

namespace Entente.Ledger;

/// <summary>
/// An occurrence, one however many documents tell of it. Only claims that tell it as having happened stand behind it
/// (<see cref="Claim.TellsAsKnown"/>), never charges, denials, demands, promises or plans.
/// </summary>
public sealed record LedgerEvent
{
    public required EventId Id { get; init; }
    public required StatementKey Key { get; init; }
    public required PropositionId Proposition { get; init; }
    public required EventType Type { get; init; }
    /// <summary>The mode that most of its claims give; absent where none does.</summary>
    public string? Mode { get; init; }
    /// <summary>All contexts that its claims give, sorted.</summary>
    public ImmutableArray<string> Contexts { get; init; } = [];
    public string? Theme { get; init; }
    /// <summary>As the most confident claim names them; absent where unresolved or not named.</summary>
    public ActorMention? Actor { get; init; }
    public ActorMention? Recipient { get; init; }
    public bool Reciprocal { get; init; }
    /// <summary>The most exact dates that its claims give; absent where none has a date.</summary>
    public ImpreciseDate? Date { get; init; }
    public PlaceMention? Place { get; init; }
    /// <summary>The author of at least one document tells it in the author's own voice.</summary>
    public bool ByAuthor { get; init; }
    /// <summary>It is only ever taken for granted ("following its invasion of Ukraine"), not told as news.</summary>
    public bool PresupposedOnly { get; init; }
    /// <summary>Somebody denies it; the author tells it as fact nevertheless.</summary>
    public bool Disputed { get; init; }
    /// <summary>States whose speakers say so, sorted; empty where only authors do.</summary>
    public ImmutableArray<ActorId> Speakers { get; init; } = [];
    /// <summary>In [0, 1]: that of its most confident claim. Claims copy each other, so they are not multiplied up.</summary>
    public double? Confidence { get; init; }
    /// <summary>Documents that tell of it.</summary>
    public int Documents { get; init; }
    public required string Description { get; init; }
    public ImmutableArray<ClaimId> Claims { get; init; } = [];
}
