using Entente.Coding;
using Entente.Reading;

namespace Entente.Ledger.Review;

/// <summary>A claim's voice, in the one word that statements have.</summary>
public static class ClaimVoice
{
    public static Voice Of(Claim claim) => claim switch
    {
        { Kind: ClaimKind.Assessment } => Voice.Judged,
        { Stance: Stance.Denies } => Voice.Denied,
        { Modality: Modality.Requested } or { Stance: Stance.Demands } => Voice.Demanded,
        { Stance: Stance.Threatens } => Voice.Threatened,
        { Polarity: Polarity.Negated } => Voice.Negated,
        { Modality: Modality.Future } or { Stance: Stance.Pledges } => Voice.Planned,
        { Modality: Modality.Possible or Modality.Conditional } => Voice.Possible,
        { TellsAsKnown: false } => Voice.Alleged,
        { Modality: Modality.Presupposed } => Voice.Presupposed,
        _ => Voice.Fact,
    };
}
