using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;

namespace Entente.Reading;

/// <summary>
/// Statements as event data have them (docs/methods/coding.md): PLOVER's types where the ontology draws the line elsewhere than the statements do,
/// and acts of saying as events of their own, with what they are about.
/// </summary>
public static class EventCoding
{
    /// <summary>A sentence in which nothing is done with at least this probability has no main event.</summary>
    private const double Nothing = 0.5;
    /// <summary>What a statement of the same parties adds to the probability of its type.</summary>
    private const double Seconded = 0.5;
    /// <summary>What the lexicon's type of its predicate adds to the probability of that type.</summary>
    private const double Lexical = 0.5;
    /// <summary>Beside a sentence's main event others are counted on from this confidence.</summary>
    private const double Beside = 0.5;

    /// <param name="read">What was read; with what is made of each sentence by itself, where event data are asked for, else its statements alone.</param>
    /// <param name="level">Which statements are counted on.</param>
    /// <param name="opinions">Which of those that the document itself judges or holds possible; absent: the same.</param>
    public static CodedText Of(ReadText read, PrintLevel level, PrintLevel? opinions = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (events, assessments) = (ImmutableArray.CreateBuilder<CodedEvent>(), ImmutableArray.CreateBuilder<CodedAssessment>());
        foreach (var s in PrintLevels.Printed(read.Statements, level, opinions))
            if (StatementTypes.IsJudgement(s.Type) && StatementCoding.KindOf(s.Type) is { } kind) assessments.Add(StatementCoding.Judgement(s, kind,
                read.Text, read.Mentions));
        bool IsAct(Statement s) => !StatementTypes.IsJudgement(s.Type) && s.Clues is not null;
        if (read.SentenceEvents.Count == 0)
            foreach (var sentence in PrintLevels.Printed(read.Statements, level, opinions).Where(IsAct).GroupBy(s => s.Clues!))
                events.AddRange(Acts(sentence.Key, [.. sentence], read).OrderBy(a => a.Trigger.Start));
        var told = read.Statements.Where(IsAct).ToLookup(s => s.Clues!);
        foreach (var e in read.SentenceEvents)
        {
            var acts = Acts(e.Clues, [.. told[e.Clues]], read);
            var main = Main(e, acts, read.Text);
            events.AddRange(acts.Where(a => level == PrintLevel.All || main.Contains(a)
                || (!IsOfPair(a, main) && a.Confidence >= (main.Count > 0 ? Beside : PrintLevels.Least(level, Voice.Alleged)))).OrderBy(a => a.Trigger.Start));
        }
        return new(events.ToImmutable(), assessments.ToImmutable(), read.Mentions);
    }

    private static bool IsOfPair(CodedEvent a, List<CodedEvent> main) => main.Any(m => Pairs(a, m.Actor, m.Recipient));

    private static bool Pairs(CodedEvent a, ActorMention? actor, ActorMention? recipient) =>
        (Same(a.Actor, actor) && Same(a.Recipient, recipient)) || (a.Reciprocal && Same(a.Actor, recipient) && Same(a.Recipient, actor));

    // All that the statements of a sentence come to.
    private static List<CodedEvent> Acts(SentenceClues clues, Statement[] statements, ReadText read)
    {
        var (acts, contents) = (new List<CodedEvent>(), new List<(Statement Statement, CodedEvent Event)>());
        foreach (var s in statements.SelectMany(s => s.Deniers.Length > 1 ? s.Deniers.Select(d => s with { Speaker = d }) : [s]))
        {
            // A word of saying is no act; what is said is.
            if (s.Voice is Voice.Fact && clues.Lexicon[s.Guess!.Word] == SentenceClues.Saying
                && s.Type is StatementType.Accuse or StatementType.Consult) continue;
            foreach (var e in Events(s, read))
                if (s.Voice is Voice.Fact or Voice.Presupposed) acts.Add(e);
                else contents.Add((s, e));
        }
        foreach (var (s, content) in contents) Place(s, content, acts, read);
        Halt(clues, acts);
        return acts;
    }

