using System.Collections.Immutable;
using Entente.Documents;
using Entente.Language;

namespace Entente.Coding;

/// <summary>
/// What a sentence shows the learned model about two marked actors: words around them, the path between them in the tree, the lexicon's entries and
/// how each stands to the two, voice, negation, modality, and the events that the rules read. Each feature is a string, hashed by the model.
/// </summary>
internal static class RootFeatures
{
    public static FeatureSet Of(SentenceReading reading, TextSpan? actor, TextSpan? recipient, bool named = false)
    {
        var tree = reading.Tree;
        var features = new FeatureSet(named);
        var a = HeadOf(tree, actor);
        var r = HeadOf(tree, recipient);
        var inA = Range(tree, actor);
        var inR = Range(tree, recipient);
        features.Add(a < 0 ? "a:none" : r < 0 ? "r:none" : inA.First <= inR.First ? "order:ar" : "order:ra");
        Words(tree, features, inA, inR);
        Governor(reading, features, "ga", a);
        Governor(reading, features, "gr", r);
        Path(reading, features, a, r);
        Hits(reading, features, inA, inR);
        Events(reading, features, actor, recipient);
        Sides(reading, features, "sa", a);
        Sides(reading, features, "sr", r);
        return features;
    }

    private static string TypeName(EventType type) => type.ToString();

    private static (int First, int Last) Range(Tree tree, TextSpan? span)
    {
        if (span is not { } s) return (-1, -1);
        int first = -1, last = -1;
        for (var i = 0; i < tree.Count; i++)
            if (tree[i].Span.Start < s.End && s.Start < tree[i].Span.End) { if (first < 0) first = i; last = i; }
        return (first, last);
    }

    private static int HeadOf(Tree tree, TextSpan? span)
    {
        var (first, last) = Range(tree, span);
        if (first < 0) return -1;
        for (var i = first; i <= last; i++)
            if ((tree.Head(i) < first || tree.Head(i) > last) && tree.Pos(i) != Upos.PUNCT && tree.Pos(i) != Upos.ADP) return i;
        return last;
    }

