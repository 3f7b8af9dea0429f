using System.Collections.Immutable;
using Entente.Actors;
using Entente.Documents;
using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Coding;

/// <summary>How a predicate stands: negated, hedged, to come, asked for, taken for granted; when and where.</summary>
internal sealed class Circumstances
{
    private readonly Tree tree;
    private readonly Lexicon lexicon;
    private readonly FrameReader frames;
    private readonly SentenceActors actors;
    private readonly string text;
    private readonly Dictionary<int, DateMention> dates = [];

    public Circumstances(Tree tree, Lexicon lexicon, FrameReader frames, SentenceActors actors, string text, IReadOnlyList<DateMention> mentions)
    {
        (this.tree, this.lexicon, this.frames, this.actors, this.text) = (tree, lexicon, frames, actors, text);
        foreach (var mention in mentions)
        {
            var at = -1;
            for (var i = 0; i < tree.Count; i++)
            {
                var span = tree[i].Span;
                if (span.Start < mention.Start || span.End > mention.End) continue;
                var head = tree.Head(i);
                if (head < 0 || tree[head].Span.Start < mention.Start || tree[head].Span.End > mention.End) { at = i; break; }
            }
            if (at < 0) continue;
            for (int i = tree.Head(at), steps = 0; i >= 0 && steps < tree.Count; i = tree.Head(i), steps++)
            {
                dates.TryAdd(i, mention);
                if (tree.IsVerb(i)) break;
            }
            if (tree.Head(at) < 0) dates.TryAdd(at, mention);
        }
    }

    public bool IsNegated(int p, int depth = 0)
    {
        foreach (var child in tree.Children(p))
        {
            if (tree.Relation(child) is not ("advmod" or "det" or "cc" or "aux")) continue;
            if (tree.Lemma(child) is "not" or "n't" or "never" or "no" or "neither" or "nor" or "hardly") return true;
        }
        if (tree.IsVerb(p))
            foreach (var child in tree.Children(p))
                if (tree.Relation(child) is "nsubj" or "obj")
                    foreach (var grandchild in tree.Children(child))
                        if (tree.Relation(grandchild) == "det" && tree.Lemma(grandchild) is "no" or "neither") return true;
        var head = tree.Head(p);
        if (depth > 4 || head < 0) return false;
        if (tree.Relation(p) is "xcomp" && lexicon.Is(tree.Lemma(head), LexiconOperator.Start)) return IsNegated(head, depth + 1);
        if (tree.Relation(p) is "xcomp" or "ccomp" or "acl" && lexicon.Is(tree.Lemma(head), LexiconOperator.Fail)) return !IsNegated(head, depth + 1);
        if (tree.Relation(p) is "obj" && tree.IsVerb(head) && (lexicon.Is(tree.Lemma(head), LexiconOperator.Light) || lexicon.Is(tree.Lemma(head), LexiconOperator.Start))) return IsNegated(head, depth + 1);
        if (tree.Relation(p) is "conj" && tree.IsVerb(p) && tree.Child(p, "nsubj") < 0 && tree.Child(p, "aux") < 0 && tree.HasChildLemma(p, "cc", "or")) return IsNegated(head, depth + 1);
        return false;
    }

    public Modality ModalityOf(int p, int depth = 0)
    {
        var auxiliary = false;
        foreach (var child in tree.Children(p))
        {
            var relation = tree.Relation(child);
            if (relation is "aux")
            {
                auxiliary = true;
                switch (tree.Lemma(child))
                {
                    case "will" or "shall" or "'ll" or "’ll": return tree.Form(child).Equals("would", StringComparison.OrdinalIgnoreCase) ? Modality.Future : Modality.Future;
                    case "would" or "'d": return Modality.Future;
                    case "may" or "might" or "could": return Modality.Possible;
                    case "must" or "should" or "ought": return Modality.Requested;
                }
            }
            if (relation == "mark" && tree.Lemma(child) is "if" or "unless" or "should") return Modality.Conditional;
            if (relation == "advmod" && tree.Lemma(child) is "perhaps" or "possibly" or "maybe" or "probably" or "potentially") return Modality.Possible;
        }
        var head = tree.Head(p);
        if (head < 0 || depth > 4) return Modality.Actual;
        if (tree.Relation(p) == "acl" && tree[p].Xpos == "VB" && frames.Mark(p) == "to" && VerbOver(head) is var over and >= 0 && IsTravel(over)) return ModalityOf(over, depth + 1);
        if (tree.Relation(p) is "xcomp" or "advcl" && tree[p].Xpos == "VB" && frames.Mark(p) == "to")
        {
            var lemma = tree.Lemma(head);
            // Whoever went somewhere to meet somebody is taken to have met him.
            if (tree.Relation(p) == "advcl" && IsTravel(head)) return ModalityOf(head, depth + 1);
            if (lemma is "go" or "plan" or "intend" or "be" or "expect" or "set" or "schedule" or "due" or "prepare" or "ready" or "poise" or "poised" or "about" or "aim" or "hope" or "propose") return Modality.Future;
            if (lemma is "need" or "have") return Modality.Requested;
            if (lemma is "consider" or "likely" or "possible" or "able" or "want" or "seek" or "try" or "attempt") return Modality.Possible;
            if (tree.Relation(p) == "advcl") return Modality.Future;
        }
        if (tree.Relation(p) is "xcomp" && lexicon.Is(tree.Lemma(head), LexiconOperator.Start)) return ModalityOf(head, depth + 1);
        if (tree.Relation(p) is "xcomp" or "ccomp" or "obj" && lexicon.Is(tree.Lemma(head), LexiconOperator.Hedge) && !lexicon.Is(tree.Lemma(head), LexiconOperator.Light) && tree.Lemma(head) is not ("say" or "report" or "discuss" or "believe" or "think" or "know" or "see" or "suppose" or "estimate" or "expect")) return Modality.Possible;
        if (tree.Relation(p) == "conj" && tree.IsVerb(p) && tree.IsVerb(head) && !auxiliary && tree.Child(p, "nsubj") < 0 && tree[p].Xpos is "VB") return ModalityOf(head, depth + 1);
        if (!tree.IsVerb(p))
        {
            var light = frames.LightVerb(p);
            if (light >= 0) return ModalityOf(light, depth + 1);
            var relation = tree.Relation(p);
            if (relation is not ("root" or "parataxis" or "ccomp") && tree.Child(p, "cop") < 0)
            {
                foreach (var child in tree.Children(p)) if (tree.Relation(child) == "amod" && tree.Lemma(child) is "possible" or "potential" or "alleged" or "threatened" or "planned" or "suspected" or "future" or "proposed" or "reported" or "imminent" or "likely") return tree.Lemma(child) is "planned" or "future" ? Modality.Future : Modality.Possible;
                // "that a deal exists", "talks took place": told, not taken for granted.
                if (relation == "nsubj" && tree.Lemma(head) is "exist" or "occur" or "happen" or "take" or "begin" or "resume" or "erupt" or "follow") return ModalityOf(head, depth + 1);
                for (var before = tree.Range(p).First - 1; before >= 0 && before >= tree.Range(p).First - 2; before--)
                    if (tree.Lemma(before) is "potential" or "possibility" or "prospect" or "risk" or "fear" or "chance" or "likelihood") return Modality.Possible;
                if (tree.Lemma(head) is "potential" or "possibility" or "prospect" or "threat" or "fear" or "risk" or "chance" or "call" or "proposal" or "hope" or "plan" or "likelihood" or "chance" or "talk" or "rumor" or "rumour") return Modality.Possible;
                return Modality.Presupposed;
            }
        }
        if (tree.Relation(p) is "acl" && tree[p].Xpos == "VB" && frames.Mark(p) == "to") return Modality.Future;
        return Modality.Actual;
    }