    // What the sentence as a whole is coded as: its pair with its type. Acts that it is are changed in place, others are added.
    private static List<CodedEvent> Main(SentenceEvent e, List<CodedEvent> acts, string text)
    {
        var main = new List<CodedEvent>();
        if (e.Types[0] >= Nothing || e.Clues.Actors is not { } actors || new Clauses(e.Clues.Sentence).IsTurnAlone(Predicate(e))) return main;
        ImmutableArray<ActorMention> Named(int word) => word < 0 ? [] : [.. actors.Within(word).Where(m => m.Actor is not null)
            .DistinctBy(m => (m.Actor, m.Sector)).Take(6)];
        var (doers, receivers) = (Named(e.Actor), Named(e.Recipient));
        if (doers.IsEmpty && receivers.IsEmpty) return main;
        var pairs = new List<(ActorMention? Actor, ActorMention? Recipient, bool Reciprocal)>();
        if (receivers.IsEmpty && doers.Length > 1)
            for (var i = 0; i < doers.Length; i++) for (var j = i + 1; j < doers.Length; j++) pairs.Add((doers[i], doers[j], true));
        else
            foreach (var doer in doers.IsEmpty ? [null] : doers.Cast<ActorMention?>())
                foreach (var receiver in receivers.IsEmpty ? [null] : receivers.Cast<ActorMention?>())
                {
                    // One of several doers does it with the others; an army and the rebels of its state are two.
                    var together = doers.Length > 1 && receiver is not null && doers.Any(d => ActorCode.Of(d) == ActorCode.Of(receiver));
                    if (doer is null || receiver is null || (together ? ActorCode.Of(doer) != ActorCode.Of(receiver)
                        : doer.Actor != receiver.Actor || doer.Sector != receiver.Sector)) pairs.Add((doer, receiver, together));
                }
        foreach (var (actor, recipient, mutual) in pairs)
        {
            var scores = e.Types[1..].Select(p => (double)p).ToArray();
            foreach (var act in acts) if (Pairs(act, actor, recipient)) scores[(int)act.Type] += Seconded * (0.5 + act.Confidence);
            var lexical = e.Clues.Entries[Predicate(e)] is { Type: { } named, Weak: false } ? named : (EventType?)null;
            if (lexical is { } line) scores[(int)line] += Lexical;
            var type = (EventType)Array.IndexOf(scores, scores.Max());
            // Between the two types of one root the lexicon draws the line: to resign is to concede.
            if (lexical is { } other && EventTypes.Root15(other) == EventTypes.Root15(type)) type = other;
            var confidence = Math.Round(Math.Min(1, (1 - e.Types[0]) * scores[(int)type] / (1 + Seconded)), 3);
            var at = acts.FindIndex(a => a.Type == type && Pairs(a, actor, recipient));
            if (at < 0) at = acts.FindIndex(a => Pairs(a, actor, recipient));
            if (at >= 0 && (acts[at].Type == type || EventTypes.Root15(acts[at].Type) == EventTypes.Root15(type))) acts[at] =
                acts[at] with { Confidence = Math.Max(acts[at].Confidence, confidence), Reciprocal = acts[at].Reciprocal || mutual };
            // "Will attack": the attack stands under the threat that it is.
            else if (at >= 0 && acts[at].About.Any(a => a.Type == type)) acts[at] = acts[at] with { Confidence = Math.Max(acts[at].Confidence, confidence) };
            else if (at >= 0) acts[at] = acts[at] with { Type = type, Mode = null, Confidence = Math.Max(acts[at].Confidence, confidence),
                Reciprocal = acts[at].Reciprocal || mutual };
            else
            {
                var (word, clauses) = (Predicate(e), new Clauses(e.Clues.Sentence));
                var token = e.Clues.Sentence.Tokens[word];
                acts.Add(new()
                {
                    Type = type, Actor = actor, Recipient = recipient, Reciprocal = mutual, Trigger = token.Span, TriggerLemma = token.Lemma,
                        Quote = clauses.Span(word), Confidence = confidence,
                    Mode = e.Clues.Entries[word] is { } entry && entry.Type == type ? entry.Mode : null,
                        IsStatement = e.Clues.Entries[word] is { Statement: true } words && words.Type == type,
                    Rule = "the sentence as a whole",
                });
                at = acts.Count - 1;
            }
            main.Add(acts[at]);
        }
        return main;
    }

