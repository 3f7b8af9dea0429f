using System.Collections.Immutable;
using Entente.Documents;
using Entente.Language;

namespace Entente.Coding;

/// <summary>What events are about, and what promise, refusal, failure, ending and time to come make of them.</summary>
internal sealed partial class EventReader
{
    /// <summary>The events that an act of speech is about; they are taken, so that they stand nowhere else.</summary>
    private ImmutableArray<CodedEvent> About(int p, LexiconEntry entry, Frame frame, int depth)
    {
        var roots = new List<int>();
        if (frame.Clause >= 0) roots.Add(frame.Clause);
        if (tree.IsVerb(p))
        {
            if (frame.Object >= 0 && frame.Object != tree.Head(p)) roots.Add(frame.Object);
            foreach (var (preposition, head) in frame.Obliques)
                if (preposition is "of" or "for" or "with" or "over" or "to" or "from" && tree.Pos(head) != Upos.PROPN && entry.Type is EventType.Accuse or EventType.Request or EventType.Agree or EventType.Threaten or EventType.Reject) roots.Add(head);
        }
        else
            foreach (var (preposition, head) in frame.Obliques)
                if (preposition is "of" or "for" or "to" && tree.Pos(head) == Upos.NOUN && entry.Type is EventType.Request or EventType.Accuse or EventType.Threaten or EventType.Agree) roots.Add(head);
        var found = ImmutableArray.CreateBuilder<CodedEvent>();
        foreach (var root in roots.Distinct())
            foreach (var (i, events) in Below(root, depth))
            {
                // "accused Iran of attacks" keeps its deed; the phrase that the entry itself is made of is no deed of its own.
                if (IsPartOf(entry, frame, i)) continue;
                if (events.IsEmpty) continue;
                taken[i] = true;
                foreach (var e in events) found.Add(Embed(p, e));
            }
        if (found.Count == 0 && entry.Operator == LexiconOperator.Deny | entry.Operator == LexiconOperator.Refuse) found.AddRange(charges.Denied(p, tree, lexicon, frames, attributions));
        return [.. found.DistinctBy(e => (e.Type, e.Trigger, e.Actor?.Span, e.Actor?.Actor, e.Recipient?.Span, e.Recipient?.Actor))];
    }

    private bool IsPartOf(LexiconEntry entry, Frame frame, int i)
    {
        foreach (var need in entry.Needs)
            if ((need.Kind == LexiconNeedKind.Object && i == frame.Object) || (need.Kind == LexiconNeedKind.Oblique && i == frame.Oblique(need.Word))) return true;
        return false;
    }

    // The events at a clause's head and those that stand beside it (conjuncts, purpose, light verbs' nouns); not those of its relative clauses.
    private IEnumerable<(int At, ImmutableArray<CodedEvent> Events)> Below(int root, int depth)
    {
        var events = At(root, depth + 1);
        yield return (root, events);
        foreach (var child in tree.Children(root))
        {
            var relation = tree.Relation(child);
            if (relation is "conj" || (relation is "xcomp" or "ccomp" && events.IsEmpty) || (relation is "obj" or "nsubj" && events.IsEmpty)
                || (relation == "acl" && events.IsEmpty && !frames.IsRelative(child)) || (relation == "obl" && events.IsEmpty) || (relation is "nmod" && events.IsEmpty && tree.Case(child) is "of" or "for"))
                foreach (var more in Below(child, depth + 1)) yield return more;
            else if (relation == "advcl" && frames.Mark(child) == "to" && !events.IsEmpty)
            {
                // "supplying artillery to aid Russia's war": the purpose names whom the deed is for.
                var purpose = At(child, depth + 1);
                if (!purpose.IsEmpty) yield return (child, purpose);
            }
        }
    }

    private CodedEvent Embed(int by, CodedEvent e)
    {
        // What is denied is not taken for granted: "denied an attack".
        if (predicates.At(by)?.Operator == LexiconOperator.Deny && e.Modality == Modality.Presupposed) e = e with { Modality = Modality.Actual };
        var chains = attributions.Of(TokenAt(e.Trigger));
        return e with { Attributions = chains.Length > 0 && e.Attributions.IsEmpty ? chains[0] : e.Attributions };
    }

    private int TokenAt(TextSpan span)
    {
        for (var i = 0; i < tree.Count; i++) if (tree[i].Span.Start == span.Start) return i;
        return 0;
    }

