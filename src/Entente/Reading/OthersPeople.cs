namespace Entente.Reading;

/// <summary>
/// "Burundi accused Rwanda of training rebels", "thanked Vietnam for rescuing fishermen": rebels and civilians whom nobody names are taken for those of
/// the state spoken of last, and nobody who is told to help them helps his own. Of some 2,050 marked acts of aid, support and cooperation for rebels,
/// opposition and civilians 80 are for one's own.
/// </summary>
internal static class OthersPeople
{
    private static readonly HashSet<string> Helping = new(StringComparer.Ordinal) { "AID", "SUPPORT", "COOPERATE" };

    /// <summary>The reading with those of whoever else is spoken of: who says so, a state named in the sentence, the state spoken of before.</summary>
    /// <param name="guess">What is read.</param>
    /// <param name="clues">Its sentence.</param>
    /// <param name="before">States spoken of so far, the last one last.</param>
    public static StatementGuess Of(StatementGuess guess, SentenceClues clues, IReadOnlyList<string> before)
    {
        if (guess.RecipientNamed || guess.Both || !Helping.Contains(StatementFeatures.Types[guess.Type])
            || guess is not { Actors: [var actor], Recipients: [var helped] }
            || helped.Split('/') is not [var state, "REB" or "OPP" or "CIV"] || state != actor) return guess;
        bool IsOther(string? code) => code is { Length: 3 } && code != actor;
        var other = IsOther(guess.Speaker) ? guess.Speaker
            : clues.Mentions.Where(m => m.Firm && IsOther(m.Code)).MinBy(m => Math.Abs(m.Word - guess.Word))?.Code ?? before.LastOrDefault(IsOther);
        return other is null ? guess : guess with { Recipients = [$"{other}/{helped.Split('/')[1]}"] };
    }
}
