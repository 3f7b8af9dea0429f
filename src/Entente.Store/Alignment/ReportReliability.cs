using Entente.Actors;
using Entente.Ledger;

namespace Entente.Store.Alignment;

/// <summary>How far an event told in documents counts as evidence, in (0, 1].</summary>
internal static class ReportReliability
{
    /// <summary>
    /// The coder's confidence (a half where it gives none) times who tells it: 1 an author in the author's own voice, 0.75 speakers of whom none belongs to either state,
    /// 0.5 where only the two states' own speakers do: they say what suits them. Half of it where somebody denies it. Set by judgement, not estimated.
    /// </summary>
    public static double Of(LedgerEvent happened, Dyad dyad)
    {
        var teller = happened.ByAuthor ? 1 : happened.Speakers.Any(s => s != dyad.A && s != dyad.B) ? 0.75 : 0.5;
        return Math.Clamp((happened.Confidence ?? 0.5) * teller * (happened.Disputed ? 0.5 : 1), 0.05, 1);
    }
}