    private static void Words(Tree tree, FeatureSet features, (int First, int Last) a, (int First, int Last) r)
    {
        var low = Math.Min(a.Last < 0 ? int.MaxValue : a.Last, r.Last < 0 ? int.MaxValue : r.Last);
        var high = Math.Max(a.First, r.First);
        var before = "^";
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree.Pos(i) is Upos.PUNCT or Upos.NUM or Upos.SYM) continue;
            var within = (i >= a.First && i <= a.Last) || (i >= r.First && i <= r.Last);
            var name = tree.Pos(i) == Upos.PROPN;
            var lemma = name ? "NAME" : tree.Lemma(i);
            if (!name)
            {
                features.Add((within ? "x:" : "w:"), lemma);
                var region = i > low && i < high ? "m" : i <= low ? "l" : "r";
                if (!within && tree.Pos(i) is not (Upos.DET or Upos.ADP)) features.Add("p", region, ":", lemma);
            }
            features.Add("2:", before, "_", lemma);
            before = lemma;
        }
    }

    private static int VerbAbove(Tree tree, int i)
    {
        for (int at = i, steps = 0; at >= 0 && steps < tree.Count; at = tree.Head(at), steps++) if (tree.IsVerb(at)) return at;
        return tree.Root;
    }

    private static void Governor(SentenceReading reading, FeatureSet features, string name, int head)
    {
        if (head < 0) { features.Add(name, ":none"); return; }
        var tree = reading.Tree;
        features.Add(name, "d:", tree[head].Deprel);
        if (tree.Case(head).Length > 0) features.Add(name, "c:", tree.Case(head));
        if (tree.Head(head) >= 0) features.Add(name, "h:", tree.Lemma(tree.Head(head)), ":", tree.Relation(head), ":", tree.Case(head));
        var verb = VerbAbove(tree, head);
        var passive = reading.Frames.IsPassive(verb) ? ":pass" : "";
        features.Add(name, "v:", tree.Lemma(verb), passive);
        features.Add(name, "m:", reading.Circumstances.ModalityOf(verb).ToString(), (reading.Circumstances.IsNegated(verb) ? ":neg" : ""));
        foreach (var child in tree.Children(verb))
            if (tree.Relation(child) is "xcomp" or "ccomp" or "obj" or "advcl") features.Add(name, "k:", tree.Lemma(verb), ">", tree.Relation(child), ">", tree.Lemma(child));
    }

    private static void Path(SentenceReading reading, FeatureSet features, int a, int r)
    {
        if (a < 0 || r < 0) return;
        var tree = reading.Tree;
        var up = new List<int>();
        for (int at = a, steps = 0; at >= 0 && steps < tree.Count; at = tree.Head(at), steps++) up.Add(at);
        var down = new List<int>();
        var meet = -1;
        for (int at = r, steps = 0; at >= 0 && steps < tree.Count; at = tree.Head(at), steps++)
        {
            var place = up.IndexOf(at);
            if (place >= 0) { meet = at; up.RemoveRange(place, up.Count - place); break; }
            down.Add(at);
        }
        if (meet < 0) return;
        features.Add("lca:", (tree.Pos(meet) == Upos.PROPN ? "NAME" : tree.Lemma(meet)));
        var relations = string.Join('<', up.Select(tree.Relation)) + "^" + string.Join('>', down.AsEnumerable().Reverse().Select(tree.Relation));
        if (relations.Length < 60) features.Add("path:", relations);
        foreach (var i in up.Concat(down).Append(meet))
            if (i != a && i != r && tree.Pos(i) is Upos.VERB or Upos.NOUN or Upos.ADJ) features.Add("on:", tree.Lemma(i));
    }

    private static void Hits(SentenceReading reading, FeatureSet features, (int First, int Last) a, (int First, int Last) r)
    {
        var tree = reading.Tree;
        for (var i = 0; i < tree.Count; i++)
        {
            if (reading.Predicates.At(i) is not { Type: { } type } entry) continue;
            var frame = reading.Frames.Of(i);
            var doer = Touches(tree, frame.Subject, a) ? "A" : Touches(tree, frame.Subject, r) ? "R" : "-";
            var done = "-";
            foreach (var head in frame.Obliques.Select(o => o.Head).Append(frame.Object).Append(frame.Indirect))
                if (Touches(tree, head, r)) done = "R";
                else if (done == "-" && Touches(tree, head, a)) done = "A";
            var within = (i >= a.First && i <= a.Last) || (i >= r.First && i <= r.Last) ? "in" : "";
            var name = TypeName(type) + (entry.Mode is null ? "" : "/" + entry.Mode);
            features.Add("lx:", TypeName(type), within);
            features.Add("lxm:", name);
            features.Add("lxp:", TypeName(type), ":", doer, done, within);
            features.Add("lxo:", TypeName(type), ":", entry.Operator.ToString(), ":", doer);
            features.Add("lxq:", EventTypes.Quad(type).ToString(), ":", doer, done);
            if (reading.Circumstances.IsNegated(i)) features.Add("lxn:", TypeName(type));
            features.Add("lxt:", TypeName(type), ":", reading.Circumstances.ModalityOf(i).ToString(), ":", doer);
            if (entry.Needs.Length > 0) features.Add("ph:", entry.Phrase);
            if (i == tree.Root) features.Add("lxr:", TypeName(type));
        }
    }

    private static bool Touches(Tree tree, int head, (int First, int Last) range)
    {
        if (head < 0 || range.First < 0) return false;
        var (first, last) = tree.Range(head);
        return first <= range.Last && range.First <= last;
    }

    private static void Events(SentenceReading reading, FeatureSet features, TextSpan? actor, TextSpan? recipient)
    {
        var top = true;
        foreach (var e in reading.Events.OrderByDescending(e => e.Confidence))
        {
            var a = actor is { } s && e.Actor?.Span.Overlaps(s) == true ? "A" : recipient is { } t && e.Actor?.Span.Overlaps(t) == true ? "R" : "-";
            var r = recipient is { } u && e.Recipient?.Span.Overlaps(u) == true ? "R" : actor is { } v && e.Recipient?.Span.Overlaps(v) == true ? "A" : "-";
            features.Add("ev:", TypeName(e.Type));
            features.Add("evp:", TypeName(e.Type), ":", a, r);
            if (e.Mode is not null) features.Add("evm:", TypeName(e.Type), "/", e.Mode, ":", (a == "A" ? "A" : "-"));
            if (top) features.Add("ev1:", TypeName(e.Type));
            if (a == "A") features.Add("eva:", TypeName(e.Type));
            foreach (var about in e.About) features.Add("evb:", TypeName(e.Type), ">", TypeName(about.Type));
            top = false;
        }
        if (top) features.Add("ev:none");
    }

    private static void Sides(SentenceReading reading, FeatureSet features, string name, int head)
    {
        if (head < 0) return;
        foreach (var mention in reading.Actors.Of(head).Take(2))
        {
            features.Add(name, ":", (mention.Actor is null ? "?" : "S"), ":", mention.Sector);
            if (mention.Person is not null) features.Add(name, ":person");
        }
        features.Add(name, "l:", (reading.Tree.Pos(head) == Upos.PROPN ? "NAME" : reading.Tree.Lemma(head)));
    }
}