    /// <summary>One event for each pair of doer and receiver, or one that is reciprocal for each pair of doers.</summary>
    private ImmutableArray<CodedEvent> Make(
        int p, LexiconEntry entry, EventType type, string? mode, ImmutableArray<ActorMention> doers, ImmutableArray<ActorMention> receivers,
        ImmutableArray<CodedEvent> about, Frame frame)
    {
        if (doers.IsEmpty && receivers.IsEmpty && about.IsEmpty) return [];
        var modality = circumstances.ModalityOf(p);
        var polarity = circumstances.IsNegated(p) ? Polarity.Negated : Polarity.Affirmed;
        var (first, last) = ClauseOf(p);
        // What is taken for granted is granted by the writer, whoever speaks around it.
        var chains = modality == Modality.Presupposed ? [[]] : attributions.Of(p);
        var made = ImmutableArray.CreateBuilder<CodedEvent>();
        var template = new CodedEvent
        {
            Type = type, Mode = mode, Contexts = Contexts(entry, about), Trigger = TriggerOf(p, entry, frame), TriggerLemma = entry.Phrase.Contains('+') || entry.Phrase.Contains('~') ? Plain(entry.Phrase) : entry.Phrase,
            Quote = tree.Span(first, last), Modality = modality, Polarity = polarity, Date = circumstances.DateOf(p), Place = circumstances.PlaceOf(p, frame),
            About = about, IsStatement = entry.Statement, Rule = $"{entry.Where} {entry.Pos} {entry.Phrase} -> {type}",
        };
        var distinct = doers.Where(d => d.Actor is not null).DistinctBy(d => (d.Actor, d.Sector)).ToArray();
        var reciprocal = entry.Reciprocal && receivers.IsEmpty && distinct.Length > 1;
        foreach (var chain in chains)
        {
            var speaking = template with { Attributions = chain };
            if (reciprocal)
            {
                for (var i = 0; i < distinct.Length && i < 4; i++)
                    for (var j = i + 1; j < distinct.Length && j < 4; j++)
                        made.Add(speaking with
                        {
                            Actor = distinct[i], Recipient = distinct[j], Reciprocal = true,
                            About = [.. about.SelectMany(a => new[] { Speak(a, distinct[i], doers), Speak(a, distinct[j], doers) }).Distinct(ReferenceEqualityComparer.Instance).Cast<CodedEvent>()],
                        });
                continue;
            }
            var sides = receivers.IsEmpty ? [null] : receivers.Take(6).Cast<ActorMention?>().ToArray();
            var actorsOf = doers.IsEmpty ? [null] : doers.Take(6).Cast<ActorMention?>().ToArray();
            foreach (var doer in actorsOf)
                foreach (var receiver in sides)
                {
                    if (doer?.Actor is not null && doer.Actor == receiver?.Actor && doer.Sector == receiver.Sector && entry.Reciprocal) continue;
                    made.Add(speaking with
                    {
                        Actor = doer, Recipient = receiver, Reciprocal = entry.Reciprocal && receiver is not null && type is not EventType.Reject,
                        About = doer is null ? about : [.. about.Select(a => Speak(a, doer, doers))],
                    });
                }
        }
        return [.. made.Select(m => m with { Confidence = Confidence(p, entry, m) })];
    }

    // Where several speak together each one's event carries his own word for what it is about.
    private static CodedEvent Speak(CodedEvent about, ActorMention doer, ImmutableArray<ActorMention> doers)
    {
        if (doers.Length < 2 || about.Attributions.IsEmpty) return about;
        var index = -1;
        for (var i = 0; i < about.Attributions.Length; i++)
            if (about.Attributions[i].Speaker is { } speaker && doers.Any(d => d.Span == speaker.Span && d.Actor == speaker.Actor)) index = i;
        return index < 0 ? about : about with { Attributions = about.Attributions.SetItem(index, about.Attributions[index] with { Speaker = doer }) };
    }

    private static string Plain(string phrase) => phrase.Replace("+$", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal).Replace(":", " ", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).TrimEnd();

    private static ImmutableArray<string> Contexts(LexiconEntry entry, ImmutableArray<CodedEvent> about) =>
        [.. entry.Contexts.Concat(about.SelectMany(a => a.Contexts)).Distinct().Order(StringComparer.Ordinal)];

    private TextSpan TriggerOf(int p, LexiconEntry entry, Frame frame) => tree[p].Span;

