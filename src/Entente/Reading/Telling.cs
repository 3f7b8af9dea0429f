using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;
using Entente.Time;

namespace Entente.Reading;

/// <summary>One coded event or judgement on its way to a statement: its voice is settled, its fellows of the same act not yet joined.</summary>
internal sealed record Telling
{
    public required StatementType Type { get; init; }
    public string? Mode { get; init; }
    public required Voice Voice { get; init; }
    public required TextSpan Trigger { get; init; }
    public required TextSpan Quote { get; init; }
    public ImmutableArray<ActorMention?> Actors { get; init; } = [];
    public ImmutableArray<ActorMention?> Recipients { get; init; } = [];
    public bool Both { get; init; }
    /// <summary>Null: the document.</summary>
    public ActorCode? Speaker { get; init; }
    /// <summary>The word of saying, which several speakers share who say it together; null: the document.</summary>
    public TextSpan? Cue { get; init; }
    public ImpreciseDate? Date { get; init; }
    /// <summary>The coder's weight, in [0, 1]; 1 for judgements, which it doesn't weigh.</summary>
    public required double Confidence { get; init; }
    public string Rule { get; init; } = "";
}
