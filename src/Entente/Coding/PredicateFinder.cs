using System.Collections.Immutable;
using Entente.Language;

namespace Entente.Coding;

/// <summary>Which entry of the lexicon fits a word where it stands.</summary>
internal sealed class PredicateFinder(Tree tree, Lexicon lexicon, FrameReader frames, SentenceActors actors)
{
    private readonly LexiconEntry?[] found = new LexiconEntry?[tree.Count];
    private readonly bool[] tried = new bool[tree.Count];

    /// <summary>The best entry at a word, or null.</summary>
    public LexiconEntry? At(int i)
    {
        if (tried[i]) return found[i];
        tried[i] = true;
        return found[i] = Find(i);
    }

    private LexiconEntry? Find(int i)
    {
        var lemma = tree.Lemma(i);
        var cop = tree.Child(i, "cop");
        if (tree.IsVerb(i)) return First(lexicon.Verbs(lemma), i);
        if (tree.Pos(i) == Upos.ADJ && (tree.Relation(i) is not ("amod" or "compound") || tree.Child(i, "obl") >= 0)) return First(
            lexicon.Adjectives(lemma), i) ?? (cop >= 0 ? First(lexicon.Verbs("be"), i) : null);
        if (tree.Pos(i) is Upos.NOUN or Upos.PROPN && tree.Relation(i) is not ("compound" or "flat"))
        {
            if (cop >= 0 && First(lexicon.Verbs("be"), i) is { } be) return be;
            return First(lexicon.Nouns(lemma), i);
        }
        return null;
    }

    private LexiconEntry? First(ReadOnlySpan<LexiconEntry> entries, int i)
    {
        foreach (var entry in entries) if (Fits(entry, i)) return entry;
        return null;
    }

    private bool Fits(LexiconEntry entry, int i)
    {
        if (entry.Needs.IsEmpty && entry.SubjectClass is null && entry.ObjectClass is null && entry.Flag is null) return true;
        var frame = frames.Of(i);
        foreach (var need in entry.Needs)
        {
            var met = need.Kind switch
            {
                LexiconNeedKind.Particle => HasAfter(i, need.Word, 4),
                LexiconNeedKind.Object => HeadIn(frame.Object, need) || HeadIn(frame.Indirect, need),
                LexiconNeedKind.Oblique => Oblique(frame, i, need),
                LexiconNeedKind.Before => HasBefore(i, entry, need.Word),
                LexiconNeedKind.After => HasAfter(i, need.Word, 3),
                _ => false,
            };
            if (!met) return false;
        }
        return SubjectFits(entry.SubjectClass, frame.Subject) && ObjectFits(entry.ObjectClass, frame.Object) && FlagFits(entry.Flag, i, frame);
    }

    private bool HasAfter(int i, string word, int within)
    {
        for (var j = i + 1; j < tree.Count && j <= i + within; j++)
            // The "in" of "taken in 1967" belongs to the year.
            if (tree.Form(j).Equals(word, StringComparison.OrdinalIgnoreCase) && !(tree.Relation(j) == "case" && tree.Head(j) is var noun and >= 0
                && (tree.Pos(noun) == Upos.NUM || tree.Child(noun, "nummod") is var number and >= 0 && IsYear(tree.Form(number))
                || actors.MatchAt(noun) is null && tree.Child(noun, "nmod") is var year and >= 0 && tree.Pos(year) == Upos.NUM))
                && tree.Head(j) is var h && (h == i || (h >= 0 && tree.Head(h) == i) || j == i + 1)) return true;
        return false;
    }

    private static bool IsYear(string form) => form.Length == 4 && form[0] is '1' or '2' && form.All(char.IsAsciiDigit);

    private bool HasBefore(int i, LexiconEntry entry, string word)
    {
        var needs = entry.Needs;
        var place = 0;
        var before = 0;
        for (var k = 0; k < needs.Length; k++)
        {
            if (needs[k].Kind != LexiconNeedKind.Before) continue;
            if (ReferenceEquals(needs[k].Word, word) || needs[k].Word == word) place = before;
            before++;
        }
        var j = i - before + place;
        return j >= 0 && (tree.Lemma(j) == word || tree.Form(j).Equals(word, StringComparison.OrdinalIgnoreCase));
    }

    private bool HeadIn(int head, LexiconNeed need)
    {
        if (head < 0) return false;
        if (need.Lemmas is null) return true;
        if (Named(head, need)) return true;
        foreach (var child in tree.Children(head))
            if (tree.Relation(child) == "conj" && Named(child, need)) return true;
        // "a state of siege", "millions of dollars", "two rounds of talks", "metric tons of medicine"
        if (tree.Lemma(head) is "state" or "round" or "series" or "number" or "million" or "billion" or "ton" or "tonne" or "package" or "kind"
            or "form" or "batch" or "group" or "day" or "wave" or "string" or "lot" or "dozen" or "hundred" or "thousand" or "shipment" or "use"
            or "lifting" or "threat" or "possibility" or "type" or "range" or "amount" or "campaign")
            foreach (var child in tree.Children(head))
                if (tree.Relation(child) == "nmod" && tree.Case(child) is "of" && Named(child, need)) return true;
        return false;
    }

