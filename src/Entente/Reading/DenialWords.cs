using System.Collections.Immutable;
using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>How a sentence says that something is denied or charged: its words of denial and saying, and whose they are.</summary>
internal static class DenialWords
{
    /// <summary>What is uttered ("charged that ...", "accused of ...").</summary>
    public static bool IsContent(IReadOnlyList<Token> tokens, int word) => tokens[word].Deprel == "ccomp"
        || (tokens[word].Deprel == "advcl" && tokens.Any(t => t.Head == word && t.Deprel == "mark" && t.Form == "of"));

    private static readonly int Accusing = Array.IndexOf(StatementFeatures.Types, "ACCUSE");

    public static bool IsSaying(SentenceClues clues, int verb) => clues.Lexicon[verb] == SentenceClues.Saying || clues.Lexicon[verb] == Accusing;

    /// <summary>One who denies, or several who do it together.</summary>
    public static ImmutableArray<ActorCode> Deniers(SentenceClues clues, int word, List<Statement> told)
    {
        var own = told.Where(s => s.Guess!.Word == word).OrderByDescending(s => s.Confidence).ToArray();
        var tokens = clues.Sentence.Tokens;
        bool IsSubject(int w) => tokens[w].Head == word && tokens[w].Deprel == "nsubj";
        ImmutableArray<ActorCode> subjects = [.. clues.Mentions.Where(m => IsSubject(m.Word) || (tokens[m.Word] is { Deprel: "conj", Head: >= 0 } t
            && IsSubject(t.Head)))
            .SelectMany(m => m.Code.Split('+')).Distinct().Select(ActorCode.Parse).Where(c => c.IsKnown)];
        if (subjects.Length > 1) return subjects;
        if (own.Select(s => s.Voice == Voice.Denied ? s.Speaker : s.Actors.Length == 1 ? s.Actors[0] : null)
            .FirstOrDefault(c => c is { IsKnown: true }) is { } read) return [read];
        if (subjects.IsEmpty && own.FirstOrDefault(s => s is { Voice: Voice.Denied, Speaker: null })
            is { } together) return [.. together.Actors.Concat(together.Recipients).Where(c => c.IsKnown)];
        return subjects;
    }

    public static bool IsUttered(SentenceClues clues, int word, int by) => clues.Sentence.Tokens[word] is { Deprel: "ccomp" or "xcomp" } t && t.Head == by;

    /// <summary>A word of denial whose object is "the claim" or "it", with nothing that says which.</summary>
    public static bool IsBare(SentenceClues clues, int word)
    {
        var (tokens, lexicon) = (clues.Sentence.Tokens, Lexicon.Default);
        if (tokens[word].Upos != Upos.VERB) return false;
        var lemma = lexicon.VerbLemma(tokens[word].Lemma.ToLowerInvariant(), tokens[word].Form.ToLowerInvariant());
        var denies = clues.Entries[word]?.Operator == LexiconOperator.Deny || lexicon.Speech('v', lemma)?.Stance == Stance.Denies;
        // By its form, too: "baseless" is at times tagged a verb.
        bool IsUntrue(Token t) => lexicon.InClass("UNTRUE", t.Lemma.ToLowerInvariant()) || lexicon.InClass("UNTRUE", t.Form.ToLowerInvariant());
        if (!denies && !(lexicon.InClass("CALLING", lemma) && tokens.Any(t => IsUntrue(t) && IsUnder(tokens, t.Index, word)))) return false;
        // "Which Kenya rejected", "a charge that he has denied".
        if (IsOfWhich(tokens, word)) return true;
        if (tokens[word] is { Deprel: "acl:relcl", Head: >= 0 and var noun } && lexicon.InClass("STATEMENT", tokens[noun].Lemma.ToLowerInvariant()))
            return true;
        var found = tokens.FirstOrDefault(t => t.Head == word && t.Deprel is "obj" or "nsubj:pass" or "ccomp" or "xcomp");
        if (found is null || (!lexicon.InClass("STATEMENT", found.Lemma.ToLowerInvariant())
            && !lexicon.InClass("POINTING", found.Form.ToLowerInvariant()))) return false;
        return !tokens.Any(t => t.Head == found.Index && (t.Deprel.StartsWith("acl", StringComparison.Ordinal) || t.Deprel is "ccomp" or "nmod"));
    }

    /// <summary>"Which Kenya denied".</summary>
    public static bool IsOfWhich(IReadOnlyList<Token> tokens, int word) => tokens.Any(t => t.Head == word && t.Deprel == "obj" && t.Xpos is "WDT" or "WP");

    private static bool IsUnder(IReadOnlyList<Token> tokens, int word, int above)
    {
        for (var steps = 0; word >= 0 && steps < 5; word = tokens[word].Head, steps++) if (tokens[word].Head == above) return true;
        return false;
    }
}
