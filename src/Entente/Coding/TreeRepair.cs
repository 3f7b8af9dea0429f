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
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (IsCutPossessive(tokens, i)) JoinPossessive(mended ??= tokens.ToBuilder(), i);
            if (IsEmphatic(mended ?? (IReadOnlyList<Token>)tokens, i)) MakeVerb(mended ??= tokens.ToBuilder(), i);
            if (IsTornClause(mended ?? (IReadOnlyList<Token>)tokens, i)) Hang(mended ??= tokens.ToBuilder(), i);
        }
        return mended is null ? sentence : sentence with { Tokens = mended.ToImmutable() };
    }

    // Web text writes "its" for "it's", and a parser taught on it may cut the possessive in two; a noun after it tells that it was one.
    private static bool IsCutPossessive(ImmutableArray<Token> tokens, int i) =>
        i + 2 < tokens.Length && tokens[i].Form.Equals("it", StringComparison.OrdinalIgnoreCase) && tokens[i + 1].Form == "s" && tokens[i + 1].Span.Start == tokens[i].Span.End;

    private static void JoinPossessive(ImmutableArray<Token>.Builder tokens, int i)
    {
        var noun = i + 2;
        while (noun < tokens.Count && noun < i + 8 && tokens[noun].Upos is Upos.ADJ or Upos.NUM or Upos.ADV or Upos.PUNCT or Upos.VERB) noun++;
        while (noun + 1 < tokens.Count && tokens[noun + 1].Upos is Upos.NOUN && tokens[noun].Deprel == "compound") noun++;
        if (noun >= tokens.Count || tokens[noun].Upos is not (Upos.NOUN or Upos.PROPN)) return;
        tokens[i] = tokens[i] with { Span = new(tokens[i].Span.Start, tokens[i + 1].Span.End), Form = tokens[i].Form + "s", Head = noun, Deprel = "nmod:poss", Feats = "Poss=Yes", Xpos = "PRP$" };
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
        tokens[i].Form.ToLowerInvariant() is "did" or "does" or "do" && tokens[i].Upos is Upos.VERB or Upos.AUX && tokens[i + 1].Upos == Upos.NOUN && tokens[i + 1].Head == i
        && tokens[i + 1].Deprel == "obj" && Lexicon.Default.KnowsVerb(tokens[i + 1].Form.ToLowerInvariant());

    private static void MakeVerb(ImmutableArray<Token>.Builder tokens, int i)
    {
        var verb = i + 1;
        for (var k = 0; k < tokens.Count; k++)
            if (k != verb && tokens[k].Head == i) tokens[k] = tokens[k] with { Head = verb };
            else if (tokens[k].Head == verb && tokens[k].Deprel == "acl") tokens[k] = tokens[k] with { Deprel = "xcomp" };
        tokens[verb] = tokens[verb] with { Upos = Upos.VERB, Xpos = "VB", Lemma = tokens[verb].Form.ToLowerInvariant(), Head = tokens[i].Head, Deprel = tokens[i].Deprel };
        tokens[i] = tokens[i] with { Upos = Upos.AUX, Head = verb, Deprel = "aux" };
    }

    // "denied that a deal exists" with "denied" hung on "exists": the clause after "that" belongs to the verb of saying.
    private static bool IsTornClause(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Upos != Upos.VERB || !tokens[i + 1].Form.Equals("that", StringComparison.OrdinalIgnoreCase) || tokens[i + 1].Deprel != "mark") return false;
        var clause = tokens[i + 1].Head;
        return clause > i + 1 && tokens[i].Head == clause && Lexicon.Default.Speech('v', Lexicon.Default.VerbLemma(tokens[i].Lemma.ToLowerInvariant(), tokens[i].Form.ToLowerInvariant())) is not null;
    }

    private static void Hang(ImmutableArray<Token>.Builder tokens, int verb)
    {
        var clause = tokens[verb + 1].Head;
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
