namespace Entente.Reading;

/// <summary>
/// "Burundi accused Rwanda of training rebels": rebels whom nobody names are taken for those of the state spoken of last, and nobody helps his own. Of
/// 1,663 marked acts of aid and support to rebels 1,627 are to another state's.
/// </summary>
internal static class OthersRebels
{
    private static readonly HashSet<string> Helping = new(StringComparer.Ordinal) { "AID", "SUPPORT", "COOPERATE" };

    /// <summary>The reading with the rebels of whoever else is spoken of: who says so, a state named in the sentence, the state spoken of before.</summary>
    /// <param name="guess">What is read.</param>
    /// <param name="clues">Its sentence.</param>
    /// <param name="before">States spoken of so far, the last one last.</param>
    public static StatementGuess Of(StatementGuess guess, SentenceClues clues, IReadOnlyList<string> before)
    {
        if (guess.RecipientNamed || guess.Both || !Helping.Contains(StatementFeatures.Types[guess.Type])
            || guess is not { Actors: [var actor], Recipients: [var helped] } || helped.Split('/') is not [var state, "REB" or "OPP"] || state != actor)
            return guess;
        bool IsOther(string? code) => code is { Length: 3 } && code != actor;
        var other = IsOther(guess.Speaker) ? guess.Speaker
            : clues.Mentions.Where(m => m.Firm && IsOther(m.Code)).MinBy(m => Math.Abs(m.Word - guess.Word))?.Code ?? before.LastOrDefault(IsOther);
        return other is null ? guess : guess with { Recipients = [$"{other}/{helped.Split('/')[1]}"] };
    }
}
