using System.Collections.Immutable;
using Entente.Language;

namespace Entente.Coding;

/// <summary>Mends what parsers often get wrong in reporting: "its" cut in two, an emphatic "did vow", the clause after "said that".</summary>
internal static class TreeRepair
{
    public static Sentence Of(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        ImmutableArray<Token>.Builder? mended = null;
        // Nothing hangs on an auxiliary: what does belongs to its verb.
        for (var i = 0; i < tokens.Length; i++)
            if (tokens[i].Head >= 0 && tokens[tokens[i].Head] is { Deprel: "aux", Head: >= 0 } auxiliary
                && auxiliary.Head != i) (mended ??= tokens.ToBuilder())[i] = tokens[i] with { Head = auxiliary.Head };
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (IsCutPossessive(tokens, i)) JoinPossessive(mended ??= tokens.ToBuilder(), i);
            if (IsEmphatic(mended ?? (IReadOnlyList<Token>)tokens, i)) MakeVerb(mended ??= tokens.ToBuilder(), i);
            if (IsLostConjunct(mended ?? (IReadOnlyList<Token>)tokens, i)) Join(mended ??= tokens.ToBuilder(), i);
            if (IsCompoundOfVerb(mended ?? (IReadOnlyList<Token>)tokens, i)) mended = Promote(mended ?? tokens.ToBuilder(), i);
            if (FarConjunct(mended ?? (IReadOnlyList<Token>)tokens, i) is var near and >= 0) (mended ??= tokens.ToBuilder())[i] =
                mended[i] with { Head = near };
            if (IsLostSpeaker(mended ?? (IReadOnlyList<Token>)tokens, i)) (mended ??= tokens.ToBuilder())[i] = mended[i] with { Head = i + 1,
                Deprel = "nsubj" };
            if (IsLooseTitle(mended ?? (IReadOnlyList<Token>)tokens, i)) (mended ??= tokens.ToBuilder())[i] = mended[i] with { Head = i + 1,
                Deprel = "nmod:desc" };
            if (IsIntent(mended ?? (IReadOnlyList<Token>)tokens, i)) (mended ??= tokens.ToBuilder())[tokens[i].Head] =
                mended[tokens[i].Head] with { Deprel = "xcomp" };
            if (BareObject(mended ?? (IReadOnlyList<Token>)tokens, i) is var noun and >= 0) (mended ??= tokens.ToBuilder())[noun] =
                mended[noun] with { Deprel = "obj" };
            if (IsTornClause(mended ?? (IReadOnlyList<Token>)tokens, i)) Hang(mended ??= tokens.ToBuilder(), i);
        }
        if (Verbless(mended ?? (IReadOnlyList<Token>)tokens) is { } root) RaiseVerb(mended ??= tokens.ToBuilder(), root.Noun, root.Verb, root.Subject);
        return mended is null ? sentence : sentence with { Tokens = mended.ToImmutable() };
    }

    // "Jordan halted aid", read as the halted aid of Jordan; "Turkey called on Greece", read as the Turkey that was called:
    // a sentence without a finite verb whose noun has a past form right after another noun.
    private static (int Noun, int Verb, int Subject)? Verbless(IReadOnlyList<Token> tokens)
    {
        var root = -1;
        for (var i = 0; i < tokens.Count; i++) if (tokens[i].Head < 0) root = i;
        if (root < 0 || tokens[root].Upos is not (Upos.NOUN or Upos.PROPN)) return null;
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Upos == Upos.AUX || (tokens[i].Upos == Upos.VERB && tokens[i].Xpos is "VBD" or "VBZ" or "VBP"
                && tokens[i].Deprel is "conj" or "parataxis" && tokens[i].Head == root)) return null;
        // "France backs Lebanon": the verb read as a noun with an object.
        for (var i = root + 1; i < tokens.Count; i++)
            if (tokens[i].Head == root && tokens[i].Deprel == "obj" && root > 0 && tokens[root - 1].Upos is Upos.PROPN or Upos.NOUN
                && Lexicon.Default.KnowsVerb(Lexicon.Default.VerbLemma(tokens[root].Lemma.ToLowerInvariant(), tokens[root].Form.ToLowerInvariant())))
                return (i, root, root - 1);
        // "France backs Lebanon" with Lebanon as the predicate; "Morocco plans to" with plans as the noun.
        for (var v = 1; v < tokens.Count; v++)
        {
            if (tokens[v].Upos != Upos.NOUN || !tokens[v].Form.EndsWith('s') || tokens[v - 1].Upos is not (Upos.PROPN or Upos.NOUN)
                || tokens[v - 1].Head != v || tokens[v - 1].Deprel is not ("compound" or "nmod:poss")
                || !Lexicon.Default.KnowsVerb(Lexicon.Default.VerbLemma("", tokens[v].Form.ToLowerInvariant()))) continue;
            if (v == root - 1 && tokens[v].Head == root && tokens[v].Deprel == "nsubj" && tokens[root].Upos == Upos.PROPN) return (root, v, v - 1);
            if (v == root && v + 2 < tokens.Count && tokens[v + 1].Form == "to" && tokens[v + 1].Head >= 0
                && tokens[tokens[v + 1].Head] is { Deprel: "acl" or "xcomp" } && tokens[tokens[v + 1].Head].Head == root) return (root, v, v - 1);
        }
        for (var v = 1; v < tokens.Count; v++)
        {
            if (tokens[v].Upos is Upos.VERB or Upos.ADJ && tokens[v].Deprel == "amod" && tokens[v].Head == root && v > 0 && tokens[v - 1].Head == v
                && tokens[v - 1].Deprel == "nsubj"
                && Lexicon.Default.KnowsVerb(Lexicon.Default.VerbLemma(tokens[v].Lemma.ToLowerInvariant(),
                    tokens[v].Form.ToLowerInvariant()))) return (root, v, v - 1);
            if (tokens[v].Upos is Upos.VERB && tokens[v].Head == v - 1 && tokens[v].Deprel is "amod" or "acl" && tokens[v - 1].Head == root
                && tokens[v - 1].Deprel is "compound" or "nmod" or "nmod:desc" && v < root) return (root, v, v - 1);
            if (tokens[v].Upos is not Upos.VERB || tokens[v].Head != root || tokens[v].Xpos is not ("VBD" or "VBN")
                || tokens[v].Deprel is not ("amod" or "acl" or "compound")) continue;
            // "the minister, a former judge, accused Sudan": after an aside, with an object.
            if (v > root && tokens[v - 1].Form == "," && tokens[v].Deprel == "acl" && !HasBy(tokens, v)
                && tokens.Any(t => t.Head == v && t.Deprel == "obj")) return (root, v, root);
            var adverb = v - 1;
            while (adverb > 0 && tokens[adverb].Upos == Upos.ADV) adverb--;
            if (tokens[adverb].Upos is not (Upos.NOUN or Upos.PROPN or Upos.PRON)) continue;
            if (v > root && (adverb > root || HasBy(tokens, v))) continue;
            return (root, v, v < root ? adverb : root);
        }
        return null;
    }

    // "to meet leader Kim Jong Un", read as two objects: a bare noun right before a name in the same place is its title.
    private static bool IsLooseTitle(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Upos != Upos.NOUN || tokens[i + 1].Upos != Upos.PROPN || tokens[i].Head < 0 || tokens[i].Deprel != "obj"
            || tokens[i + 1].Deprel != "obj" || tokens[i].Head != tokens[i + 1].Head) return false;
        for (var k = 0; k < tokens.Count; k++) if (tokens[k].Head == i && tokens[k].Deprel is not ("amod" or "compound")) return false;
        return true;
    }

    // "did vow to strengthen ties", read as a vow that strengthens: an infinitive under a verb of saying is what is said.
    private static bool IsIntent(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i] is not { Deprel: "mark", Head: >= 0 } || !tokens[i].Form.Equals("to", StringComparison.OrdinalIgnoreCase)) return false;
        var verb = tokens[tokens[i].Head];
        return verb is { Deprel: "acl", Upos: Upos.VERB, Head: >= 0 } && tokens[verb.Head].Upos == Upos.VERB && verb.Head < i
            && Lexicon.Default.Speech('v', Lexicon.Default.VerbLemma(tokens[verb.Head].Lemma.ToLowerInvariant(),
                tokens[verb.Head].Form.ToLowerInvariant())) is not null;
    }

    // "..., Ukraine said": who stands between a comma and a verb of saying at the end of a sentence speaks.
    private static bool IsLostSpeaker(IReadOnlyList<Token> tokens, int i)
    {
        if (i < 2 || tokens[i].Upos is not (Upos.PROPN or Upos.NOUN) || tokens[i].Deprel is not ("appos" or "nmod" or "conj" or "obl" or "compound")
            || tokens[i + 1].Upos != Upos.VERB) return false;
        for (var k = 0; k < tokens.Count; k++) if (tokens[k].Head == i + 1 && tokens[k].Deprel.StartsWith("nsubj", StringComparison.Ordinal)) return false;
        var first = i;
        while (first > 0 && tokens[first - 1].Head == i && tokens[first - 1].Upos != Upos.PUNCT) first--;
        return first > 0 && tokens[first - 1].Form == "," && tokens[i + 1].Deprel is "root" or "parataxis"
            && Lexicon.Default.Speech('v', Lexicon.Default.VerbLemma(tokens[i + 1].Lemma.ToLowerInvariant(), tokens[i + 1].Form.ToLowerInvariant()))
                is not null;
    }

    // "declared a ceasefire", "sought refuge": a noun right after its verb that has no other object is what is done, unless it says when or how far.
    private static int BareObject(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Upos != Upos.VERB || tokens[i].Xpos is not ("VBD" or "VBZ" or "VBP" or "VB" or "VBG")) return -1;
        var noun = i + 1;
        while (noun + 1 < tokens.Count && tokens[noun].Head > noun && tokens[noun].Deprel is "det" or "amod" or "nmod:poss" or "compound" or "nummod") noun++;
        if (noun >= tokens.Count || tokens[noun].Upos != Upos.NOUN || tokens[noun].Head != i || tokens[noun].Deprel is not ("obl:unmarked" or "xcomp")
            || Lexicon.Default.InClass("TIMES", tokens[noun].Lemma)) return -1;
        foreach (var t in tokens)
            if ((t.Head == i && t.Deprel is "obj" or "ccomp" or "nsubj:pass" or "cop") || (t.Head == noun && t.Deprel is "case" or "mark" or "cop" or "nsubj"))
                return -1;
        return noun;
    }

    private static bool HasBy(IReadOnlyList<Token> tokens, int v)
    {
        for (var i = v + 1; i < tokens.Count; i++)
            if (tokens[i].Deprel == "case" && tokens[i].Form.Equals("by", StringComparison.OrdinalIgnoreCase) && tokens[i].Head >= 0
                && tokens[tokens[i].Head].Head == v) return true;
        return false;
    }

    private static void RaiseVerb(ImmutableArray<Token>.Builder tokens, int noun, int verb, int subject)
    {
        var root = -1;
        for (var i = 0; i < tokens.Count; i++) if (tokens[i].Head < 0) root = i;
        // The subject's own head: a compound before it belongs to it, and so does all that hung on the noun before the verb.
        for (var k = 0; k < tokens.Count; k++)
        {
            if (k == verb || k == subject || tokens[k].Head != root) continue;
            if (k < verb) tokens[k] = tokens[k] with { Head = k < subject ? subject : verb, Deprel = k < subject
                && tokens[k].Deprel is "obj" or "obl" ? "nmod" : tokens[k].Deprel };
            else if (root == subject || root == verb) tokens[k] = tokens[k] with { Head = verb, Deprel = tokens[k].Deprel switch { "nmod" => "obl",
                "acl" => "xcomp", var other => other } };
        }
        for (var k = 0; k < subject; k++) if (tokens[k].Head >= verb && k < verb) tokens[k] = tokens[k] with { Head = subject };
        if (noun != subject && noun != verb) tokens[noun] = tokens[noun] with { Head = verb, Deprel = "obj" };
        tokens[subject] = tokens[subject] with { Head = verb, Deprel = "nsubj" };
        var form = tokens[verb].Form.ToLowerInvariant();
        tokens[verb] = tokens[verb] with { Head = -1, Deprel = "root", Upos = Upos.VERB,
            Lemma = Lexicon.Default.VerbLemma(tokens[verb].Lemma.ToLowerInvariant() == form ? "" : tokens[verb].Lemma.ToLowerInvariant(), form),
            Xpos = tokens[verb].Form.EndsWith('s') ? "VBZ" : "VBD" };
    }

    // Web text writes "its" for "it's", and a parser taught on it may cut the possessive in two; a noun after it tells that it was one.
    private static bool IsCutPossessive(ImmutableArray<Token> tokens, int i) =>
        i + 2 < tokens.Length && tokens[i].Form.Equals("it", StringComparison.OrdinalIgnoreCase) && tokens[i + 1].Form == "s"
            && tokens[i + 1].Span.Start == tokens[i].Span.End;

    private static void JoinPossessive(ImmutableArray<Token>.Builder tokens, int i)
    {
        var noun = i + 2;
        while (noun < tokens.Count && noun < i + 8 && tokens[noun].Upos is Upos.ADJ or Upos.NUM or Upos.ADV or Upos.PUNCT or Upos.VERB) noun++;
        while (noun + 1 < tokens.Count && tokens[noun + 1].Upos is Upos.NOUN && tokens[noun].Deprel == "compound") noun++;
        if (noun >= tokens.Count || tokens[noun].Upos is not (Upos.NOUN or Upos.PROPN)) return;
        tokens[i] = tokens[i] with { Span = new(tokens[i].Span.Start, tokens[i + 1].Span.End), Form = tokens[i].Form + "s", Head = noun,
            Deprel = "nmod:poss", Feats = "Poss=Yes", Xpos = "PRP$" };
        tokens[i + 1] = tokens[i + 1] with { Span = new(tokens[i + 1].Span.End, tokens[i + 1].Span.End), Head = i, Deprel = "case", Upos = Upos.PART };
        tokens[noun] = tokens[noun].Deprel switch
        {
            "ccomp" or "xcomp" => tokens[noun] with { Deprel = "obj" },
            "advcl" => tokens[noun] with { Deprel = "obl" },
            "acl" or "acl:relcl" => tokens[noun] with { Deprel = "nmod" },
            _ => tokens[noun],
        };
    }

    // "they did vow to": a bare noun right after "did" that is also a verb is the verb.
    private static bool IsEmphatic(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Form.ToLowerInvariant() is "did" or "does" or "do" && tokens[i].Upos is Upos.VERB or Upos.AUX && tokens[i + 1].Upos is Upos.NOUN
            or Upos.VERB && tokens[i + 1].Head == i
        && tokens[i + 1].Deprel is "obj" or "xcomp" && Lexicon.Default.KnowsVerb(tokens[i + 1].Form.ToLowerInvariant());

    private static void MakeVerb(ImmutableArray<Token>.Builder tokens, int i)
    {
        var verb = i + 1;
        for (var k = 0; k < tokens.Count; k++)
            if (k != verb && tokens[k].Head == i) tokens[k] = tokens[k] with { Head = verb };
            else if (tokens[k].Head == verb && tokens[k].Deprel == "acl") tokens[k] = tokens[k] with { Deprel = "xcomp" };
        tokens[verb] = tokens[verb] with { Upos = Upos.VERB, Xpos = "VB", Lemma = tokens[verb].Form.ToLowerInvariant(), Head = tokens[i].Head,
            Deprel = tokens[i].Deprel };
        tokens[i] = tokens[i] with { Upos = Upos.AUX, Head = verb, Deprel = "aux" };
    }

    // "Israel and Morocco" with "Israel" hung on "and".
    private static bool IsLostConjunct(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Upos is Upos.PROPN or Upos.NOUN && tokens[i + 1].Upos == Upos.CCONJ && tokens[i].Head == i + 1 && tokens[i + 1].Head > i + 1;

    private static void Join(ImmutableArray<Token>.Builder tokens, int i)
    {
        var second = tokens[i + 1].Head;
        tokens[i] = tokens[i] with { Head = tokens[second].Head, Deprel = tokens[second].Deprel };
        tokens[second] = tokens[second] with { Head = i, Deprel = "conj" };
    }

    // "the regime of supplying artillery and equipment" with the equipment joined to the regime: joined nouns stand next to each other.
    private static int FarConjunct(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Deprel != "conj" || tokens[i].Upos != Upos.NOUN || tokens[i].Head < 0) return -1;
        var and = -1;
        for (var k = tokens[i].Head + 1; k < i; k++) if (tokens[k].Head == i && tokens[k].Deprel == "cc") and = k;
        if (and < 1) return -1;
        var near = and - 1;
        var verb = tokens[near].Head;
        return tokens[near].Upos == Upos.NOUN && tokens[near].Deprel == "obj" && near != tokens[i].Head && verb > tokens[i].Head && verb < near
            && tokens[verb].Upos == Upos.VERB ? near : -1;
    }

    // "The coalition bombed Yemen" with both nouns as compounds of the verb.
    private static bool IsCompoundOfVerb(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Upos is Upos.NOUN or Upos.PROPN && tokens[i].Deprel == "compound" && tokens[i].Head >= 0
            && tokens[tokens[i].Head].Upos == Upos.VERB && tokens[tokens[i].Head].Xpos is "VBD" or "VBZ" or "VBP" or "VBN";

    private static ImmutableArray<Token>.Builder Promote(ImmutableArray<Token>.Builder tokens, int i)
    {
        var verb = tokens[i].Head;
        var role = i < verb ? "nsubj" : "obj";
        for (var k = 0; k < tokens.Count; k++)
        {
            if (k == i || tokens[k].Head != verb) continue;
            if (tokens[k].Deprel == role) return tokens;
            if (i < verb && k < i && tokens[k].Deprel is "det" or "amod" or "nmod:poss" or "nummod") tokens[k] = tokens[k] with { Head = i };
        }
        tokens[i] = tokens[i] with { Deprel = role };
        return tokens;
    }

    // "denied that a deal exists" with "denied" hung on "exists": the clause after "that" belongs to the verb of saying.
    private static bool IsTornClause(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Upos != Upos.VERB || !tokens[i + 1].Form.Equals("that", StringComparison.OrdinalIgnoreCase)
            || tokens[i + 1].Deprel != "mark") return false;
        var clause = tokens[i + 1].Head;
        return clause > i + 1 && (tokens[i].Head == clause || (tokens[i].Head == tokens[clause].Head && tokens[i].Head >= 0
            && tokens[clause].Deprel is "advcl" or "ccomp" && tokens[i].Deprel is "advcl" or "ccomp"))
            && Lexicon.Default.Speech('v', Lexicon.Default.VerbLemma(tokens[i].Lemma.ToLowerInvariant(), tokens[i].Form.ToLowerInvariant())) is not null;
    }

    private static void Hang(ImmutableArray<Token>.Builder tokens, int verb)
    {
        var clause = tokens[verb + 1].Head;
        if (tokens[verb].Head != clause)
        {
            tokens[clause] = tokens[clause] with { Head = verb, Deprel = "ccomp" };
            return;
        }
        for (var k = 0; k < tokens.Count; k++)
        {
            if (k == verb || k == clause) continue;
            if (tokens[k].Head == verb && k > verb + 1 && k < clause) tokens[k] = tokens[k] with { Head = clause };
            else if (tokens[k].Head == clause && (k < verb || tokens[k].Deprel == "parataxis")) tokens[k] = tokens[k] with { Head = verb };
        }
        tokens[verb] = tokens[verb] with { Head = tokens[clause].Head, Deprel = tokens[clause].Deprel };
        tokens[clause] = tokens[clause] with { Head = verb, Deprel = "ccomp" };
    }
}
