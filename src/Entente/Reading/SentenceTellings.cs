using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;

namespace Entente.Reading;

/// <summary>Takes coded events apart into what is told, each with its voice: a speech act and its content are two; a plan and what is planned are one.</summary>
internal sealed class SentenceTellings(Tree tree, VoiceWords words)
{
    /// <summary>What an act of speech lends to its content: a voice, and who speaks.</summary>
    private sealed record Frame(Voice Voice, ActorCode? Speaker, TextSpan Cue);

    private readonly VoiceReader voices = new(tree, words);

    public IEnumerable<Telling> Of(CodedEvent e) => Of(e, null, 0);

    private IEnumerable<Telling> Of(CodedEvent e, Frame? frame, int depth)
    {
        if (depth > 4) return [];
        // A deed to come that was coded as a promise or a threat, an agreement that failed and was coded as a refusal: the deed itself is told.
        if (e.RecastOf is { } was)
        {
            if (e.About is [var deed, ..] && !(e.Type == EventType.Reject && deed.Modality == Modality.Future && deed.Polarity == Polarity.Negated))
                return e.About.Take(1).SelectMany(a => Of(a with { Rule = e.Rule, Confidence = Math.Max(a.Confidence, e.Confidence) }, frame, depth + 1));
            if (e.About.IsEmpty) return [Make(e with { Type = was, Polarity = Polarity.Negated }, frame)];
            return [Make(e, frame)];
        }
        if (e.About.IsEmpty) return [Make(e, frame)];
        var (lent, keepsAct) = Lent(e);
        var content = lent is null ? [] : e.About.SelectMany(a => Of(Asked(e, a), FrameFor(e, a, lent.Value), depth + 1)).ToImmutableArray();
        return keepsAct || content.IsEmpty ? [Make(e, frame), .. content] : content;
    }

    // The voice of what an event is about, null where that is not told apart; and whether the act itself is told beside its content.
    private (Voice? Content, bool KeepsAct) Lent(CodedEvent e)
    {
        var lemma = Lemma(e);
        if (e.Type == EventType.Reject) return e.Mode == "deny" ? (Voice.Denied, false) : (null, true);
        if (e.Type is EventType.Accuse) return (words.Grants(lemma) ? Voice.Presupposed : Voice.Alleged, true);
        if (e.Type is EventType.Request) return (Voice.Demanded, true);
        if (e.Type is EventType.Support) return (words.Grants(lemma) ? Voice.Presupposed : Voice.Planned, true);
        var above = words.Of('v', lemma) ?? words.Of('n', lemma) ?? words.Of('a', lemma);
        // To agree to something is an agreement; to plan or promise it is no act beside what is promised.
        if (lemma is "agree" or "consent" or "accede" or "assent") return (Voice.Planned, e.Type == EventType.Agree);
        if (above is Voice.Planned or Voice.Possible) return (above, false);
        if (e.Type is EventType.Threaten) return (Voice.Threatened, true);
        return e.Type == EventType.Agree ? (Voice.Planned, true) : (null, true);
    }

    // Whoever demands a deed does not ask it of himself.
    private static CodedEvent Asked(CodedEvent by, CodedEvent content) =>
        by is { Type: EventType.Request, Recipient.Actor: { } asked } && content.Actor is not null && ActorCode.Of(content.Actor) == ActorCode.Of(by.Actor) && content.Recipient?.Actor != asked
            ? content with { Actor = by.Recipient, Recipient = content.Recipient?.Actor == by.Actor?.Actor ? null : content.Recipient } : content;

    private Frame FrameFor(CodedEvent by, CodedEvent content, Voice voice)
    {
        var speaker = ActorCode.Of(by.Actor);
        if (voice == Voice.Denied && content.Attributions is [.., { Stance: Stance.Denies, Speaker: { } denier }]) speaker = ActorCode.Of(denier);
        var pledges = content.Attributions is [.., { Stance: Stance.Pledges }] || Lexicon.Default.Speech('v', Lemma(by)) is { Stance: Stance.Pledges };
        if (voice == Voice.Planned && pledges && StatementTypes.IsHostile(StatementTypes.Of(content.Type, content.Mode)) && content.Type != EventType.Reject) voice = Voice.Threatened;
        // Of a plan nobody is said to speak; of a promise, a charge, a demand the one who makes it.
        ActorCode? who = voice switch
        {
            Voice.Presupposed or Voice.Possible => null,
            Voice.Planned => pledges ? speaker : null,
            _ => speaker,
        };
        return new(voice, who, by.Trigger);
    }

