using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>Whose word a promise, an offer, a threat or a denial is where the heads name nobody: the subject's of the verb that utters it.</summary>
internal static class Speakers
{
    private const int Steps = 3;

    /// <summary>The code of the only actor named as subject of the verb that utters what a word tells; none where there is no such verb.</summary>
    /// <param name="clues">The sentence.</param>
    /// <param name="word">What is promised, threatened or denied.</param>
    /// <param name="voice">In which voice it is told.</param>
    public static string? Of(SentenceClues clues, int word, Voice voice)
    {
        var tokens = clues.Sentence.Tokens;
        for (int at = word, steps = 0; at >= 0 && steps <= Steps; at = tokens[at].Head, steps++)
        {
            if (!Utters(tokens[at], voice) || tokens.Any(t => t.Head == at && t.Deprel == "cop")) continue;
            // Where no subject is found, what hangs on the verb before it without a preposition is taken for it.
            bool IsSubject(int w) => tokens[w].Head == at && (tokens[w].Deprel == "nsubj" || (w < at && tokens[w].Deprel is "obj" or "iobj"
                && !tokens.Any(t => t.Head == at && t.Deprel.StartsWith("nsubj", StringComparison.Ordinal))));
            var named = clues.Mentions.Where(m => m.Firm && !m.IsGroup && IsSubject(m.Word)).ToArray();
            return named.Length == 1 && ActorCode.Parse(named[0].Code).IsKnown ? named[0].Code : null;
        }
        return null;
    }

    // By its form, too: "offered to" is at times tagged an adjective.
    private static bool Utters(Token token, Voice voice)
    {
        var form = token.Form.ToLowerInvariant();
        var lemma = Lexicon.Default.VerbLemma(token.Upos == Upos.VERB ? token.Lemma.ToLowerInvariant() : form, form);
        if (token.Upos != Upos.VERB && lemma == form) return false;
        foreach (var entry in Lexicon.Default.Verbs(lemma))
            // What two agree on is neither's word.
            if (entry is { Needs.IsEmpty: true, Reciprocal: false } && (voice == Voice.Denied ? entry.Operator == LexiconOperator.Deny
                : entry.Operator is LexiconOperator.Commit or LexiconOperator.Threat)) return true;
        return voice == Voice.Denied && Lexicon.Default.Is(lemma, LexiconOperator.Deny);
    }
}
