using System.Collections.Immutable;
using Entente.Documents;
using Entente.Language;

namespace Entente.Coding;

/// <summary>
/// Reads the events out of one sentence: every word that the lexicon knows, with its arguments; acts of speech take what they are about;
/// words of promise, refusal, failure and ending change the type of what they govern.
/// </summary>
internal sealed partial class EventReader
{
    private readonly Tree tree;
    private readonly string text;
    private readonly Lexicon lexicon;
    private readonly FrameReader frames;
    private readonly SentenceActors actors;
    private readonly Circumstances circumstances;
    private readonly AttributionReader attributions;
    private readonly PredicateFinder predicates;
    private readonly Charges charges;
    private readonly bool[] taken;
    private readonly Dictionary<int, ImmutableArray<CodedEvent>> memo = [];

    public EventReader(Tree tree, string text, Lexicon lexicon, FrameReader frames, SentenceActors actors, Circumstances circumstances, PredicateFinder predicates, Charges charges)
    {
        (this.tree, this.text, this.lexicon, this.frames, this.actors, this.circumstances, this.predicates, this.charges) = (tree, text, lexicon, frames, actors, circumstances, predicates, charges);
        attributions = new(tree, lexicon, frames, actors, text);
        taken = new bool[tree.Count];
    }

    /// <summary>All events of the sentence that no other event is about, in the order of their triggers.</summary>
    public ImmutableArray<CodedEvent> Read()
    {
        var found = new List<(int At, CodedEvent Event)>();
        foreach (var i in TopDown())
        {
            if (taken[i]) continue;
            foreach (var e in At(i, 0)) found.Add((i, e));
        }
        // An event may have been taken up by one read later.
        return [.. found.Where(f => !taken[f.At]).OrderBy(f => f.Event.Trigger.Start).ThenBy(f => f.Event.Actor?.Span.Start ?? 0).ThenBy(f => f.Event.Recipient?.Span.Start ?? 0).Select(f => Apart(f.Event))];
    }

    // Nobody does anything to himself: a recipient read as the actor is one that the words leave open.
    private static CodedEvent Apart(CodedEvent e)
    {
        if (!e.About.IsEmpty) e = e with { About = [.. e.About.Select(Apart)] };
        return e.Actor is { Actor: { } actor } doer && e.Recipient is { } other && other.Actor == actor && other.Sector == doer.Sector
            ? e with { Recipient = null, Reciprocal = false, Confidence = Math.Round(e.Confidence * 0.75, 3) } : e;
    }

    private IEnumerable<int> TopDown()
    {
        var order = new List<(int Depth, int I)>(tree.Count);
        for (var i = 0; i < tree.Count; i++)
        {
            var depth = 0;
            for (int j = i; tree.Head(j) >= 0 && depth <= tree.Count; j = tree.Head(j)) depth++;
            order.Add((depth, i));
        }
        return order.Order().Select(o => o.I);
    }

    /// <summary>The events at one word, what they are about included.</summary>
    private ImmutableArray<CodedEvent> At(int p, int depth)
    {
        if (memo.TryGetValue(p, out var done)) return done;
        memo[p] = [];
        if (depth > 6) return [];
        var result = Code(p, depth);
        memo[p] = result;
        return result;
    }

    private ImmutableArray<CodedEvent> Code(int p, int depth)
    {
        var lemma = tree.Lemma(p);
        var entry = predicates.At(p);
        if (tree.IsVerb(p) && (entry is null || entry.Weak || entry.Operator == LexiconOperator.Plan))
        {
            if (Obliged(p, depth) is { IsEmpty: false } request) return request;
            if (entry is null)
            {
                if (lexicon.Is(lemma, LexiconOperator.Halt)) return Halted(p, depth);
                if (lexicon.Is(lemma, LexiconOperator.Fail)) return Failed(p, depth);
                return [];
            }
        }
        if (entry is null) return [];
        if (entry.Operator == LexiconOperator.Hedge) return [];
        if (entry.Operator == LexiconOperator.Fail) return Failed(p, depth);
        if (lexicon.Is(lemma, LexiconOperator.Halt) && entry.Needs.IsEmpty && Halted(p, depth) is { IsEmpty: false } halted) return halted;
        var frame = frames.Of(p);
        foreach (var need in entry.Needs)
        {
            if (need.Kind == LexiconNeedKind.Object) Take(frame.Object);
            if (need.Kind == LexiconNeedKind.Oblique) Take(frame.Oblique(need.Word));
        }
        return tree.IsVerb(p) || tree.Pos(p) == Upos.ADJ || tree.Child(p, "cop") >= 0 && entry.Pos == 'v'
            ? Verbal(p, entry, frame, depth) : Nominal(p, entry, frame, depth);
    }

