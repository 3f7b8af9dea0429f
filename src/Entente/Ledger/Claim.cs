using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;
using Entente.Time;
using NodaTime;

namespace Entente.Ledger;

/// <summary>
/// What one passage asserts. All spans are offsets into the document's own text.
/// A claim without <see cref="Attributions"/> is the author's own; otherwise the outermost speaker comes first and <see cref="Speaker"/>,
/// the last, is who says it.
/// </summary>
public sealed record Claim
{
    public required ClaimId Id { get; init; }
    public required string DocumentId { get; init; }
    /// <summary>SHA-256 of the text that the spans point into.</summary>
    public required string DocumentTextSha256 { get; init; }
    public required ClaimKind Kind { get; init; }

    /// <summary>The words that say so, with who says it.</summary>
    public required TextSpan Quote { get; init; }
    /// <summary>The quoted words as read; where the original has markup or odd spaces among them, <see cref="QuoteOriginal"/> has what stands there.</summary>
    public required string QuoteText { get; init; }
    /// <summary>What stands at <see cref="Quote"/> in the original; absent where it is <see cref="QuoteText"/> itself.</summary>
    public string? QuoteOriginal { get; init; }
    /// <summary>The words of what is said, within the quote or, where it is taken up again ("denied these claims"), before it.</summary>
    public required TextSpan Content { get; init; }
    public required string ContentText { get; init; }
    public required TextSpan Trigger { get; init; }
    public required string TriggerText { get; init; }
    public required string TriggerLemma { get; init; }

    /// <summary>Who says it; absent for the author, and where the words leave it open ("reportedly").</summary>
    public ActorMention? Speaker => Attributions.IsEmpty ? null : Attributions[^1].Speaker;
    public bool ByAuthor => Attributions.IsEmpty;
    /// <summary>How the speaker stands to it; the author asserts.</summary>
    public Stance Stance => Attributions.IsEmpty ? Stance.Asserts : Attributions[^1].Stance;
    public ImmutableArray<Attribution> Attributions { get; init; } = [];

    public ActorMention? Actor { get; init; }
    public ActorMention? Recipient { get; init; }
    public bool Reciprocal { get; init; }
    public EventType? Type { get; init; }
    public string? Mode { get; init; }
    public ImmutableArray<string> Contexts { get; init; } = [];
    /// <summary>What it is about ("arms", "troops", "ties"; data/ledger/themes.tsv); absent where the words name no theme.</summary>
    public string? Theme { get; init; }

    /// <summary>For an assessment: its kind, whom it is about, and against whom they are set.</summary>
    public string? AssessmentKind { get; init; }
    public ImmutableArray<ActorMention> Subjects { get; init; } = [];
    public ImmutableArray<ActorMention> Against { get; init; } = [];

    /// <summary>When it happened or is to happen; absent where the words do not tell and the document has no date.</summary>
    public ImpreciseDate? Date { get; init; }
    /// <summary>When it was said: the date of the act of speech where the words tell it, else the document's.</summary>
    public ImpreciseDate? Said { get; init; }
    /// <summary>The day from which the document was public; see <see cref="DocumentVersion.KnowableFrom"/>.</summary>
    public LocalDate? KnowableFrom { get; init; }
    public PlaceMention? Place { get; init; }
    public Polarity Polarity { get; init; }
    public Modality Modality { get; init; }
    /// <summary>In [0, 1], as the coder gave it; absent for assessments.</summary>
    public double? Confidence { get; init; }
    public string Rule { get; init; } = "";
    /// <summary>The claim of the act of speech that this is the content of.</summary>
    public ClaimId? Within { get; init; }
    public required StatementKey Key { get; init; }

    /// <summary>A denial of what is affirmed and an assertion of what is negated stand against; a denial of a negation stands for it.</summary>
    public ClaimSide Side => Stance switch
    {
        Stance.DeclinesToComment or Stance.Retracts => ClaimSide.Neither,
        Stance.Denies => Polarity == Polarity.Affirmed ? ClaimSide.Against : ClaimSide.For,
        _ => Polarity == Polarity.Affirmed ? ClaimSide.For : ClaimSide.Against,
    };

    /// <summary>
    /// True where the act is told as having happened, by the author or through named speakers all of whom state or confirm it.
    /// Charges, denials, promises, demands, hedges, plans and what unnamed people say are not.
    /// </summary>
    public bool TellsAsKnown =>
        Kind == ClaimKind.Event && Polarity == Polarity.Affirmed && (Modality is Modality.Actual or Modality.Presupposed)
        && Attributions.All(a => a.Speaker is not null && (a.Stance is Stance.Asserts or Stance.Confirms));

    /// <summary>True where it is told as a fact to come or to be had: promised, threatened, demanded, planned, supposed.</summary>
    public bool IsProspective =>
        Modality is Modality.Future or Modality.Conditional or Modality.Requested
        || Attributions.Any(a => a.Stance is Stance.Pledges or Stance.Threatens or Stance.Demands);
}