    private Telling Make(CodedEvent e, Frame? frame)
    {
        var type = StatementTypes.Of(e.Type, e.Mode);
        var (voice, speaker, cue) = frame is null ? Standing(e, type) : (frame.Voice, frame.Speaker, (TextSpan?)frame.Cue);
        return new()
        {
            Type = type, Mode = e.Mode, Voice = voice, Trigger = e.Trigger, Quote = e.Quote, Actors = [e.Actor], Recipients = [e.Recipient],
            Both = e.Reciprocal || type == StatementType.Agree || (type == StatementType.Consult && e.Mode != "visit"),
            Speaker = speaker, Cue = cue, Date = e.Date, Confidence = Math.Clamp(e.Confidence, 0, 1), Rule = e.Rule,
        };
    }

    // The voice of an event that no act of speech of the same reading is about.
    private (Voice Voice, ActorCode? Speaker, TextSpan? Cue) Standing(CodedEvent e, StatementType type)
    {
        var link = e.Attributions.IsEmpty ? null : e.Attributions[^1];
        ActorCode? speaker = link is null || (link.Speaker is null && link.Stance is Stance.Asserts or Stance.Confirms) ? null : ActorCode.Of(link.Speaker);
        var cue = link?.Cue;
        var own = speaker is { IsKnown: true } who && e.Actor is not null && who == ActorCode.Of(e.Actor);
        switch (link?.Stance)
        {
            case Stance.Denies: return (Voice.Denied, speaker, cue);
            case Stance.Alleges: return (Voice.Alleged, speaker, cue);
            case Stance.Demands: return (Voice.Demanded, speaker, cue);
            case Stance.Threatens: return (Voice.Threatened, speaker, cue);
            case Stance.Pledges: return (StatementTypes.IsHostile(type) && type != StatementType.Reject ? Voice.Threatened : Voice.Planned, speaker, cue);
            case Stance.Retracts: return (Voice.Negated, speaker, cue);
        }
        var at = TokenAt(e.Trigger);
        var above = at < 0 ? null : voices.Of(at);
        var voice = above ?? e.Modality switch
        {
            Modality.Future => Voice.Planned,
            Modality.Possible or Modality.Conditional => Voice.Possible,
            Modality.Requested => Voice.Demanded,
            Modality.Presupposed => Voice.Presupposed,
            // "Jordan's attack was followed by": an act that has an owner is spoken of as known, unless a verb lends itself to it.
            _ => at >= 0 && !tree.IsVerb(at) && tree.ChildExact(at, "nmod:poss") >= 0 && tree.Relation(at) is "nsubj" or "obl" or "nmod" ? Voice.Presupposed : Voice.Fact,
        };
        if (voice == Voice.Planned && own && StatementTypes.IsHostile(type) && type != StatementType.Reject) return (Voice.Threatened, speaker, cue);
        if (voice is Voice.Fact or Voice.Presupposed && e.Polarity == Polarity.Negated) return (own ? Voice.Denied : Voice.Negated, speaker, cue);
        // What somebody says of another's hostile act is his charge, unless he confirms it.
        if (voice == Voice.Fact && speaker is not null && !own && StatementTypes.IsHostile(type) && link!.Stance == Stance.Asserts) return (Voice.Alleged, speaker, cue);
        return (voice, speaker, cue);
    }

    public Telling Of(CodedAssessment a)
    {
        var type = StatementTypes.OfJudgement(a.Kind, !a.Against.IsEmpty);
        var link = a.Attributions.IsEmpty ? null : a.Attributions[^1];
        var voice = link?.Stance == Stance.Denies ? Voice.Denied : a.Polarity == Polarity.Negated || a.Kind == "not-isolated" ? Voice.Negated : Voice.Judged;
        return new()
        {
            Type = type, Voice = voice, Trigger = a.Trigger, Quote = a.Quote, Actors = [.. a.Subjects], Recipients = [.. a.Against],
            Both = type is StatementType.Closer or StatementType.Apart or StatementType.Bloc or StatementType.Interest && a.Against.IsEmpty,
            Speaker = link?.Speaker is { } speaker ? ActorCode.Of(speaker) : null, Cue = link?.Cue, Date = a.Date, Confidence = 1, Rule = a.Rule,
        };
    }

    private string Lemma(CodedEvent e) => TokenAt(e.Trigger) is var at and >= 0 ? tree.Lemma(at) : e.TriggerLemma;

    private int TokenAt(TextSpan span)
    {
        for (var i = 0; i < tree.Count; i++) if (tree[i].Span.Start == span.Start) return i;
        return -1;
    }
}