    private void Take(int i)
    {
        if (i < 0) return;
        taken[i] = true;
        foreach (var child in tree.Children(i)) if (tree.Relation(child) == "conj" && !tree.IsVerb(child)) taken[child] = true;
    }

    private ImmutableArray<CodedEvent> Verbal(int p, LexiconEntry entry, Frame frame, int depth)
    {
        var subject = frame.Subject >= 0 ? frame.Subject : tree.Pos(p) is Upos.VERB or Upos.AUX ? -1 : frames.Surface(p, 0);
        var doers = subject < 0 ? [] : Named(subject);
        if (subject >= 0 && !entry.Swap && IsAbstract(subject)) return [];
        var obliques = frame.Obliques;
        ImmutableArray<CodedEvent> about = [];
        if (entry.Type is EventType.Accuse or EventType.Request or EventType.Reject or EventType.Threaten or EventType.Agree or EventType.Support || entry.Operator != LexiconOperator.None)
            about = About(p, entry, frame, depth);
        if (entry.Operator == LexiconOperator.Plan && about.IsEmpty) return [];
        var receivers = ImmutableArray<ActorMention>.Empty;
        if (!entry.NoRecipient) receivers = Receivers(entry, frame, doers);
        var type = entry.Type!.Value;
        var mode = entry.Mode;
        if (entry.Operator is LexiconOperator.Commit or LexiconOperator.Plan or LexiconOperator.Threat && !about.IsEmpty)
        {
            var hostile = about.Any(a => IsConflict(a.Type) && a.Polarity == Polarity.Affirmed && a.Type is not (EventType.Accuse or EventType.Request or EventType.Reject) || a.Type is EventType.Threaten);
            if (entry.Operator == LexiconOperator.Threat) type = EventType.Threaten;
            else if (hostile) (type, mode) = (EventType.Threaten, null);
            else if (about.All(a => a.Type == EventType.Reject || (a.Polarity == Polarity.Negated && !IsConflict(a.Type)))) (type, mode) = (EventType.Reject, null);
        }
        if (receivers.IsEmpty && type is EventType.Aid or EventType.Cooperate or EventType.Mobilize) receivers = Purpose(p, frame, doers, depth);
        if (receivers.IsEmpty && !entry.NoRecipient && !about.IsEmpty && entry.Operator != LexiconOperator.Deny)
            receivers = FromAbout(about, doers, type);
        if (receivers.All(r => r.Actor is null) && entry.Operator != LexiconOperator.Deny && !entry.NoRecipient && type is EventType.Threaten or EventType.Reject or EventType.Request && Elsewhere(p, frame, doers) is { IsEmpty: false } elsewhere) receivers = elsewhere;
        if (entry.Reciprocal && receivers.IsEmpty && doers.Select(d => d.Actor).Distinct().Count() < 2 && obliques.Count == 0 && entry.Weak) return [];
        if (receivers.IsEmpty && entry.Operator is LexiconOperator.Commit or LexiconOperator.Plan && about.Any(a => a.Reciprocal) && doers.Select(d => d.Actor).Distinct().Count() > 1) entry = entry with { Reciprocal = true };
        // "the land that Chile had taken in 1967" says which land is meant, not that Chile invaded anybody.
        if (receivers.IsEmpty && type == EventType.Assault && tree.Relation(p) is "acl" or "amod" && frame.Object >= 0 && frame.Object == tree.Head(p) && lexicon.InClass("LAND", tree.Lemma(frame.Object))) return [];
        if (entry.Swap) (doers, receivers) = (receivers, doers);
        var made = Make(p, entry, type, mode, doers, receivers, about, frame);
        // "may face sanctions": what may befall the subject is nobody's threat.
        return entry.Swap && circumstances.ModalityOf(p) == Modality.Possible ? made : Recast(p, made, about);
    }