    private (int First, int Last) ClauseOf(int p)
    {
        var (first, last) = tree.Range(p);
        // A relative clause or a long aside after the deed is not part of the words for it, nor is closing punctuation.
        while (last > p && tree.Pos(last) == Upos.PUNCT && tree.Form(last) is "." or "," or ";" or ":" or "?" or "!") last--;
        while (first < p && tree.Pos(first) == Upos.PUNCT && tree.Form(first) is "," or ";" or ":") first++;
        return (first, last);
    }

    /// <summary>A deed to come is a promise or a threat in PLOVER; a refusal where it is denied. The deed itself stands in About.</summary>
    private ImmutableArray<CodedEvent> Recast(int p, ImmutableArray<CodedEvent> made, ImmutableArray<CodedEvent> about)
    {
        if (made.IsEmpty) return made;
        var sample = made[0];
        var type = sample.Type;
        if (sample.Modality == Modality.Future && sample.Actor is not null && !IsPurpose(p))
        {
            EventType? to = null;
            if (sample.Polarity == Polarity.Negated) to = type is EventType.Request or EventType.Accuse or EventType.Reject or EventType.Threaten ? null : EventType.Reject;
            else if (type is EventType.Consult or EventType.Support or EventType.Concede or EventType.Cooperate or EventType.Aid or EventType.Retreat) to = EventType.Agree;
            else if (type is EventType.Protest or EventType.Sanction or EventType.Mobilize or EventType.Coerce or EventType.Assault) to = EventType.Threaten;
            if (to is { } t)
                return [.. made.Select(m => m with { Type = t, Mode = null, Polarity = Polarity.Affirmed, IsStatement = false, About = [m], RecastOf = m.Type, Rule = m.Rule + " (to come)" })];
        }
        if (sample.Modality == Modality.Possible && sample.Actor is not null && sample.Polarity == Polarity.Affirmed && tree.HasChildLemma(p, "aux", "may")
            && type is EventType.Sanction or EventType.Mobilize or EventType.Coerce or EventType.Assault or EventType.Protest)
            return [.. made.Select(m => m with { Type = EventType.Threaten, Mode = null, About = [m], RecastOf = m.Type, Rule = m.Rule + " (may)" })];
        if (sample.Polarity == Polarity.Negated && sample.Modality == Modality.Actual && type is EventType.Agree && tree.IsVerb(p))
            return [.. made.Select(m => m with { Type = EventType.Reject, Polarity = Polarity.Affirmed, Mode = null, RecastOf = m.Type, Rule = m.Rule + " (refused)" })];
        return made;
    }

    private bool IsPurpose(int p) => frames.Mark(p) == "to" && (tree.Relation(p) is "advcl"
        || (tree.Relation(p) is "acl" && !(predicates.At(tree.Head(p)) is { Operator: LexiconOperator.Commit or LexiconOperator.Plan or LexiconOperator.Threat })));

    // "the United States said North Korea must disarm": a demand by whoever says so.
    private ImmutableArray<CodedEvent> Obliged(int p, int depth)
    {
        if (lexicon.Speech('v', tree.Lemma(p)) is null) return [];
        var frame = frames.Of(p);
        if (frame.Clause < 0 || tree.Relation(frame.Clause) != "ccomp" || circumstances.ModalityOf(frame.Clause) != Modality.Requested) return [];
        var doers = frame.Subject >= 0 ? Named(frame.Subject) : [];
        var clause = frames.Of(frame.Clause);
        var asked = clause.Passive ? clause.Object : frames.Surface(frame.Clause, 0);
        if (doers.All(d => d.Actor is null) || asked < 0) return [];
        var receivers = Apart(Named(asked), doers);
        if (receivers.IsEmpty || receivers.All(r => doers.Any(d => d.Actor == r.Actor && d.Sector == r.Sector))) return [];
        var about = ImmutableArray.CreateBuilder<CodedEvent>();
        foreach (var (i, events) in Below(frame.Clause, depth))
        {
            if (events.IsEmpty) continue;
            taken[i] = true;
            about.AddRange(events);
        }
        var entry = new LexiconEntry { Phrase = tree.Lemma(p) + " ... must", Lemma = tree.Lemma(p), Pos = 'v', Type = EventType.Request, Contexts = ["diplomatic"], Where = "rule:obligation" };
        return Make(p, entry, EventType.Request, "demand", doers, receivers, about.ToImmutable(), frame);
    }

