using Entente.Language;

namespace Entente.Coding;

/// <summary>Finds who stands where around a predicate: passives, control, raising, conjunction, relative and participial clauses, nominal forms.</summary>
internal sealed class FrameReader(Tree tree, Lexicon lexicon)
{
    private readonly Frame?[] frames = new Frame?[tree.Count];

    // Verbs whose object, not whose subject, does what the infinitive or gerund after it says.
    private static readonly HashSet<string> ObjectControl = new(StringComparer.Ordinal)
    {
        "urge", "ask", "order", "force", "allow", "help", "tell", "want", "permit", "enable", "encourage", "persuade", "convince", "compel", "invite",
        "advise", "instruct", "command", "require", "request", "warn", "pressure", "press", "push", "oblige", "call", "expect", "lead", "let", "make",
        "see", "accuse", "blame", "prevent", "stop", "ban", "bar", "prohibit", "forbid", "charge", "suspect", "criticize", "condemn", "train", "send",
        "authorize", "beg", "implore", "remind", "teach", "assist", "direct", "get", "like", "dissuade", "discourage", "deter", "denounce", "catch",
            "lobby", "implicate", "convict", "deploy",
    };

    public Frame Of(int i) => frames[i] ??= tree.IsVerb(i) ? Verb(i) : Noun(i);

    public bool IsPassive(int v)
    {
        if (tree.ChildExact(v, "aux:pass") >= 0 || (tree.ChildExact(v, "nsubj:pass") >= 0 && tree.Child(v, "aux") >= 0)) return true;
        if (tree[v].Xpos is "VBD" or "VBZ" or "VBP") return false;
        var participle = tree[v].Xpos == "VBN" || tree[v].Feats.Contains("Voice=Pass", StringComparison.Ordinal);
        if (!participle || tree.Child(v, "aux") >= 0) return false;
        return tree.Relation(v) is "acl" or "amod" or "advcl" || (tree.Relation(v) is "conj" or "xcomp" && tree.Child(v, "nsubj") < 0
            && tree.Head(v) is var h && h >= 0 && IsPassive(h) && tree.Child(v, "obj") < 0);
    }

    private Frame Verb(int v)
    {
        var frame = new Frame { Predicate = v, Passive = IsPassive(v) };
        frames[v] = frame;
        foreach (var child in tree.Children(v))
        {
            switch (tree.Relation(child))
            {
                case "obj": if (frame.Object < 0) frame.Object = child; break;
                case "iobj": frame.Indirect = child; break;
                case "obl" or "nmod": frame.Obliques.Add((tree.Case(child), child)); break;
                case "acl" when Mark(child) == "to" && frame.Clause < 0: frame.Clause = child; break;
                case "ccomp" or "xcomp": if (frame.Clause < 0) frame.Clause = child; break;
                case "advcl" when frame.Clause < 0 && Mark(child) is "of" or "from" or "for" or "to" or "against": frame.Clause = child; break;
            }
        }
        // "stopped bombing Lebanon" and "bombed Yemen" with the object hung elsewhere.
        if (frame.Object < 0 && tree.Relation(v) == "xcomp" && tree[v].Xpos == "VBG" && tree.Head(v) >= 0
            && tree.Child(tree.Head(v), "obj") is var shared and >= 0 && shared > v) frame.Object = shared;
        if (frame.Object < 0 && !frame.Passive && tree.ChildExact(v, "obl:unmarked") is var bare and >= 0 && bare > v && tree.Pos(bare) == Upos.PROPN
            && !frame.Obliques.Exists(o => o.Head == bare && o.Preposition.Length > 0)) frame.Object = bare;
        var subject = Surface(v, 0);
        if (tree.Relation(v) == "acl" && tree.Head(v) >= 0)
        {
            var noun = tree.Head(v);
            if (IsRelative(v) && frame.Object < 0 && !frame.Passive && subject != noun && subject >= 0) frame.Object = noun;
            if (frame.Object >= 0 && IsRelativePronoun(frame.Object)) frame.Object = noun;
            for (var k = 0; k < frame.Obliques.Count; k++)
                if (IsRelativePronoun(frame.Obliques[k].Head)) frame.Obliques[k] = (frame.Obliques[k].Preposition, noun);
        }
        if (frame.Passive)
        {
            if (frame.Object >= 0) frame.Indirect = subject; // "was given a reception", "were supplied shells"
            else frame.Object = subject;
            for (var k = 0; k < frame.Obliques.Count; k++)
                if (frame.Obliques[k].Preposition == "by") { frame.Subject = frame.Obliques[k].Head; frame.Obliques.RemoveAt(k); break; }
        }
        else frame.Subject = subject;
        // Phrases that the parser hung on the object belong to the whole as well: "imposed sanctions on", "held talks with".
        if (frame.Object >= 0 && frame.Object != tree.Head(v) && !frame.Passive) Spread(frame, frame.Object, 2);
        else if (frame.Passive && frame.Object >= 0 && tree.Head(v) != frame.Object) Spread(frame, frame.Object, 1);
        else if (frame.Object >= 0 && tree.Head(v) == frame.Object) Spread(frame, frame.Object, 1);
        return frame;
    }

    private void Spread(Frame frame, int noun, int depth)
    {
        foreach (var child in tree.Children(noun))
        {
            if (tree.Relation(child) is "nmod" or "obl" && tree.Case(child).Length > 0)
            {
                frame.Obliques.Add((tree.Case(child), child));
                if (depth > 1) Spread(frame, child, depth - 1);
            }
            if (tree.Relation(child) == "conj" && depth > 1 && tree.IsNominal(child)) Spread(frame, child, depth - 1);
        }
    }