    // The verb above who acts, or above whom it is done to; else the head of the sentence.
    private static int Predicate(SentenceEvent e)
    {
        var tokens = e.Clues.Sentence.Tokens;
        for (int at = e.Actor >= 0 ? e.Actor : e.Recipient, steps = 0; at >= 0 && steps < tokens.Length; at = tokens[at].Head,
            steps++) if (tokens[at].Upos == Language.Upos.VERB) return at;
        return Math.Max(0, Array.FindIndex([.. tokens], t => t.Head < 0));
    }

    // What is charged, denied, planned, asked for stands under the act of saying it, where that is told; else it makes that act, a charge excepted:
    // then it is an event on somebody's word.
    private static void Place(Statement s, CodedEvent content, List<CodedEvent> acts, ReadText read)
    {
        var speaker = StatementCoding.MentionOf(s.Speaker, s, read.Text, read.Mentions);
        var (type, actor, recipient) = s.Voice switch
        {
            Voice.Planned when content.Actor is not null && Cooperative.Contains(content.Type) => (EventType.Agree, content.Actor, content.Recipient),
            Voice.Planned when content.Actor is not null && Hostile.Contains(content.Type) => (EventType.Threaten, content.Actor, content.Recipient),
            Voice.Threatened when content.Actor is not null => (EventType.Threaten, content.Actor, content.Recipient),
            Voice.Demanded when speaker is not null && !Same(speaker, content.Actor) => (EventType.Request, speaker, content.Actor),
            Voice.Denied when speaker is not null => (EventType.Reject, speaker, StatementCoding.MentionOf(ClaimantOf(s), s, read.Text, read.Mentions)),
            Voice.Alleged when speaker is not null => (EventType.Accuse, speaker, content.Actor),
            Voice.Negated when content.Type == EventType.Agree => (EventType.Reject, content.Actor, content.Recipient),
            Voice.Possible when content.Actor is not null && Hostile.Contains(content.Type) && Has(s, "aux", "may") =>
                (EventType.Threaten, content.Actor, content.Recipient),
            _ => (content.Type, content.Actor, content.Recipient),
        };
        if (type == content.Type && (s.Voice != Voice.Denied || speaker is null)) { acts.Add(content); return; }
        var at = acts.FindIndex(a => a.Type == type && a.Polarity == Polarity.Affirmed && Same(a.Actor, actor)
            && (a.Recipient is null || recipient is null || Same(a.Recipient, recipient)));
        if (at >= 0) acts[at] = acts[at] with { About = acts[at].About.Add(content), IsStatement = acts[at].IsStatement || s.Voice == Voice.Denied };
        else if (s.Voice == Voice.Alleged) acts.Add(content);
        else
            acts.Add(content with
            {
                Type = type, Mode = s.Voice == Voice.Denied ? "deny" : null, Contexts = [], Actor = actor, Recipient = recipient,
                    Polarity = Polarity.Affirmed, Modality = Modality.Actual, Reciprocal = content.Reciprocal && type is EventType.Agree or EventType.Reject,
                About = [content], IsStatement = s.Voice == Voice.Denied,
                    RecastOf = s.Voice is Voice.Planned or Voice.Negated or Voice.Possible ? content.Type : null,
                    Attributions = s.Voice is Voice.Denied or Voice.Demanded ? [] : content.Attributions,
            });
    }

    // An end put to a deed is of a type by what ended: "stopped bombing" is a retreat, "ended the boycott" a concession. The deed stands under it.
    private static void Halt(SentenceClues clues, List<CodedEvent> acts)
    {
        var tokens = clues.Sentence.Tokens;
        int WordOf(CodedEvent e) => Array.FindIndex([.. tokens], t => t.Span == e.Trigger);
        for (var i = 0; i < acts.Count; i++)
        {
            var word = WordOf(acts[i]);
            if (word < 0 || !Lexicon.Default.Is(acts[i].TriggerLemma, LexiconOperator.Halt)) continue;
            var ended = acts.FindIndex(e => e.Modality == Modality.Presupposed && e != acts[i] && WordOf(e) is var w && w >= 0
                && tokens[w].Deprel is not ("nsubj" or "nsubj:pass")
                && (tokens[w].Head == word || (tokens[w].Head >= 0 && tokens[tokens[w].Head].Head == word)));
            if (ended < 0) continue;
            var type = acts[ended].Type switch
            {
                EventType.Assault or EventType.Mobilize => EventType.Retreat,
                EventType.Sanction or EventType.Coerce or EventType.Protest or EventType.Threaten or EventType.Accuse => EventType.Concede,
                EventType.Consult or EventType.Agree => EventType.Reject,
                _ => EventType.Sanction,
            };
            acts[i] = acts[i] with { Type = type, About = [acts[ended]] };
            acts.RemoveAt(ended);
            if (ended < i) i--;
        }
    }