    private bool IsTravel(int verb) => tree.Lemma(verb) is "arrive" or "travel" or "visit" or "fly" or "come" or "land" or "journey" or "return";

    private int VerbOver(int i)
    {
        for (var steps = 0; i >= 0 && steps < 6; i = tree.Head(i), steps++) if (tree.IsVerb(i)) return i;
        return -1;
    }

    /// <summary>The date that the words give for a predicate, else that of the verb it hangs on within the clause.</summary>
    public ImpreciseDate? DateOf(int p)
    {
        if (dates.TryGetValue(p, out var own)) return own.Date;
        var head = tree.Head(p);
        for (int at = p, steps = 0; head >= 0 && steps < 3; steps++)
        {
            var relation = tree.Relation(at);
            if (relation == "acl" && frames.Mark(at) == "to" && VerbOver(head) is var over and >= 0 && IsTravel(over)) return dates.TryGetValue(over, out var journey) ? journey.Date : null;
            if (relation is not ("xcomp" or "obj" or "conj" or "advcl" or "nsubj") || (relation == "nsubj" && tree[at].Deprel != "nsubj:pass")) return null;
            if (relation == "advcl" && tree.Child(at, "aux") >= 0) return null;
            if (relation == "advcl" && tree[at].Xpos is not ("VBG" or "VBN") && frames.Mark(at) != "to") return null;
            if (dates.TryGetValue(head, out var shared)) return shared.Date;
            (at, head) = (head, tree.Head(head));
        }
        return null;
    }

    private static readonly string[] PlacePrepositions = ["in", "at", "near", "inside", "outside", "over", "off", "around", "throughout", "across"];

    public PlaceMention? PlaceOf(int p, Frame frame)
    {
        foreach (var (preposition, head) in frame.Obliques)
        {
            if (Array.IndexOf(PlacePrepositions, preposition) < 0) continue;
            if (Place(head) is { } place) return place;
        }
        // "arrived in", "visit to", "travelled to" are taken by the recipient; a place named by the light verb counts as well.
        var light = tree.IsVerb(p) ? -1 : frames.LightVerb(p);
        if (light < 0 && tree.Relation(p) is "xcomp" or "advcl" or "obj" && tree.Head(p) >= 0 && tree.IsVerb(tree.Head(p))) light = tree.Head(p);
        if (light >= 0)
            foreach (var (preposition, head) in frames.Of(light).Obliques)
                if (Array.IndexOf(PlacePrepositions, preposition) >= 0 && Place(head) is { } place) return place;
        return null;
    }

    private PlaceMention? Place(int head)
    {
        if (actors.MatchAt(head) is { Kind: NameKind.City or NameKind.Capital or NameKind.Name or NameKind.Seat } match)
        {
            var start = actors.MatchStart(head);
            var span = tree.Span(start, Math.Min(tree.Count, start + match.Length) - 1);
            return new(span, span.In(text), match.Actor);
        }
        if (tree.Pos(head) == Upos.PROPN && actors.MatchAt(head) is null && tree[head].Xpos is "NNP")
        {
            var (first, last) = actors.Core(head);
            var span = tree.Span(first, last);
            if (!dates.Values.Any(d => d.Start < span.End && span.Start < d.End)) return new(span, span.In(text), actors.Within(head, 2) is { Length: > 0 } in2 ? in2[0].Actor : null);
        }
        return null;
    }
}