    public string Mark(int v)
    {
        foreach (var child in tree.Children(v)) if (tree.Relation(child) is "mark" or "case") return tree.Lower(child);
        return "";
    }

    public bool IsRelative(int v) => tree[v].Deprel == "acl:relcl";

    private bool IsRelativePronoun(int i) => tree.Lower(i) is "who" or "which" or "that" or "whom" or "whose" && tree.Pos(i) is Upos.PRON or Upos.DET
        or Upos.SCONJ && tree.Relation(i) is not "det" && tree.IsBelow(i, i);

    /// <summary>What stands as the subject, shared or controlled ones included.</summary>
    public int Surface(int v, int depth)
    {
        if (v < 0 || depth > 8) return -1;
        foreach (var child in tree.Children(v))
        {
            if (tree.Relation(child) is not ("nsubj" or "csubj")) continue;
            if (IsRelativePronoun(child) && tree.Relation(v) == "acl" && tree.Head(v) >= 0) return tree.Head(v);
            if (IsRelativePronoun(child) && tree.Relation(v) == "conj" && RelativeNoun(v) is var noun and >= 0) return noun;
            return child;
        }
        var head = tree.Head(v);
        if (head < 0) return -1;
        switch (tree.Relation(v))
        {
            case "conj":
                return tree.IsVerb(head) || tree.Child(head, "nsubj") >= 0 ? Surface(head, depth + 1) : -1;
            case "xcomp":
            case "ccomp" when Mark(v) is "" or "to" or "of":
            case "advcl":
                if (tree.Relation(v) == "ccomp" && tree[v].Xpos is not ("VBG" or "VB" or "VBN")) return -1;
                if (ControlledByObject(head, v))
                {
                    var passive = tree.ChildExact(head, "nsubj:pass");
                    if (passive >= 0) return passive;
                    if (tree.Child(head, "obj") is var obj and >= 0 && obj < v) return obj;
                    if (tree.Child(head, "iobj") is var iobj and >= 0) return iobj;
                    foreach (var child in tree.Children(head)) if (tree.Relation(child) == "obl" && tree.Case(child) is "on" or "to" or "for") return child;
                }
                return tree.IsVerb(head) || tree.Child(head, "nsubj") >= 0 ? Surface(head, depth + 1) : -1;
            case "acl":
                if (IsRelative(v) || tree[v].Xpos is "VBG" or "VBN") return head;
                if (tree.IsVerb(head)) return Surface(head, depth + 1);
                // "decision to invade": whose decision it is.
                var owner = tree.ChildExact(head, "nmod:poss");
                if (owner >= 0) return owner;
                foreach (var child in tree.Children(head)) if (tree.Relation(child) == "nmod" && tree.Case(child) is "by" or "from" or "of") return child;
                var verb = tree.Head(head);
                if (verb >= 0 && tree.IsVerb(verb) && tree.Relation(head) is "obj" or "nsubj" or "obl") return tree.Relation(head) == "obj"
                    || IsPassive(verb) ? Logical(verb, depth + 1) : -1;
                return -1;
            default: return -1;
        }
    }

    private int RelativeNoun(int v)
    {
        for (var steps = 0; v >= 0 && steps < 10; v = tree.Head(v), steps++) if (tree.Relation(v) == "acl") return tree.Head(v);
        return -1;
    }

    private int Logical(int v, int depth) => IsPassive(v) ? By(v) : Surface(v, depth);

    private int By(int v)
    {
        foreach (var child in tree.Children(v)) if (tree.Relation(child) == "obl" && tree.Case(child) == "by") return child;
        return -1;
    }

    private bool ControlledByObject(int head, int v)
    {
        if (!ObjectControl.Contains(tree.Lemma(head))) return false;
        return tree.Relation(v) == "xcomp" || tree.Relation(v) == "ccomp" || Mark(v) is "of" or "from" or "for" or "to" or "with";
    }

    private Frame Noun(int n)
    {
        var frame = new Frame { Predicate = n };
        frames[n] = frame;
        foreach (var child in tree.Children(n))
        {
            if (tree[child].Deprel == "nmod:poss") frame.Subject = child;
            else if (tree.Relation(child) is "nmod" or "obl") frame.Obliques.Add((tree.Case(child), child));
            else if (tree.Relation(child) is "acl" or "ccomp" or "xcomp" or "advcl" && !IsRelative(child) && frame.Clause < 0) frame.Clause = child;
        }
        // "the withdrawal of troops from Niger": what hangs on the of-phrase is said of the whole.
        var of = frame.Oblique("of");
        if (of >= 0) foreach (var child in tree.Children(of)) if (tree.Relation(child) is "nmod" or "obl"
            && tree.Case(child) is not ("" or "of" or "in" or "for")) frame.Obliques.Add((tree.Case(child), child));
        return frame;
    }

    /// <summary>The verb that lends a noun its subject ("launched an attack", "the attack was launched by"), or -1.</summary>
    public int LightVerb(int noun)
    {
        var head = tree.Head(noun);
        var at = noun;
        for (var steps = 0; head >= 0 && tree.Relation(at) == "conj" && steps < 6; steps++) (at, head) = (head, tree.Head(head));
        if (head < 0) return -1;
        if (tree.Relation(noun) == "nsubj" && tree.ChildExact(noun, "cop") >= 0) return -1;
        if (tree.IsVerb(head) && (tree.Relation(at) == "obj" || tree[at].Deprel == "nsubj:pass")
            && (lexicon.Is(tree.Lemma(head), LexiconOperator.Light) || lexicon.Is(tree.Lemma(head), LexiconOperator.Start))) return head;
        return -1;
    }
}
