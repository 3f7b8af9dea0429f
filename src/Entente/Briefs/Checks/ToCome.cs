using System.Text.RegularExpressions;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Briefs.Checks;

/// <summary>
/// Whether a claim's words speak of what is to come ("is likely to deepen", "will sharpen", "a pact is likely"): no record decides it, whatever the kind
/// of judgement that the reader found in it. By the words of its clause, for the reader has one voice for all that an author judges.
/// </summary>
internal static partial class ToCome
{
    // "Political will" and "goodwill" are no future; "will have cut" is one that is over; "unlikely to have" is of the past.
    [GeneratedRegex(@"\b((?<!\b(?:political|free|the|a|own|good)\s)will|shall|won't|going\s+to|(?:un)?likely|expected\s+to|bound\s+to|set\s+to|poised\s+to|"
        + @"about\s+to|destined\s+to|on\s+course\s+to|in\s+the\s+(?:coming|next)\s+(?:months|years|decade))\b(?!\s+(?:to\s+)?have\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"[,;:–—]|\b(?:which|who|while|but|although)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parting();

    public static bool Tells(Claim claim) => claim.Modality == Modality.Future || Says(claim);

    /// <summary>Whether the words speak of what is to come where they tell it: "are deepening, which will worry Cairo" does not.</summary>
    /// <param name="content">The clause.</param>
    /// <param name="told">Where the word that tells it ends.</param>
    internal static bool Says(string content, int told)
    {
        var parted = Parting().Match(content, Math.Clamp(told, 0, content.Length));
        return Words().IsMatch(parted.Success ? content[..parted.Index] : content);
    }

    private static bool Says(Claim claim) => Says(claim.ContentText, claim.Trigger.End - claim.Content.Start);

    /// <summary>The author's own word that an act between two parties may or will come; one on what has been, or told as done, is none.</summary>
    public static bool IsForecast(Claim claim) => claim is { Kind: ClaimKind.Event, ByAuthor: true, Polarity: Polarity.Affirmed }
        && claim.Modality is Modality.Future or Modality.Possible && Says(claim);
}