    private ImmutableArray<CodedEvent> Nominal(int p, LexiconEntry entry, Frame frame, int depth)
    {
        var light = frames.LightVerb(p);
        var doers = ImmutableArray<ActorMention>.Empty;
        var receivers = ImmutableArray<ActorMention>.Empty;
        var by = frame.Oblique("by");
        var of = frame.Oblique("of");
        var ofRole = entry.OfRole.Length > 0 ? entry.OfRole : entry.To.Contains("of") ? "obj" : "subj";
        if (by >= 0) doers = Named(by);
        var between = frame.Oblique("between");
        if (between < 0) between = frame.Oblique("among");
        var modifiers = actors.Modifiers(p);
        if (doers.IsEmpty && frame.Subject >= 0) doers = Named(frame.Subject);
        else if (frame.Subject >= 0 && by >= 0) receivers = Named(frame.Subject);
        var ofNamed = of >= 0 && ofRole != "none" ? Named(of) : [];
        var reciprocal = false;
        if (between >= 0 && entry.Reciprocal)
        {
            var pair = Named(between);
            if (pair.Select(m => m.Actor).Distinct().Count() > 1) (doers, reciprocal) = (pair, true);
            else if (pair.Length > 0 && doers.IsEmpty) doers = pair;
        }
        if (!reciprocal && modifiers.Length > 1 && entry.Reciprocal && doers.IsEmpty) (doers, reciprocal) = (modifiers, true);
        else if (!reciprocal && doers.IsEmpty && !modifiers.IsEmpty && light < 0) doers = [modifiers[0]];
        if (!reciprocal && doers.IsEmpty && ofRole == "subj" && !ofNamed.IsEmpty) doers = ofNamed;
        if (light >= 0)
        {
            var verb = frames.Of(light);
            var agents = verb.Subject >= 0 ? Named(verb.Subject) : [];
            if (verb.Subject >= 0 && IsAbstract(verb.Subject)) return [];
            if (!agents.IsEmpty)
            {
                if (!modifiers.IsEmpty && receivers.IsEmpty && ofRole != "subj" && agents[0].Actor != modifiers[0].Actor) receivers = modifiers;
                doers = agents;
            }
            foreach (var o in verb.Obliques) if (!frame.Obliques.Contains(o)) frame.Obliques.Add(o);
        }
        if (!reciprocal && receivers.IsEmpty && !entry.NoRecipient)
        {
            if (ofRole == "obj" && !ofNamed.IsEmpty) receivers = Apart(ofNamed, doers);
            if (receivers.IsEmpty)
                foreach (var slot in entry.To)
                {
                    if (slot is "of" or "obj" or "iobj" or "comp") continue;
                    var head = frame.Oblique(slot);
                    if (head < 0 || head == between) continue;
                    receivers = Apart(Receiver(head), doers);
                    if (!receivers.IsEmpty) break;
                }
            if (receivers.IsEmpty && frame.Oblique("with") is var with and >= 0) receivers = Apart(Named(with), doers);
        }
        if (entry.Reciprocal && !reciprocal && (doers.IsEmpty || receivers.IsEmpty) && light < 0) return [];
        // "Iraq's invasion by the US" and "the invasion of Ukraine" leave one side open; with both open there is nothing to tell.
        if (doers.All(d => d.Actor is null) && receivers.All(r => r.Actor is null)) return [];
        var about = entry.Type is EventType.Accuse or EventType.Request or EventType.Reject or EventType.Threaten or EventType.Agree ? About(p, entry, frame, depth) : [];
        if (entry.Operator == LexiconOperator.Plan && about.IsEmpty) return [];
        if (receivers.IsEmpty && !about.IsEmpty) receivers = FromAbout(about, doers, entry.Type!.Value);
        var made = Make(p, entry, entry.Type!.Value, entry.Mode, doers, receivers, about, frame);
        return light >= 0 ? Recast(p, made, about) : made;
    }

    // Relationships, contexts and partnerships do nothing to anybody, whoever they are between.
    private bool IsAbstract(int subject) => lexicon.InClass("ABSTRACT", tree.Lemma(subject)) && !actors.Of(subject).Any(m => m.Actor is not null);

    // "supplied shells to aid Russia's war": whom the purpose is for.
    private ImmutableArray<ActorMention> Purpose(int p, Frame frame, ImmutableArray<ActorMention> doers, int depth)
    {
        foreach (var at in new[] { p, frame.Object }.Concat(tree.Children(p).Concat(frame.Object < 0 ? [] : tree.Children(frame.Object)).Where(c => tree.Relation(c) == "conj" && !tree.IsVerb(c))))
        {
            if (at < 0) continue;
            foreach (var child in tree.Children(at))
            {
                if (tree.Relation(child) is not ("advcl" or "acl" or "xcomp") || frames.Mark(child) != "to") continue;
                var found = At(child, depth + 1).Where(e => !IsConflict(e.Type) && e.Recipient is { Actor: not null } r && !doers.Any(d => d.Actor == r.Actor)).Select(e => e.Recipient!).DistinctBy(m => m.Span).ToImmutableArray();
                if (found.IsEmpty) continue;
                taken[child] = true;
                return found;
            }
        }
        return [];
    }

    /// <summary>Those a phrase names, or those named within it.</summary>
    private ImmutableArray<ActorMention> Named(int head)
    {
        var own = actors.Of(head);
        if (own.Any(m => m.Actor is not null)) return own.Length > 1 ? [.. own.Where(m => m.Actor is not null || m.Sector is not null)] : own;
        var within = actors.Within(head);
        if (within.IsEmpty) return own;
        if (own.IsEmpty) return tree.Pos(head) == Upos.PRON ? [] : within;
        return own;
    }