    private static readonly ImmutableArray<EventType> Cooperative = [EventType.Consult, EventType.Support, EventType.Concede, EventType.Cooperate,
        EventType.Aid, EventType.Retreat];
    private static readonly ImmutableArray<EventType> Hostile = [EventType.Protest, EventType.Sanction, EventType.Mobilize, EventType.Coerce,
        EventType.Assault];

    private static bool Same(ActorMention? a, ActorMention? b) => a?.Actor == b?.Actor;

    // "Guyana rejected Venezuela's claim": whose claim is denied.
    private static ActorCode? ClaimantOf(Statement s)
    {
        if (s.Clues is not { } clues) return null;
        var tokens = clues.Sentence.Tokens;
        bool IsClaim(int i) => tokens[i].Head == s.Guess!.Word && tokens[i].Deprel == "obj"
            && Lexicon.Default.InClass("STATEMENT", tokens[i].Lemma.ToLowerInvariant());
        return clues.Mentions.Where(m => m.Firm && !m.IsGroup
            && tokens[m.Word] is { Head: >= 0, Deprel: "nmod:poss" or "amod" or "compound" } t && IsClaim(t.Head))
            .Select(m => (ActorCode?)ActorCode.Parse(m.Code)).FirstOrDefault(c => c != s.Speaker);
    }

    private static bool Has(Statement s, string relation, string lemma) => s.Clues is { } clues
        && clues.Sentence.Tokens.Any(t => t.Head == s.Guess!.Word && t.Deprel == relation && t.Lemma == lemma);

    private static IEnumerable<CodedEvent> Events(Statement s, ReadText read)
    {
        var entry = s.Clues?.Entries[s.Guess!.Word];
        // The lexicon draws the lines between types as the ontology does; a refusal is one whatever is refused.
        var type = entry is { Type: { } t, Weak: false } && s.Type != StatementType.Reject && s.Voice != Voice.Denied ? t
            : Enum.Parse<EventType>(s.Type.ToString());
        // Manoeuvres held together are cooperation in event data, a movement of troops among statements.
        if (type == EventType.Mobilize && s.Both) type = EventType.Cooperate;
        var known = entry is not null && entry.Type == type ? entry : null;
        var together = s.Recipients.IsEmpty && s.Actors.Length > 1
            && (s.Both || known?.Reciprocal == true || type is EventType.Agree or EventType.Consult or EventType.Cooperate);
        var tokens = s.Clues?.Sentence.Tokens ?? [];
        // Of a visit told from the host's side the host is who acts.
        if (type == EventType.Consult && !s.Both && s.Guess is { RecipientAt: >= 0 } g && s.Actors.Length == 1 && s.Recipients.Length == 1
            && IsSubject(s.Clues!, s.Clues!.Arguments[g.RecipientAt].Word, g.Word)) s = s with { Actors = s.Recipients, Recipients = s.Actors };
        var hedged = s.Speaker is null && s.Guess is { } read1
            && tokens.FirstOrDefault(t => t.Head == read1.Word && t.Lemma is "reportedly" or "allegedly" or "purportedly" or "supposedly")
            is { } adverb ? adverb : null;
        foreach (var (actor, recipient) in StatementCoding.Pairs(together ? s with { Both = true } : s))
        {
            var e = StatementCoding.Event(s, actor, recipient, read.Text, read.Mentions);
            if (hedged is not null) e = e with { Attributions = [new(null, hedged.Lemma == "reportedly" ? Stance.Asserts : Stance.Alleges,
                hedged.Span, hedged.Lemma)] };
            else e = e with { Attributions = [.. e.Attributions.Select(a => a with { Stance = StanceOf(s, a.Stance) })] };
            yield return e with
            {
                Place = PlaceOf(s, read.Text), Type = type, Mode = known?.Mode, Contexts = known?.Contexts ?? [], IsStatement = known?.Statement
                    ?? false, Reciprocal = e.Reciprocal || together
                    || (type is EventType.Agree or EventType.Consult or EventType.Cooperate or EventType.Reject && actor is { } one
                    && recipient is { } other && AreNamedTogether(s, one, other)),
                Modality = e.Modality == Modality.Possible && (Has(s, "mark", "if") || Has(s, "mark", "unless")) ? Modality.Conditional : e.Modality,
            };
        }
    }

