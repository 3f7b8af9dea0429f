using Entente.Language;

namespace Entente.Reading;

/// <summary>What the lexicon makes of the words around two given parties, as rows of a table: of the predicate above the one, above the other, and of
/// all words of the sentence.</summary>
internal static class PairClues
{
    public const int Rows = 3 * SentenceClues.LexiconCount;

    /// <param name="clues">The sentence.</param>
    /// <param name="actor">The word for who acts; -1: nobody is named.</param>
    /// <param name="recipient">The word for whom it is done to; -1: nobody is named.</param>
    public static IEnumerable<int> Of(SentenceClues clues, int actor, int recipient)
    {
        yield return Above(clues, actor);
        yield return SentenceClues.LexiconCount + Above(clues, recipient);
        foreach (var type in clues.Lexicon.Where(t => t > 0).Distinct().Order()) yield return (2 * SentenceClues.LexiconCount) + type;
    }

    // The first word above that the lexicon knows, verbs and nouns alike.
    private static int Above(SentenceClues clues, int word)
    {
        var tokens = clues.Sentence.Tokens;
        for (int at = word, steps = 0; at >= 0 && steps < 8; at = tokens[at].Head, steps++)
            if (at != word && clues.Lexicon[at] > 0 && tokens[at].Upos is Upos.VERB or Upos.NOUN or Upos.ADJ) return clues.Lexicon[at];
        return 0;
    }
}