    private bool Named(int head, LexiconNeed need)
    {
        var lemma = tree.Lemma(head);
        if (need.Lemmas!.Contains(lemma)) return true;
        var index = head > 0 ? head - 1 : -1;
        return index >= 0 && need.Lemmas.Contains(tree.Lemma(index) + " " + lemma);
    }

    private bool Oblique(Frame frame, int i, LexiconNeed need)
    {
        if (need.Lemmas is not null && tree.Child(i, "cop") >= 0 && tree.Case(i) == need.Word && need.Lemmas.Contains(tree.Lemma(i))) return true;
        foreach (var (preposition, head) in frame.Obliques)
            if (preposition == need.Word && (need.Lemmas is null || HeadIn(head, need))) return true;
        // "look into", "call for": the preposition stands alone or the object was taken for a clause.
        return need.Lemmas is null && HasAfter(i, need.Word, 2);
    }

    private bool SubjectFits(string? kind, int subject)
    {
        switch (kind)
        {
            case null: return true;
            case "PERSON": return subject >= 0 && (actors.Of(subject).Any(a => a.Person is not null || a.Sector is not null)
                || tree.Pos(subject) is Upos.PROPN or Upos.PRON);
            case "CIVIL": return subject < 0 || actors.Of(subject) is not { Length: > 0 } civil
                || !civil.All(a => a.Sector is "GOV" or "MIL" or "COP" || (a.Sector is null && a.Person is null && a.Resolution is Resolution.Seat));
            case "FORCE": return subject >= 0 && (actors.Of(subject).Any(a => a.Sector is "MIL" or "REB" or "COP" or "IGO")
                || lexicon.InClass("FORCES", tree.Lemma(subject)) || actors.Of(subject).Any(a => a.Actor is not null));
            case "KEEPERS": return subject >= 0 && (lexicon.InClass("KEEPERS", tree.Lemma(subject))
                || (lexicon.InClass("FORCES", tree.Lemma(subject)) && tree.Children(subject)
                .Any(c => tree.Lemma(c).StartsWith("peace", StringComparison.Ordinal))));
            case "TALK": return subject >= 0 && lexicon.InClass("TALKS", tree.Lemma(subject));
            case "ACTOR": return subject >= 0 && (actors.Of(subject).Length > 0 || tree.Pos(subject) is Upos.PROPN or Upos.PRON);
            default: throw new InvalidOperationException($"The lexicon asks for the subject class '{kind}', which is not known.");
        }
    }

    private bool ObjectFits(string? kind, int obj)
    {
        switch (kind)
        {
            case null: return true;
            case "PERSON": return obj >= 0 && (actors.Of(obj).Any(a => a.Person is not null || a.Sector is not null)
                || tree.Pos(obj) is Upos.PROPN or Upos.PRON || lexicon.InClass("PEOPLE", tree.Lemma(obj)));
            case "FORCES": return obj >= 0 && (lexicon.InClass("FORCES", tree.Lemma(obj)) || actors.Of(obj).Any(a => a.Sector is "MIL" or "COP"));
            case "ARMS": return obj >= 0 && lexicon.InClass("ARMS", tree.Lemma(obj));
            case "STATE": return obj >= 0 && actors.MatchAt(obj) is { Kind: Actors.NameKind.Name, Actor: not null, Sector: null };
            case "BODY": return obj >= 0 && actors.MatchAt(obj)?.Kind == Actors.NameKind.Body;
            default: throw new InvalidOperationException($"The lexicon asks for the object class '{kind}', which is not known.");
        }
    }

    private bool FlagFits(string? flag, int i, Frame frame)
    {
        switch (flag)
        {
            case null: return true;
            case "RECIP":
                if (frame.Oblique("with") >= 0 || frame.Oblique("between") >= 0) return true;
                var noun = tree.IsVerb(i) ? frame.Object : i;
                if (noun >= 0)
                    foreach (var child in tree.Children(noun)) if (tree.Lemma(child) is "joint" or "combined" or "bilateral" or "multinational"
                        or "allied") return true;
                return frame.Subject >= 0 && actors.Of(frame.Subject).Select(a => a.Actor).Distinct().Count() > 1;
            case "KEEP":
                foreach (var child in tree.Children(i))
                    if (lexicon.InClass("KEEPERS", tree.Lemma(child)) || tree.Children(child).ToArray()
                        .Any(g => lexicon.InClass("KEEPERS", tree.Lemma(g)) && tree.Lemma(g).StartsWith("peace", StringComparison.Ordinal))) return true;
                return false;
            case "FORCES":
                foreach (var child in tree.Children(i)) if (lexicon.InClass("FORCES", tree.Lemma(child))
                    || lexicon.InClass("ARMS", tree.Lemma(child))) return true;
                return false;
            case "NOOBJ": return frame.Object < 0;
            case "TOCLAUSE": return frame.Clause >= 0 && (tree.Relation(frame.Clause) == "xcomp" || frames.Mark(frame.Clause) == "to");
            default: throw new InvalidOperationException($"The lexicon asks for '{flag}', which is not known.");
        }
    }
}