    private ImmutableArray<ActorMention> Receiver(int head)
    {
        var own = actors.Of(head);
        if (own.Any(m => m.Actor is not null)) return own;
        var within = actors.Within(head);
        return within.IsEmpty ? own : within;
    }

    private static ImmutableArray<ActorMention> Apart(ImmutableArray<ActorMention> found, ImmutableArray<ActorMention> doers) =>
        [.. found.Where(f => !doers.Any(d => d.Actor == f.Actor && d.Span == f.Span))];

    private ImmutableArray<ActorMention> Receivers(LexiconEntry entry, Frame frame, ImmutableArray<ActorMention> doers)
    {
        var fallback = ImmutableArray<ActorMention>.Empty;
        foreach (var slot in entry.To)
        {
            foreach (var head in Slot(slot, frame))
            {
                if (head < 0 || head == frame.Subject) continue;
                // The shells in "supply shells" are what is given, never whom to.
                if (head == frame.Object && entry.Type is EventType.Aid or EventType.Cooperate or EventType.Mobilize && entry.Needs.Any(n => n.Kind == LexiconNeedKind.Object)
                    && (lexicon.InClass("ARMS", tree.Lemma(head)) || lexicon.InClass("AIDGOODS", tree.Lemma(head)))) continue;
                var found = Apart(Receiver(head), doers);
                if (found.Any(f => f.Actor is not null)) return found;
                if (fallback.IsEmpty && !found.IsEmpty) fallback = found;
            }
        }
        return fallback;
    }

    private IEnumerable<int> Slot(string slot, Frame frame)
    {
        switch (slot)
        {
            case "obj": yield return frame.Object; break;
            case "iobj": yield return frame.Indirect; break;
            case "comp":
                if (frame.Clause >= 0) yield return frames.Of(frame.Clause) is { Passive: true } passive ? passive.Object : frames.Surface(frame.Clause, 0);
                break;
            default:
                foreach (var (preposition, head) in frame.Obliques) if (!IsVenue(head) && !(tree.Head(head) >= 0 && IsVenue(tree.Head(head))) && (preposition == slot || (slot == "from" && preposition == "out of"))) yield return head;
                break;
        }
    }

    // "at a meeting in Tripoli": where people met is not whom they acted upon.
    private bool IsVenue(int head) => tree.Case(head) is "at" or "during" or "after" && lexicon.InClass("TALKS", tree.Lemma(head));

    // Whom an act of speech is directed at, where only its content names them: "threatened to attack Iran", "agreed to help Cuba".
    private static ImmutableArray<ActorMention> FromAbout(ImmutableArray<CodedEvent> about, ImmutableArray<ActorMention> doers, EventType type)
    {
        foreach (var e in about)
        {
            var side = e.Actor is { Actor: not null } a && !doers.Any(d => d.Actor == a.Actor) ? e.Actor : e.Recipient;
            if (type is EventType.Agree or EventType.Threaten or EventType.Reject && e.Recipient is { Actor: not null } r && !doers.Any(d => d.Actor == r.Actor && d.Person == r.Person)) side = r;
            if (side is { Actor: not null } && !doers.Any(d => d.Actor == side.Actor && d.Span == side.Span)) return [.. about.Select(x => ReferenceEquals(side, e.Recipient) ? x.Recipient : x.Actor).OfType<ActorMention>().DistinctBy(m => (m.Actor, m.Sector, m.Span))];
        }
        return [];
    }

    // "threatened to strike unless Israel ...": the condition names whom the threat is for; else whoever the content names.
    private ImmutableArray<ActorMention> Elsewhere(int p, Frame frame, ImmutableArray<ActorMention> doers)
    {
        foreach (var at in new[] { p, frame.Clause })
        {
            if (at < 0) continue;
            foreach (var child in tree.Children(at))
            {
                if (tree.Relation(child) != "advcl" || frames.Mark(child) is not ("if" or "unless" or "until")) continue;
                var found = Apart(Named(frames.Surface(child, 0) is var s and >= 0 ? s : child), doers).Where(m => m.Actor is not null && !doers.Any(d => d.Actor == m.Actor)).ToImmutableArray();
                if (!found.IsEmpty) return found;
            }
        }
        if (frame.Clause < 0) return [];
        var inner = frames.Of(frame.Clause);
        foreach (var head in inner.Obliques.Select(o => o.Head).Prepend(inner.Object))
        {
            if (head < 0) continue;
            var found = Receiver(head).Where(m => m.Actor is not null && !doers.Any(d => d.Actor == m.Actor)).ToImmutableArray();
            if (!found.IsEmpty) return found;
        }
        return [];
    }

    private static bool IsConflict(EventType type) => type >= EventType.Request;
}
