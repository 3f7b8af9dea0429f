using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>The voice that the words around and above a predicate lend to it, from the inside out: marks, modal verbs, then whatever governs it.</summary>
internal sealed class VoiceReader(Tree tree, VoiceWords words)
{
    /// <summary>Null where nothing around it tells: then it is told as it stands.</summary>
    public Voice? Of(int p)
    {
        // "fear that Sudan will invade": what is told as to come is only feared.
        if (Own(p) is { } own) return own == Voice.Planned && Above(p) is Voice.Possible ? Voice.Possible : own;
        return Above(p);
    }

    private Voice? Above(int p)
    {
        var granted = !tree.IsVerb(p) && IsDefinite(p);
        for (int at = p, steps = 0; steps < 8; steps++)
        {
            var head = tree.Head(at);
            if (head < 0 || tree[at].Deprel == "acl:relcl" || tree.Relation(at) == "parataxis") return null;
            if (tree.Relation(at) == "conj")
            {
                // "plans to meet and sign": the second shares what stands over the first.
                if (tree.Child(at, "nsubj") < 0 && !HasOwnAuxiliary(at) && Own(head) is { } shared) return shared;
                at = head;
                continue;
            }
            if (!Governs(at, head)) return null;
            var pos = tree.IsVerb(head) ? 'v' : tree.Pos(head) == Upos.ADJ ? 'a' : 'n';
            var voice = words.Of(pos, tree.Lemma(head));
            // "an expected visit": participles that the parser takes for verbs stand below, never above.
            if (voice is { } found && !(pos == 'n' && granted && !IsContent(at))) return IsNegated(head) ? Voice.Negated : found;
            if (tree.IsVerb(head))
            {
                if (!granted && Own(head) is { } above) return above;
                if (granted || Lexicon.Default.Speech('v', tree.Lemma(head)) is not null && tree.Relation(at) is "ccomp") return null;
            }
            at = head;
        }
        return null;
    }

    /// <summary>What stands at the word itself: if, may, will, must, "is to", "planned".</summary>
    private Voice? Own(int p)
    {
        var conditional = false;
        Voice? voice = null;
        var be = false;
        foreach (var child in tree.Children(p))
        {
            var lemma = tree.Lemma(child);
            switch (tree.Relation(child))
            {
                case "mark" when lemma is "if" or "unless" or "whether" or "lest": return Voice.Possible;
                case "advcl" when HasMark(child, "if", "unless"): conditional = true; break;
                // "is due to sign", where the parser takes "due to" for a preposition.
                case "case" or "mark" or "advmod" when lemma is "due" && tree.IsVerb(p): return Voice.Planned;
                case "cop" or "aux" when lemma == "be": be = true; break;
                case "aux":
                    voice ??= tree.Lower(child) switch
                    {
                        "would" or "'d" or "will" or "shall" or "'ll" or "wo" => Voice.Planned,
                        "may" or "might" or "could" => Voice.Possible,
                        "must" or "should" or "ought" => Voice.Demanded,
                        _ => null,
                    };
                    break;
                case "amod" when words.Of('a', lemma) is { } told: return told;
                case "amod" when words.Of('a', tree.Lower(child)) is { } told: return told;
                case "compound" when words.Of('a', tree.Lower(child)) is { } told: return told;
                case "advmod" when lemma is "perhaps" or "possibly" or "maybe" or "probably" or "potentially" or "likely" && voice is null: voice = Voice.Possible; break;
            }
        }
        if (voice == Voice.Planned && conditional) return Voice.Possible;
        if (voice is null && be && HasMark(p, "to") && tree.Relation(p) is not ("acl" or "advcl" or "xcomp")) return Voice.Planned;
        return voice;
    }

    // Whether what stands above says something of what stands below: content, object, purpose; not time, place or manner.
    private bool Governs(int at, int head) => tree.Relation(at) switch
    {
        "xcomp" or "ccomp" or "obj" or "acl" or "csubj" => true,
        "nsubj" => tree[at].Deprel == "nsubj:pass" || tree.Pos(head) == Upos.ADJ,
        "obl" or "nmod" => tree.Case(at) is "of" or "for" or "on" or "to" or "about" or "over" or "toward" or "against" or "into" or "at" && !(tree.Case(at) == "at" && tree.IsVerb(head)),
        "advcl" => HasMark(at, "to") || tree.Pos(head) == Upos.ADJ,
        "compound" => true,
        _ => false,
    };

    private bool IsContent(int at) => tree.Relation(at) is "acl" or "ccomp" or "compound" || tree.Relation(at) == "nmod" && tree.Case(at) is "for" or "to" or "of";

    private bool HasOwnAuxiliary(int at) => tree.Child(at, "aux") >= 0;

    private bool HasMark(int at, params ReadOnlySpan<string> marks)
    {
        foreach (var child in tree.Children(at)) if (tree.Relation(child) == "mark" && marks.Contains(tree.Lower(child))) return true;
        return false;
    }

    /// <summary>"its invasion", "the deal", "Iran's attack", "the 2015 agreement".</summary>
    public bool IsDefinite(int noun)
    {
        foreach (var child in tree.Children(noun))
            if (tree[child].Deprel == "nmod:poss" || tree.Relation(child) == "det" && tree.Lower(child) is "the" or "this" or "that" or "these" or "those") return true;
        return false;
    }

    private bool IsNegated(int i)
    {
        foreach (var child in tree.Children(i)) if (tree.Relation(child) is "advmod" or "det" && tree.Lemma(child) is "not" or "n't" or "never" or "no") return true;
        return false;
    }
}
