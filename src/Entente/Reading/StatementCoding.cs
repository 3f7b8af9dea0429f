using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Time;

namespace Entente.Reading;

/// <summary>
/// One statement as coded events and judgements, and the way back. An act of several parties becomes an event a pair; an act on each other one event
/// an unordered pair, marked as reciprocal.
/// </summary>
public static class StatementCoding
{
    internal static IEnumerable<(ActorCode? Actor, ActorCode? Recipient)> Pairs(Statement s)
    {
        if (s.Both)
        {
            var all = s.Actors.Concat(s.Recipients).ToArray();
            for (var i = 0; i < all.Length; i++)
                for (var j = i + 1; j < all.Length; j++) yield return (all[i], all[j]);
            yield break;
        }
        foreach (var actor in s.Actors.IsEmpty ? [null] : s.Actors.Select(a => (ActorCode?)a))
            foreach (var recipient in s.Recipients.IsEmpty ? [null] : s.Recipients.Select(r => (ActorCode?)r)) yield return (actor, recipient);
    }

    internal static CodedEvent Event(Statement s, ActorCode? actor, ActorCode? recipient, string text, ImmutableArray<ActorMention> mentions)
    {
        var (polarity, modality, attributions) = Told(s, text, mentions);
        return new()
        {
            Type = Enum.Parse<EventType>(s.Type.ToString()), Mode = s.Mode, Actor = MentionOf(actor, s, text, mentions),
                Recipient = MentionOf(recipient, s, text, mentions), Reciprocal = s.Both,
            Trigger = s.Trigger, TriggerLemma = s.TriggerLemma, Quote = s.Span, Matter = s.Matter, Date = s.Date, Polarity = polarity,
                Modality = modality, Attributions = attributions, Confidence = s.Confidence, Rule = s.Rule, IsStatement = s.IsWordsAlone,
                IsCharged = s.Voice == Voice.Alleged,
        };
    }

    internal static CodedAssessment Judgement(Statement s, string kind, string text, ImmutableArray<ActorMention> mentions)
    {
        var (polarity, modality, attributions) = Told(s, text, mentions);
        var against = s.Type == StatementType.Against || (s.Type == StatementType.Bloc && !s.Both);
        ImmutableArray<ActorMention> Of(IEnumerable<ActorCode> codes) => [.. codes.Select(c => MentionOf(c, s, text, mentions))
            .Where(m => m is not null).Select(m => m!)];
        return new()
        {
            Kind = kind, Subjects = Of(against ? s.Actors : s.Actors.Concat(s.Recipients)), Against = against ? Of(s.Recipients) : [],
                Quote = s.Span, Trigger = s.Trigger, Date = s.Date,
            Polarity = polarity, Modality = modality, Attributions = attributions, Rule = s.Rule,
        };
    }

    /// <summary>An event in the voice of a statement: its polarity, modality and speaker.</summary>
    /// <param name="e">The event.</param>
    /// <param name="statement">Whose voice it takes.</param>
    /// <param name="text">The text that both were read from.</param>
    /// <param name="mentions">All mentions of the text.</param>
    public static CodedEvent Voiced(CodedEvent e, Statement statement, string text, ImmutableArray<ActorMention> mentions)
    {
        ArgumentNullException.ThrowIfNull(e);
        ArgumentNullException.ThrowIfNull(statement);
        var (polarity, modality, attributions) = Told(statement, text, mentions);
        return e with { Polarity = polarity, Modality = modality, Attributions = attributions };
    }

