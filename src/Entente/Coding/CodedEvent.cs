using System.Collections.Immutable;
using Entente.Documents;
using Entente.Time;

namespace Entente.Coding;

/// <summary>
/// What one passage tells of who did what to whom. Spans are offsets into the text that was read.
/// The author's own word is an empty <see cref="Attributions"/>; otherwise the outermost speaker comes first
/// ("Seoul says Washington told it that ..." is Seoul, then Washington).
/// </summary>
public sealed record CodedEvent
{
    public required EventType Type { get; init; }
    /// <summary>PLOVER mode in lower case ("meet", "military", "deny"), absent where the type has none or the words do not tell.</summary>
    public string? Mode { get; init; }
    /// <summary>PLOVER contexts in lower case ("military", "diplomatic", "economic"), sorted.</summary>
    public ImmutableArray<string> Contexts { get; init; } = [];
    public ActorMention? Actor { get; init; }
    public ActorMention? Recipient { get; init; }
    /// <summary>Both sides do it to each other ("A and B met"); stands for A to B and B to A.</summary>
    public bool Reciprocal { get; init; }
    public required TextSpan Trigger { get; init; }
    public required string TriggerLemma { get; init; }
    /// <summary>The words that say so: the clause from its first word to its last.</summary>
    public required TextSpan Quote { get; init; }
    /// <summary>Where what is meant is told, if these words only point at it ("denied these claims").</summary>
    public TextSpan? Matter { get; init; }
    public ImpreciseDate? Date { get; init; }
    public PlaceMention? Place { get; init; }
    public Polarity Polarity { get; init; }
    public Modality Modality { get; init; }
    public ImmutableArray<Attribution> Attributions { get; init; } = [];
    /// <summary>
    /// What is said, charged, denied, promised or asked for, where this is an act of speech (ACCUSE, REJECT by denial, REQUEST, THREATEN, ...):
    /// events of the same reading that it is about; they never count as having happened on its account.
    /// </summary>
    public ImmutableArray<CodedEvent> About { get; init; } = [];
    /// <summary>Probability in [0, 1] that type, actor and recipient are all right, as calibrated on development data.</summary>
    public double Confidence { get; init; }
    /// <summary>Words alone (an appeal, a comment, condolences, the denial of a charge): a claim of its own, but no event that event data count.</summary>
    public bool IsStatement { get; init; }
    /// <summary>Told on a speaker's word alone, whichever word of saying stands by it: no more than a charge where claims are kept.</summary>
    public bool IsCharged { get; init; }
    /// <summary>
    /// What the words name where time to come or failure made another type of it, as event data have it (a visit to come is coded AGREE, a failed
    /// agreement REJECT); the deed itself stands in <see cref="About"/>. The ledger takes the deed, in its voice, and no act of planning it.
    /// </summary>
    public EventType? RecastOf { get; init; }
    /// <summary>The lexicon entry and the path that decided, for --explain.</summary>
    public string Rule { get; init; } = "";
}
