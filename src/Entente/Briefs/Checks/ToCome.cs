using Entente.Coding;
using Entente.Findings;
using Entente.Ledger;

namespace Entente.Briefs.Checks;

/// <summary>
/// Whether a claim's words speak of what is to come ("is likely to deepen", "will sharpen", "a pact is likely"): no record decides it, whatever the kind
/// of judgement that the reader found in it. By the words of its clause, for the reader has one voice for all that an author judges.
/// </summary>
internal static class ToCome
{
    public static bool Tells(Claim claim) => claim.Modality == Modality.Future || Says(claim);

    /// <summary>Whether the words speak of what is to come where they tell it: "are deepening, which will worry Cairo" does not.</summary>
    /// <param name="content">The clause.</param>
    /// <param name="told">Where the word that tells it ends.</param>
    internal static bool Says(string content, int told) =>
        SortingWords.Default.SayToCome(content[..SortingWords.Default.EndOfClause(content, Math.Clamp(told, 0, content.Length))]);

    private static bool Says(Claim claim) => Says(claim.ContentText, claim.Trigger.End - claim.Content.Start);

    /// <summary>The author's own word that an act between two parties may or will come; one on what has been, or told as done, is none.</summary>
    public static bool IsForecast(Claim claim) => claim is { Kind: ClaimKind.Event, ByAuthor: true, Polarity: Polarity.Affirmed }
        && claim.Modality is Modality.Future or Modality.Possible && Says(claim);
}