    /// <summary>
    /// Coded events as statements, those of one clause with one type, voice and speaker together: the way back, for what was not read by
    /// <see cref="StatementReader"/>. What an act of speech is about is a statement in its voice.
    /// </summary>
    /// <param name="text">The text that they point into.</param>
    /// <param name="events">The events.</param>
    public static ImmutableArray<Statement> Statements(string text, IEnumerable<CodedEvent> events)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(events);
        var stated = DateExpressions.Find(text, null).Select(d => d.Date).ToHashSet();
        var all = events.SelectMany(e => e.About.Select(a => (Event: a, Within: (CodedEvent?)e)).Prepend((Event: e, Within: null)))
            .Select(x => (x.Event, Voice: VoiceOf(x.Event, x.Within), Speaker: SpeakerOf(x.Event, x.Within)));
        return StatementReader.Propose(all.GroupBy(x => (x.Event.Quote, x.Event.Trigger, x.Event.Type, x.Voice, x.Speaker, x.Event.Reciprocal)).Select(g =>
        {
            var e = g.First().Event;
            ImmutableArray<ActorCode> Side(Func<CodedEvent, ActorMention?> side) => [.. g.Select(x => side(x.Event)).Where(m => m is not null)
                .Select(m => ActorCode.Of(m)).Distinct()];
            var (actors, recipients) = (Side(x => x.Actor), Side(x => x.Recipient));
            if (e.Reciprocal) (actors, recipients) = ([.. actors.Union(recipients)], []);
            return new Statement
            {
                Number = 1, Proposition = "p1", Span = e.Quote, Quote = e.Quote.In(text), Trigger = e.Trigger, TriggerLemma = e.TriggerLemma,
                    Actors = actors, Recipients = [.. recipients.Except(actors)], Both = e.Reciprocal && actors.Length > 1,
                Type = Enum.Parse<StatementType>(e.Type.ToString()), Mode = e.Mode, IsWordsAlone = e.IsStatement, Voice = g.Key.Voice,
                    Speaker = g.Key.Speaker, Date = e.Date,
                DateBasis = e.Date is null ? null : stated.Contains(e.Date) ? DateReckoning.Stated : DateReckoning.Counted,
                    Confidence = g.Max(x => x.Event.Confidence), Rule = e.Rule,
            };
        }).OrderBy(s => s.Span.Start).ThenBy(s => s.Span.End).ThenBy(s => s.Type).ThenBy(s => s.Voice).ThenBy(s => string.Join(",", s.Actors),
            StringComparer.Ordinal));
    }

    private static ActorCode? SpeakerOf(CodedEvent e, CodedEvent? within) =>
        e.Attributions.IsEmpty ? within?.Actor is { } sayer ? ActorCode.Of(sayer) : null : ActorCode.Of(e.Attributions[^1].Speaker);

    private static Voice VoiceOf(CodedEvent e, CodedEvent? within) => (e.Attributions.IsEmpty ? null : (Stance?)e.Attributions[^1].Stance) switch
    {
        Stance.Denies => Voice.Denied,
        Stance.Alleges => Voice.Alleged,
        Stance.Threatens => Voice.Threatened,
        Stance.Demands => Voice.Demanded,
        Stance.Pledges => Voice.Planned,
        _ when e.Polarity == Polarity.Negated => Voice.Negated,
        _ when e.Modality is Modality.Future => Voice.Planned,
        _ when e.Modality is Modality.Requested => Voice.Demanded,
        _ when e.Modality is Modality.Possible or Modality.Conditional => Voice.Possible,
        _ when within is { Type: EventType.Accuse } => Voice.Alleged,
        _ when within is { Type: EventType.Request } => Voice.Demanded,
        _ when within is { Type: EventType.Threaten } => Voice.Threatened,
        _ when within is { Type: EventType.Agree } => Voice.Planned,
        _ when within is { Type: EventType.Reject, Mode: "deny" } or { Type: EventType.Reject, IsStatement: true } => Voice.Denied,
        _ => e.Modality == Modality.Presupposed ? Voice.Presupposed : Voice.Fact,
    };

    /// <summary>The kinds of judgements that statements become.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. StatementTypes.All.Where(StatementTypes.IsJudgement).Select(KindOf)
        .Where(k => k is not null).Select(k => k!)];

    internal static string? KindOf(StatementType type) => type switch
    {
        StatementType.Closer => "ties-deepening",
        StatementType.Apart => "ties-weakening",
        StatementType.Bloc => "bloc",
        StatementType.Against => "new-alignment",
        StatementType.Isolated => "isolated",
        StatementType.Dependent => "dependence",
        StatementType.Order => "order-changing",
        StatementType.Interest => "mutual-interest",
        StatementType.Outlook => "outlook",
        StatementType.Narrative => "narrative-change",
        _ => null,
    };

    private static (Polarity, Modality, ImmutableArray<Attribution>) Told(Statement s, string text, ImmutableArray<ActorMention> mentions)
    {
        ImmutableArray<Attribution> By(Stance stance, bool always = false) =>
            s.Speaker is { } speaker ? [new(MentionOf(speaker, s, text, mentions), stance, s.Trigger, s.TriggerLemma)] : always
                ? [new(null, stance, s.Trigger, s.TriggerLemma)] : [];
        return s.Voice switch
        {
            Voice.Presupposed => (Polarity.Affirmed, Modality.Presupposed, By(Stance.Asserts)),
            Voice.Alleged => (Polarity.Affirmed, Modality.Actual, By(Stance.Alleges, always: true)),
            Voice.Denied => (Polarity.Affirmed, Modality.Actual, By(Stance.Denies, always: true)),
            Voice.Negated => (Polarity.Negated, Modality.Actual, By(Stance.Asserts)),
            Voice.Planned => (Polarity.Affirmed, Modality.Future, By(Stance.Pledges)),
            Voice.Demanded => (Polarity.Affirmed, Modality.Requested, By(Stance.Demands)),
            Voice.Threatened => (Polarity.Affirmed, Modality.Future, By(Stance.Threatens)),
            Voice.Possible => (Polarity.Affirmed, Modality.Possible, By(Stance.Asserts)),
            // An event that somebody only assesses has not been seen to happen.
            Voice.Judged when !StatementTypes.IsJudgement(s.Type) => (Polarity.Affirmed, Modality.Possible, By(Stance.Asserts)),
            _ => (Polarity.Affirmed, Modality.Actual, By(Stance.Asserts)),
        };
    }

    // The mention of a code in the words that stand for the side, else the nearest to the words that tell it; where none does, the words themselves.
    internal static ActorMention? MentionOf(ActorCode? code, Statement s, string text, ImmutableArray<ActorMention> mentions)
    {
        if (code is not { IsKnown: true } known) return null;
        TextSpan?[] stretches = s.Guess is { } g ? [Stretch(s, g.ActorAt, known), Stretch(s, g.RecipientAt, known), Stretch(s, g.SpeakerAt, known)] : [];
        ActorMention? best = null;
        var nearest = int.MaxValue;
        // A pronoun or description that the reader takes for somebody else than the first guess at it did; a name means whom it names.
        if (s.Clues is { } read && s.Guess is { } guess)
            foreach (var (argument, role) in new[] { (guess.ActorAt, s.Actors), (guess.RecipientAt, s.Recipients),
                (guess.SpeakerAt, s.Speaker is { } said ? [said] : []) })
                if (argument >= 0 && (role.Contains(known) || s.Both) && Stretch(s, argument, known) is { } words
                    && !read.Mentions.Any(m => m.Word == read.Arguments[argument].Word && m is { Firm: true, IsGroup: false } && m.Code != known.Text)
                    && !mentions.Any(m => m.Span.Overlaps(words) && ActorCode.Of(m) is { } own
                    && (own == known || (s.Both && (s.Actors.Contains(own) || s.Recipients.Contains(own))))))
                    return Meant(known, words, words.In(text), read.Mentions.Any(m => m is { Firm: true, IsGroup: false }
                        && m.Word == read.Arguments[argument].Word) ? Resolution.Name
                        : read.Sentence.Tokens[read.Arguments[argument].Word].Upos == Language.Upos.PRON ? Resolution.Pronoun : Resolution.Description);
        foreach (var m in mentions)
        {
            if (ActorCode.Of(m) != known) continue;
            var distance = Math.Abs(m.Span.Start - s.Trigger.Start);
            if (stretches.Any(w => w?.Overlaps(m.Span) == true)) distance -= 20_000;
            else if (m.Span.Start < s.Span.Start || m.Span.End > s.Span.End) distance += 10_000;
            if (distance < nearest) (best, nearest) = (m, distance);
        }
        // "Both countries" of which another member of the side was found before.
        if ((best is null || !s.Span.Contains(best.Span)) && Several(known, s, mentions) is { } together)
            return Meant(known, together.Span, together.Text, together.Resolution);
        if (best is not null) return best;
        return Meant(known, s.Trigger, s.Trigger.In(text), Resolution.Description);
    }

    // The words in the plural that stand for others of the same side.
    private static ActorMention? Several(ActorCode known, Statement s, ImmutableArray<ActorMention> mentions)
    {
        var role = s.Recipients.Contains(known) ? s.Recipients : s.Actors;
        return role.Length < 2 || !role.Contains(known) ? null : mentions.FirstOrDefault(m => s.Span.Contains(m.Span)
            && m.Resolution is Resolution.Description or Resolution.Pronoun && ActorCode.Of(m) is { } own && role.Contains(own)
            && s.Clues?.Sentence.Tokens.Any(t => m.Span.Contains(t.Span) && t.Feats.Contains("Number=Plur", StringComparison.Ordinal)) == true);
    }

    private static ActorMention Meant(ActorCode code, TextSpan span, string words, Resolution how) =>
        new(span, words, new ActorId(code.State), code.Text.Contains("/CIV", StringComparison.Ordinal) ? "CVL"
            : code.Text.Contains('/', StringComparison.Ordinal) ? code.Text[(code.Text.IndexOf('/', StringComparison.Ordinal) + 1)..] : null, null, how);

    // The words of an argument: a group with all its names; a name within a phrase that means the same party ("Greek police") with that phrase's word.
    private static TextSpan? Stretch(Statement s, int argument, ActorCode code)
    {
        if (argument < 0 || s.Clues is not { } clues) return null;
        var (word, isGroup) = clues.Arguments[argument];
        var tokens = clues.Sentence.Tokens;
        if (isGroup && clues.Mentions.FirstOrDefault(m => m.Word == word && m.IsGroup) is { } group) return new(tokens[group.First].Span.Start,
            tokens[group.Last].Span.End);
        for (int at = tokens[word].Head, steps = 0; at >= 0 && steps < 3; at = tokens[at].Head, steps++)
            if (clues.Mentions.Any(m => m.Word == at && !m.IsGroup && m.Code == code.Text)) word = at;
        return tokens[word].Span;
    }
}
