using System.Collections.Immutable;
using Entente.Documents;
using Entente.Language;

namespace Entente.Coding;

/// <summary>Who says so: the chain of speakers above a predicate, outermost first.</summary>
internal sealed class AttributionReader(Tree tree, Lexicon lexicon, FrameReader frames, SentenceActors actors, string text)
{
    /// <summary>
    /// The chains for what a predicate tells; more than one where several speak together ("Putin and Kim denied that").
    /// <paramref name="below"/> ends the climb: an act of speech that is coded itself speaks for what is above it.
    /// </summary>
    public ImmutableArray<ImmutableArray<Attribution>> Of(int p, int below = -1)
    {
        var chains = new List<ImmutableArray<Attribution>> { ImmutableArray<Attribution>.Empty };
        var seen = new HashSet<int>();
        for (int at = p, steps = 0; at >= 0 && steps < 12; steps++)
        {
            foreach (var child in tree.Children(at))
            {
                if (tree.Relation(child) is "parataxis" && child != p && lexicon.Speech('v', tree.Lemma(child)) is { } aside && tree.IsVerb(child) && (frames.Of(child).Subject >= 0 || frames.IsPassive(child)) && tree.Child(child, "ccomp") < 0 && tree.Child(child, "xcomp") < 0
                    && aside.Stance is Stance.Asserts or Stance.Alleges or Stance.Confirms && seen.Add(child))
                    chains = Link(chains, child, aside.Stance ?? Stance.Asserts);
                if (tree.Relation(child) == "advmod" && at == p && tree.Lemma(child) is "reportedly" or "allegedly" or "purportedly" or "supposedly" && seen.Add(child))
                    chains = Link(chains, child, tree.Lemma(child) == "reportedly" ? Stance.Asserts : Stance.Alleges, []);
            }
            for (var i = 0; i < tree.Count; i++)
                if (tree.Relation(i) is "obl" or "nmod" or "advcl" && IsAccordingTo(i) && ClauseOver(i) == at && seen.Add(i)) chains = Link(chains, i, Stance.Asserts, Speakers(i));
            var head = tree.Head(at);
            if (head < 0) break;
            var relation = tree.Relation(at);
            if (head == below) break;
            if (relation is "ccomp" or "xcomp" or "advcl" or "acl" or "parataxis" or "csubj" or "obj" && lexicon.Speech(tree.IsVerb(head) ? 'v' : 'n', tree.Lemma(head)) is { } say && Introduces(relation, at, head, say) && seen.Add(head))
                chains = Link(chains, head, say.Stance ?? Stance.Asserts);
            // What stands beside a sentence is not said by whoever speaks above it.
            if (relation == "parataxis") break;
            at = head;
        }
        return [.. chains.Select(c => c.Reverse().ToImmutableArray())];
    }

    private int ClauseOver(int i)
    {
        for (int at = tree.Head(i), steps = 0; at >= 0 && steps < 4; at = tree.Head(at), steps++) if (tree.IsVerb(at) || tree.Head(at) < 0) return at;
        return -1;
    }

    private bool IsAccordingTo(int child)
    {
        if (tree.Case(child) is "according to" or "according") return true;
        return tree.Relation(child) == "advcl" && tree.Lemma(child) is "accord" or "according";
    }

    private bool Introduces(string relation, int at, int head, LexiconEntry say)
    {
        if (!tree.IsVerb(head)) return relation is "acl" or "ccomp" && frames.Mark(at) == "that";
        switch (relation)
        {
            // A verb of saying has one content clause: what follows it is not said ("While he denied that ..., they vowed ...").
            case "ccomp": return at < head || frames.Of(head).Clause == at || frames.Of(head).Clause < 0;
            case "csubj": return frames.IsPassive(head);
            case "parataxis": return false;
            case "advcl": return frames.Mark(at) is "of" or "that" or "with" or "for" && say.Stance is Stance.Alleges;
            case "xcomp":
                // "is believed to have sold": the passive of a verb of saying; "vowed to", "threatened to": the speaker's own intent.
                return frames.IsPassive(head) || say.Stance is Stance.Pledges or Stance.Threatens or Stance.Demands or Stance.Denies or Stance.Alleges || tree.Lemma(head) is "claim" or "report";
            case "obj": return say.Stance is Stance.Denies or Stance.Alleges && !tree.IsVerb(at);
            default: return false;
        }
    }

    private List<ImmutableArray<Attribution>> Link(List<ImmutableArray<Attribution>> chains, int cue, Stance stance, ImmutableArray<ActorMention>? speakers = null)
    {
        var who = speakers ?? Speakers(tree.IsVerb(cue) ? SpeakerOf(cue) : OwnerOf(cue));
        var links = who.IsEmpty
            ? [new Attribution(null, stance, tree[cue].Span, tree.Lemma(cue))]
            : who.Take(4).Select(w => new Attribution(w, stance, tree[cue].Span, tree.Lemma(cue))).ToArray();
        return [.. chains.SelectMany(chain => links.Select(link => chain.Add(link))).Take(8)];
    }

    private int SpeakerOf(int verb)
    {
        var frame = frames.Of(verb);
        return frame.Subject;
    }

    private int OwnerOf(int noun)
    {
        var possessor = tree.ChildExact(noun, "nmod:poss");
        if (possessor >= 0) return possessor;
        foreach (var child in tree.Children(noun)) if (tree.Relation(child) == "nmod" && tree.Case(child) is "by" or "from" or "of") return child;
        var light = tree.Head(noun);
        return light >= 0 && tree.IsVerb(light) && tree.Relation(noun) == "obj" ? frames.Of(light).Subject : -1;
    }

    /// <summary>Whoever a phrase names; a phrase that names nobody known stands unresolved, with its words.</summary>
    public ImmutableArray<ActorMention> Speakers(int head)
    {
        if (head < 0) return [];
        var named = actors.Of(head);
        if (!named.IsEmpty) return named;
        var (first, last) = actors.Core(head);
        var span = tree.Span(first, last);
        var within = actors.Within(head, 2);
        if (tree.Relation(head) is "obl" && within.IsEmpty && tree.Lemma(head) is "report" or "reports") return [];
        return [new(span, span.In(text), within.IsEmpty ? null : within[0].Actor, within.IsEmpty ? null : within[0].Sector, null, within.IsEmpty ? Resolution.Unresolved : Resolution.Description)];
    }
}
