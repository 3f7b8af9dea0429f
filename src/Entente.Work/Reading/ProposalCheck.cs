using System.Collections.Immutable;
using System.Text.Json;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Reading;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Reading;

/// <summary>
/// Turns one proposal into an event, or drops it with the reason. Nothing is mended: the quote must stand in the passage letter by letter, every actor
/// must be one that the register resolves, and type, mode, contexts, polarity, modality and stance must be of the ontology. Who says so is part of the
/// claim: where a speaker cannot be resolved, the event is dropped, so that no allegation turns into a fact.
/// </summary>
internal sealed class ProposalCheck(
    string text, IReadOnlyList<Sentence> sentences, ReadText own, LocalDate? date, string model, ImmutableArray<DroppedProposal>.Builder dropped)
{
    private const int MaxDepth = 2;
    private static readonly HashSet<string> ModesOfRules = ["ceasefire", "lift", "cancel", "relations", "demand"];
    private readonly ActorWords actors = new(text, own.Mentions, date);
    private readonly IReadOnlyList<DateMention> dates = DateExpressions.Find(text, date);
    private readonly HashSet<(EventType, TextSpan, TextSpan?, TextSpan?, string)> seen = [];

    /// <summary>The event, or null where it was dropped.</summary>
    public CodedEvent? Accept(JsonElement proposal, TextSpan passage)
    {
        try
        {
            var accepted = Event(proposal, passage, 0);
            if (!seen.Add((accepted.Type, accepted.Trigger, accepted.Actor?.Span, accepted.Recipient?.Span,
                string.Join('|', accepted.Attributions.Select(a => $"{a.Speaker?.Span} {a.Stance}")))))
                throw new Drop(DropReason.Duplicate, accepted.Quote.In(text));
            return accepted;
        }
        catch (Drop drop)
        {
            dropped.Add(DroppedProposal.Of(drop.Reason, drop.Found));
            return null;
        }
    }

    private CodedEvent Event(JsonElement proposal, TextSpan passage, int depth)
    {
        if (proposal.ValueKind != JsonValueKind.Object) throw new Drop(DropReason.NotAnObject, proposal.GetRawText());
        if (depth > MaxDepth) throw new Drop(DropReason.NestedTooDeep, proposal.GetRawText());
        var type = Named<EventType>(Required(proposal, "type"), DropReason.UnknownType);
        var mode = Text(proposal, "mode");
        if (mode is not null && !EventTypes.Modes(type).Contains(mode, StringComparer.Ordinal)
            && !ModesOfRules.Contains(mode)) throw new Drop(DropReason.UnknownMode, $"{EventTypes.Name(type)} {mode}");
        var contexts = List(proposal, "contexts").Select(c => c.ValueKind == JsonValueKind.String ? c.GetString()!
            : throw new Drop(DropReason.WrongKind, c.GetRawText())).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        foreach (var context in contexts) if (!EventTypes.Contexts.Contains(context, StringComparer.Ordinal)) throw new Drop(
            DropReason.UnknownContext, context);
        var quote = Find(Required(proposal, "quote"), passage, DropReason.QuoteNotInText);
        var trigger = Find(Required(proposal, "trigger"), quote, DropReason.TriggerNotInQuote);
        if (sentences.Count(s => s.Span.Overlaps(quote)) > 1) throw new Drop(DropReason.QuoteAcrossSentences, quote.In(text));
        if (!Tells(trigger)) throw new Drop(DropReason.TriggerTellsNothing, trigger.In(text));
        var actor = Actor(proposal, "actor", quote, passage);
        var recipient = Actor(proposal, "recipient", quote, passage);
        if (actor is null && recipient is null) throw new Drop(DropReason.NobodyNamed, quote.In(text));
        if (actor is not null && recipient is not null && actor.Actor == recipient.Actor
            && actor.Sector == recipient.Sector) throw new Drop(DropReason.ActorIsRecipient, $"{actor.Text}, {recipient.Text}");
        var attributions = List(proposal, "attributions").Select(a => Attribution(a, quote, passage)).ToImmutableArray();
        var about = ImmutableArray.CreateBuilder<CodedEvent>();
        foreach (var inner in List(proposal, "about"))
        {
            try { about.Add(Event(inner, passage, depth + 1)); }
            catch (Drop drop) { dropped.Add(DroppedProposal.Of(drop.Reason, drop.Found)); }
        }
        var when = dates.Where(d => d.Start >= quote.Start && d.End <= quote.End).ToList();
        return Careful(new CodedEvent
        {
            Type = type, Mode = mode, Contexts = contexts, Actor = actor, Recipient = recipient, Reciprocal = Flag(proposal, "reciprocal")
                && actor is not null && recipient is not null,
            Trigger = trigger, TriggerLemma = trigger.In(text).ToLowerInvariant(), Quote = quote, Date = when.Count == 1 ? when[0].Date : null,
            Polarity = Text(proposal, "polarity") is { } polarity ? Named<Polarity>(polarity, DropReason.UnknownPolarity) : Polarity.Affirmed,
            Modality = Text(proposal, "modality") is { } modality ? Named<Modality>(modality, DropReason.UnknownModality) : Modality.Actual,
            Attributions = attributions, About = about.ToImmutable(), IsStatement = Flag(proposal, "statement"),
            Confidence = Confidence(type, quote, actor, recipient), Rule = $"proposed by the language model {model}; quote and actors checked",
        });
    }

    // Whole words, one of them a verb, noun or adjective.
    private bool Tells(TextSpan trigger)
    {
        var words = sentences.SelectMany(s => s.Tokens).Where(t => t.Span.Overlaps(trigger)).ToArray();
        return words.Length > 0 && words.All(w => trigger.Contains(w.Span)) && words.Any(w => w.Upos is Upos.VERB or Upos.NOUN or Upos.ADJ or Upos.PROPN);
    }

    // What the model tells as having happened is told in the engine's own voice where that is the more careful one: a model that leaves the speaker
    // out makes no deed of a charge.
    private CodedEvent Careful(CodedEvent e)
    {
        if (e.Polarity != Polarity.Affirmed || e.Modality is not (Modality.Actual or Modality.Presupposed)
            || e.Attributions.Any(a => a.Speaker is null || a.Stance is not (Stance.Asserts or Stance.Confirms))) return e;
        var read = own.Statements.Where(s => e.Quote.Contains(s.Trigger) && (s.Trigger.Overlaps(e.Trigger) || s.Type.ToString() == e.Type.ToString()))
            .OrderByDescending(s => s.Trigger.Overlaps(e.Trigger)).ThenByDescending(s => s.Confidence).FirstOrDefault();
        return read is null or { Voice: Voice.Fact or Voice.Presupposed } ? e : StatementCoding.Voiced(e, read, text, own.Mentions);
    }

    // The model's own number is worth nothing: ours is what the reader thinks of that root for those two in that sentence.
    private double Confidence(EventType type, TextSpan quote, ActorMention? actor, ActorMention? recipient)
    {
        var sentence = sentences.FirstOrDefault(s => s.Span.Overlaps(quote));
        if (sentence is null) return 0;
        TextSpan? Local(ActorMention? mention) => mention is not null && sentence.Span.Contains(mention.Span) ? mention.Span.Shift(-sentence.Span.Start) : null;
        var ranked = PairReader.Default.Rank(sentence.Span.In(text), Local(actor), Local(recipient), date);
        return Math.Round(ranked.First(r => r.Root == EventTypes.Root15(type)).Probability, 3);
    }

    private Attribution Attribution(JsonElement element, TextSpan quote, TextSpan passage)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new Drop(DropReason.NotAnObject, element.GetRawText());
        var stance = Named<Stance>(Required(element, "stance"), DropReason.UnknownStance);
        ActorMention? speaker;
        try { speaker = Actor(element, "speaker", quote, passage); }
        catch (Drop drop) when (drop.Reason is DropReason.ActorUnresolved or DropReason.ActorNotInText
            or DropReason.ActorAmbiguous) { throw new Drop(DropReason.SpeakerUnresolved, drop.Found); }
        var cue = Nearest(Required(element, "cue"), quote, passage) ?? throw new Drop(DropReason.CueNotInText, Required(element, "cue"));
        return new(speaker, stance, cue, cue.In(text).ToLowerInvariant());
    }

    private ActorMention? Actor(JsonElement element, string name, TextSpan quote, TextSpan passage)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var words = Words(value);
        var at = Nearest(words, quote, passage) ?? throw new Drop(DropReason.ActorNotInText, words);
        var mention = actors.Resolve(at);
        if (value.ValueKind == JsonValueKind.Object && Text(value, "code") is { } code && code != mention.Actor?.Value
            && code != CodeFormats.Code(mention.Actor))
            throw new Drop(DropReason.CodeContradictsRegister, $"{words}: {code}");
        return mention;
    }

    private TextSpan Find(string words, TextSpan within, DropReason reason)
    {
        var at = words.Length == 0 ? -1 : text.IndexOf(words, within.Start, within.Length, StringComparison.Ordinal);
        return at < 0 ? throw new Drop(reason, words) : new(at, at + words.Length);
    }

    // Within the quote, else the nearest place before it, else the first after it, in the same passage.
    private TextSpan? Nearest(string words, TextSpan quote, TextSpan passage)
    {
        if (words.Length == 0) return null;
        var at = text.IndexOf(words, quote.Start, quote.Length, StringComparison.Ordinal);
        if (at < 0)
        {
            at = text.AsSpan(passage.Start, quote.Start - passage.Start).LastIndexOf(words, StringComparison.Ordinal);
            if (at >= 0) at += passage.Start;
        }
        if (at < 0) at = text.IndexOf(words, quote.Start, passage.End - quote.Start, StringComparison.Ordinal);
        return at < 0 ? null : new(at, at + words.Length);
    }

    private static T Named<T>(string name, DropReason reason) where T : struct, Enum =>
        name.Any(char.IsAsciiDigit) || !Enum.TryParse<T>(name.Replace(" ", "", StringComparison.Ordinal), true, out var value)
            ? throw new Drop(reason, name) : value;

    private static string Required(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Words(value) : throw new Drop(DropReason.MissingField, name);

    // A string, or an object with the string as its "text".
    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object when value.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => text.GetString()!,
        _ => throw new Drop(DropReason.WrongKind, value.GetRawText()),
    };

    private static string? Text(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new Drop(DropReason.WrongKind, $"{name}: {value.GetRawText()}");

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw new Drop(DropReason.WrongKind, $"{name}: {value.GetRawText()}"),
        };

    private static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new Drop(DropReason.WrongKind, $"{name}: {value.GetRawText()}");

    internal sealed class Drop(DropReason reason, string found) : Exception
    {
        public DropReason Reason => reason;
        public string Found => found;
    }
}