    /// <summary>The end of a deed: of a hostile one a concession, of a friendly one a sanction.</summary>
    private ImmutableArray<CodedEvent> Halted(int p, int depth)
    {
        var frame = frames.Of(p);
        var made = ImmutableArray.CreateBuilder<CodedEvent>();
        foreach (var root in new[] { frame.Clause, frame.Object })
        {
            if (root < 0 || root == tree.Head(p)) continue;
            foreach (var (i, events) in Below(root, depth))
            {
                if (events.IsEmpty) continue;
                taken[i] = true;
                var doers = frame.Subject >= 0 ? Named(frame.Subject) : [];
                foreach (var e in events)
                {
                    var (type, mode) = e.Type switch
                    {
                        EventType.Assault or EventType.Mobilize => (EventType.Retreat, "ceasefire"),
                        EventType.Sanction or EventType.Coerce or EventType.Protest or EventType.Threaten or EventType.Accuse => (EventType.Concede, "lift"),
                        EventType.Consult or EventType.Agree => (EventType.Reject, "cancel"),
                        _ => (EventType.Sanction, "relations"),
                    };
                    var (first, last) = ClauseOf(p);
                    var recipient = e.Recipient ?? (e.Actor is { } a && !doers.Any(d => d.Actor == a.Actor) ? a : null);
                    var halted = e with
                    {
                        Type = type, Mode = mode, Actor = doers.IsEmpty ? e.Actor : doers[0], Recipient = recipient, Trigger = tree[p].Span, TriggerLemma = tree.Lemma(p), Quote = tree.Span(first, last),
                        Modality = circumstances.ModalityOf(p), Polarity = circumstances.IsNegated(p) ? Polarity.Negated : Polarity.Affirmed, Date = circumstances.DateOf(p) ?? e.Date,
                        About = [e with { Modality = Modality.Presupposed }], Rule = $"operators.txt v {tree.Lemma(p)} (ends) + {e.Rule}", Attributions = attributions.Of(p)[0],
                    };
                    made.Add(halted);
                }
            }
        }
        return Recast(p, made.ToImmutable(), []);
    }

    /// <summary>What failed: an agreement or talks that failed are a refusal; other deeds simply were not done.</summary>
    private ImmutableArray<CodedEvent> Failed(int p, int depth)
    {
        var frame = frames.Of(p);
        var made = ImmutableArray.CreateBuilder<CodedEvent>();
        // "whose overtures had faltered": the deed stands as subject.
        if (frame.Subject >= 0 && frame.Clause < 0 && !tree.IsVerb(frame.Subject))
            foreach (var e in At(frame.Subject, depth + 1))
            {
                taken[frame.Subject] = true;
                made.Add(e with { Polarity = Polarity.Negated, Modality = Modality.Actual, Quote = tree.Span(ClauseOf(p).First, ClauseOf(p).Last), Rule = $"operators.txt v {tree.Lemma(p)} (failed) + {e.Rule}" });
            }
        foreach (var (i, events) in frame.Clause < 0 ? [] : Below(frame.Clause, depth))
        {
            if (events.IsEmpty) continue;
            taken[i] = true;
            foreach (var e in events)
                made.Add(e.Type is EventType.Agree or EventType.Support or EventType.Consult or EventType.Concede
                    ? e with { Type = EventType.Reject, Mode = null, Polarity = Polarity.Affirmed, Trigger = tree[p].Span, TriggerLemma = tree.Lemma(p), Rule = $"operators.txt v {tree.Lemma(p)} (failed) + {e.Rule}", About = [e with { Polarity = Polarity.Negated }], RecastOf = e.Type }
                    : e with { Polarity = Polarity.Negated });
        }
        return made.ToImmutable();
    }

    private double Confidence(int p, LexiconEntry entry, CodedEvent e)
    {
        var value = entry.Weak ? 0.45 : 0.85;
        if (e.Actor?.Actor is null) value *= 0.45;
        if (e.Recipient?.Actor is null) value *= 0.75;
        if (e.Modality is Modality.Presupposed) value *= 0.6;
        if (e.Modality is Modality.Possible or Modality.Conditional) value *= 0.45;
        if (e.Modality is Modality.Requested) value *= 0.5;
        if (e.Polarity == Polarity.Negated && e.Type is not EventType.Reject) value *= 0.4;
        if (!tree.IsVerb(p)) value *= 0.8;
        if (tree.Relation(p) is "acl" or "advcl") value *= 0.8;
        if (e.Actor?.Resolution is Resolution.Unresolved || e.Recipient?.Resolution is Resolution.Unresolved) value *= 0.8;
        return Math.Round(value, 3);
    }
}
