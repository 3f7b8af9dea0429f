using System.Collections.Immutable;
using Entente.Documents;
using Entente.Time;

namespace Entente.Coding;

/// <summary>
/// A judgement on relations rather than an act: that ties deepen, that a bloc emerges, that a state is isolated, that a tie rests on interest.
/// <see cref="Kind"/> is a key of data/coding/assessments. The author's own judgement has no attribution.
/// </summary>
public sealed record CodedAssessment
{
    public required string Kind { get; init; }
    /// <summary>The states it is about, in the order of the text.</summary>
    public ImmutableArray<ActorMention> Subjects { get; init; } = [];
    /// <summary>Against whom they are set, where the words say so ("counter-Western").</summary>
    public ImmutableArray<ActorMention> Against { get; init; } = [];
    /// <summary>What a tie is said to rest on ("interest"), for kinds that say so.</summary>
    public string? Basis { get; init; }
    public required TextSpan Quote { get; init; }
    public required TextSpan Trigger { get; init; }
    public ImpreciseDate? Date { get; init; }
    public Polarity Polarity { get; init; }
    public Modality Modality { get; init; }
    public ImmutableArray<Attribution> Attributions { get; init; } = [];
    public string Rule { get; init; } = "";
}