    private static bool AreNamedTogether(Statement s, ActorCode one, ActorCode other) =>
        s.Clues?.Mentions.Any(m => m.IsGroup && m.Code.Split('+') is var codes && codes.Contains(one.Text) && codes.Contains(other.Text)) == true;

    private static bool IsSubject(SentenceClues clues, int word, int predicate)
    {
        var tokens = clues.Sentence.Tokens;
        for (int at = word, steps = 0; at >= 0 && steps < 4; at = tokens[at].Head,
            steps++) if (tokens[at].Head == predicate) return tokens[at].Deprel == "nsubj";
        return false;
    }

    // Where it happened: the place in a phrase of its own.
    private static PlaceMention? PlaceOf(Statement s, string text)
    {
        if (s.Clues is not { } clues) return null;
        var tokens = clues.Sentence.Tokens;
        var word = s.Guess!.Word;
        foreach (var phrase in tokens)
        {
            if (phrase.Upos != Language.Upos.PROPN || !phrase.Deprel.StartsWith("obl", StringComparison.Ordinal)
                || (phrase.Head != word && !(phrase.Head >= 0 && tokens[word].Head == phrase.Head && tokens[word].Deprel is "obj" or "nsubj:pass"))) continue;
            if (!tokens.Any(t => t.Head == phrase.Index && t.Deprel == "case" && t.Lemma is "in" or "at" or "near" or "off" or "outside" or "around"
                or "across" or "over")) continue;
            if (clues.Mentions.FirstOrDefault(m => m.Word == phrase.Index && m.Firm && !m.IsGroup) is { } m) return new(Span(m.First, m.Last),
                Span(m.First, m.Last).In(text), new(m.Code.Split('/')[0]));
            var first = phrase.Index;
            foreach (var t in tokens) if (t.Head == phrase.Index && t.Deprel is "compound" or "flat" && t.Index < first) first = t.Index;
            return new(Span(first, phrase.Index), Span(first, phrase.Index).In(text), null);
        }
        return null;

        TextSpan Span(int first, int last) => new(tokens[first].Span.Start, tokens[last].Span.End);
    }

    // How somebody says it: by the word of saying above it or beside it. That it is denied, the voice tells: what was charged and then denied is a charge.
    private static Stance StanceOf(Statement s, Stance read)
    {
        if (read is not (Stance.Asserts or Stance.Alleges) || s.Clues is not { } clues) return read;
        var tokens = clues.Sentence.Tokens;
        for (int at = s.Guess!.Word, steps = 0; at >= 0 && steps < 6; at = tokens[at].Head, steps++)
        {
            foreach (var t in tokens)
                if (t.Head == at && t.Deprel.StartsWith("parataxis", StringComparison.Ordinal)
                    && Lexicon.Default.Speech('v', t.Lemma)?.Stance is { } aside and not Stance.Denies) return aside;
            // Told by the word of saying itself ("is believed to have"), or by one above it.
            if ((at != s.Guess.Word || clues.Entries[at]?.Type is null)
                && Lexicon.Default.Speech(tokens[at].Upos == Language.Upos.NOUN ? 'n' : 'v', tokens[at].Lemma)?.Stance
                is { } stance and not Stance.Denies) return stance;
        }
        return tokens.Any(t => t.Lemma is "according" or "accord" or "reportedly") ? Stance.Asserts : read;
    }
}
