using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;
using Entente.Time;

namespace Entente.Ledger;

/// <summary>
/// Makes claims out of what was read. An act of speech becomes a claim of its own ("the United States accused X" happened), and what is said in it
/// becomes a claim in the speaker's mouth (X supplies Y: the United States alleges), so that neither is mistaken for the other.
/// </summary>
public sealed class LedgerBuilder
{
    private readonly DocumentVersion document;
    private readonly string readText;
    private readonly Func<TextSpan, TextSpan> toOriginal;
    private readonly Dictionary<ClaimId, Claim> claims = [];
    private readonly Dictionary<(TextSpan, EventType, TextSpan?, TextSpan?), HashSet<TextSpan>> said = [];

    /// <summary>Where a content that is taken up again later ("denied these claims") stands in its own words.</summary>
    private readonly Dictionary<(TextSpan, EventType, TextSpan?, TextSpan?), TextSpan> firstTold = [];

    private LedgerBuilder(DocumentVersion document, string readText, Func<TextSpan, TextSpan> toOriginal) =>
        (this.document, this.readText, this.toOriginal) = (document, readText, toOriginal);

    /// <param name="readText">The text that was read, which the spans of <paramref name="coded"/> point into.</param>
    /// <param name="toOriginal">Takes a span of the text that was read to the span of the document's text with the same words.</param>
    /// <returns>Each claim once, by quote, then trigger, then key.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A span lies outside the document's text.</exception>
    public static ImmutableArray<Claim> ClaimsOf(DocumentVersion document, string readText, CodedText coded, Func<TextSpan, TextSpan> toOriginal)
    {
        var builder = new LedgerBuilder(document, readText, toOriginal);
        // A visit to come is told once, as one to come, and no agreement on it is told beside it.
        var events = coded.Events.SelectMany(e => e.RecastOf is null ? [e] : e.About).Select(Charged).ToList();
        foreach (var e in events) builder.CollectSaid(e);
        foreach (var e in events)
            if (!builder.IsSaidBy(e, e.Attributions)) builder.Flatten(e, e.Attributions, within: null, e.Quote);
        foreach (var a in coded.Assessments) builder.Add(a);
        builder.FillRecipients();
        return [.. builder.claims.Values.OrderBy(c => c.Quote).ThenBy(c => c.Trigger).ThenBy(c => c.Id)];
    }

    // "Kyiv said that" makes no more than a charge of what is told on its word alone.
    private static CodedEvent Charged(CodedEvent e) => e with
    {
        Attributions = !e.IsCharged || e.Attributions.IsEmpty || e.Attributions[^1].Stance is not (Stance.Asserts or Stance.Confirms) ? e.Attributions
            : e.Attributions.SetItem(e.Attributions.Length - 1, e.Attributions[^1] with { Stance = Stance.Alleges }),
        About = [.. e.About.Select(Charged)],
    };

    /// <summary>
    /// "accused of supplying artillery" after "accused of supplying Russia with artillery": a statement that leaves its recipient out takes the key
    /// of the only fuller one of the same actor, family and theme in the document. The claim's own recipient stays absent.
    /// </summary>
    private void FillRecipients()
    {
        var fuller = claims.Values.Select(c => c.Key).Where(k => k.Directed && k.HasBothParties).Distinct()
            .ToLookup(k => (k.Family, k.Theme, k.First));
        foreach (var claim in claims.Values.Where(c => c.Kind == ClaimKind.Event && c.Key is { Directed: true, Second: "-", Theme: not "" }).ToList())
        {
            var found = fuller[(claim.Key.Family, claim.Key.Theme, claim.Key.First)].ToList();
            if (found.Count == 1) claims[claim.Id] = claim with { Key = found[0] };
        }
    }

    private void CollectSaid(CodedEvent act)
    {
        foreach (var content in act.About)
        {
            if (!said.TryGetValue(Identity(content), out var speakers)) said.Add(Identity(content), speakers = []);
            if (content.Quote.Contains(content.Trigger)) firstTold.TryAdd(Identity(content), content.Quote);
            if (act.Actor is { } actor) speakers.Add(actor.Span);
            CollectSaid(content);
        }
    }

    /// <summary>
    /// True where the event is the content of an act of speech by the last speaker of the chain, and so is told with that act; what is said, charged or
    /// denied may also stand in the list by itself, and is never taken as told by the author on that account.
    /// </summary>
    private bool IsSaidBy(CodedEvent e, ImmutableArray<Attribution> chain) =>
        said.TryGetValue(Identity(e), out var speakers) && (chain.IsEmpty || chain[^1].Speaker is { } speaker && speakers.Contains(speaker.Span));

    private static (TextSpan, EventType, TextSpan?, TextSpan?) Identity(CodedEvent e) => (e.Trigger, e.Type, e.Actor?.Span, e.Recipient?.Span);

    private void Flatten(CodedEvent e, ImmutableArray<Attribution> attributions, (ClaimId Id, CodedEvent Event)? within, TextSpan quote)
    {
        var claim = Add(e, attributions, within, quote);
        foreach (var content in e.About)
        {
            var (chain, modality) = ChainOf(e, content, attributions);
            var held = content with { Modality = modality };
            // The words of the saying, with the words of what is said where they are part of it.
            var covering = e.Quote.Overlaps(content.Quote) ? e.Quote.Cover(content.Quote) : e.Quote;
            Flatten(held, chain, (claim.Id, e), covering);
            // "denied American claims that ...": the claims are told too.
            if (!content.Attributions.IsEmpty && !IsSaidBy(content, content.Attributions))
                Flatten(content, content.Attributions, within: null, covering);
        }
    }

    /// <summary>
    /// Who says the content of an act of speech: the chain that came with it where its last speaker is the one who speaks, else the chain of the act
    /// and then its actor. A content that was first told by another ("denied these claims") is thus told by the one who denies it.
    /// </summary>
    private static (ImmutableArray<Attribution>, Modality) ChainOf(CodedEvent act, CodedEvent content, ImmutableArray<Attribution> attributions)
    {
        if (!content.Attributions.IsEmpty && content.Attributions[^1].Speaker?.Span == act.Actor?.Span)
            return (content.Attributions, content.Modality);
        // What was ended must have been: the author says so.
        if (act.Type == EventType.Retreat && content.Modality == Modality.Presupposed) return (attributions, Modality.Presupposed);
        // "failed to agree": told as not done by whoever tells the act, not denied.
        if (act.Type == EventType.Reject && content.Polarity == Polarity.Negated && act.Mode != "deny") return (attributions, content.Modality);
        var (stance, modality) = StanceOf(act, content.Modality);
        return (attributions.Add(new Attribution(act.Actor, stance, act.Trigger, act.TriggerLemma)), modality);
    }

    /// <summary>How the actor of an act of speech stands to what the act is about. A negated act ("did not accuse") says nothing: its content is no
    /// more than possible.</summary>
    private static (Stance, Modality) StanceOf(CodedEvent act, Modality modality)
    {
        if (act.Polarity == Polarity.Negated) return (Stance.DeclinesToComment, modality);
        return act.Type switch
        {
            EventType.Reject when act.Mode is "deny" || act.TriggerLemma is "deny" or "refute" or "dispute" or "dismiss" => (Stance.Denies, modality),
            // Refused, declined to do it: it isn't going to happen if the speaker has a say.
            EventType.Reject => (Stance.Denies, modality is Modality.Actual ? Modality.Future : modality),
            EventType.Request => (Stance.Demands, modality is Modality.Actual ? Modality.Requested : modality),
            EventType.Threaten => (Stance.Threatens, modality is Modality.Actual ? Modality.Future : modality),
            EventType.Agree or EventType.Concede => (Stance.Pledges, modality is Modality.Actual ? Modality.Future : modality),
            EventType.Support => (Stance.Confirms, modality is Modality.Actual ? Modality.Possible : modality),
            // Charges, and the reasons that are given for protests, sanctions and blows, are the actor's word for them.
            EventType.Accuse or EventType.Protest or EventType.Sanction or EventType.Coerce or EventType.Assault or EventType.Mobilize =>
                (Stance.Alleges, modality),
            // A topic of talks isn't told as a fact.
            _ => (Stance.Asserts, modality is Modality.Actual ? Modality.Possible : modality),
        };
    }

    private Claim Add(CodedEvent e, ImmutableArray<Attribution> attributions, (ClaimId Id, CodedEvent Event)? within, TextSpan quote)
    {
        var actor = Original(e.Actor);
        var recipient = Original(e.Recipient);
        var about = e.About.IsEmpty ? null : e.About[0];
        var theme = TypeFamily.HasTheme(e.Type) ? ThemeOf(about ?? e) : null;
        var content = WordsOf(e);
        return Keep(new Claim
        {
            Id = default,
            DocumentId = document.Id,
            DocumentTextSha256 = document.TextSha256,
            Kind = ClaimKind.Event,
            Quote = toOriginal(quote),
            QuoteText = quote.In(readText),
            Content = toOriginal(content),
            ContentText = content.In(readText),
            Trigger = toOriginal(e.Trigger),
            TriggerText = e.Trigger.In(readText),
            TriggerLemma = e.TriggerLemma,
            Attributions = Original(attributions),
            Actor = actor,
            Recipient = recipient,
            Reciprocal = e.Reciprocal,
            Type = e.Type,
            Mode = e.Mode,
            Contexts = [.. e.Contexts.Order(StringComparer.Ordinal)],
            Theme = theme,
            Date = e.Date ?? DocumentDate(),
            Said = within?.Event.Date ?? DocumentDate(),
            KnowableFrom = document.KnowableFrom,
            Place = e.Place is { } p ? p with { Span = toOriginal(p.Span) } : null,
            Polarity = e.Polarity,
            Modality = e.Modality,
            Confidence = e.Confidence,
            Rule = e.Rule,
            Within = within?.Id,
            Key = StatementKey.OfEvent(e.Type, e.Mode, theme, actor, recipient, e.Reciprocal, document.Id),
        });
    }

    private void Add(CodedAssessment a)
    {
        var subjects = Original(a.Subjects);
        var against = Original(a.Against);
        Keep(new Claim
        {
            Id = default,
            DocumentId = document.Id,
            DocumentTextSha256 = document.TextSha256,
            Kind = ClaimKind.Assessment,
            Quote = toOriginal(a.Quote),
            QuoteText = a.Quote.In(readText),
            Content = toOriginal(a.Quote),
            ContentText = a.Quote.In(readText),
            Trigger = toOriginal(a.Trigger),
            TriggerText = a.Trigger.In(readText),
            TriggerLemma = "",
            Attributions = Original(a.Attributions),
            AssessmentKind = a.Kind,
            Subjects = subjects,
            Against = against,
            Theme = a.Kind,
            Date = a.Date ?? DocumentDate(),
            Said = DocumentDate(),
            KnowableFrom = document.KnowableFrom,
            Polarity = a.Polarity,
            Modality = a.Modality,
            Rule = a.Rule,
            Key = StatementKey.OfAssessment(a.Kind, subjects, against, document.Id),
        });
    }

    /// <summary>The key that a claim's content gives it.</summary>
    public static ClaimId KeyOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new(ClaimId.Prefix + ContentHash.Of(IdentityOf(claim)));
    }

    private Claim Keep(Claim draft)
    {
        var standing = draft.Quote.In(document.Text);
        var claim = draft with { QuoteOriginal = standing == draft.QuoteText ? null : standing };
        claim = claim with { Id = KeyOf(claim) };
        claims.TryAdd(claim.Id, claim);
        return claims[claim.Id];
    }

    /// <summary>What makes a claim this claim: the document's text, where it says so and what it says. Not how sure the reader is, nor by which rule.</summary>
    private static string?[] IdentityOf(Claim c)
    {
        static string? Mention(ActorMention? m) => m is null ? null : $"{m.Span} {m.Actor} {m.Sector} {m.Person}";
        return
        [
            "claim", c.DocumentId, c.DocumentTextSha256, c.Kind.ToString(), c.Quote.ToString(), c.Content.ToString(), c.Trigger.ToString(),
            c.Type?.ToString(), c.Mode, string.Join(',', c.Contexts), c.AssessmentKind, Mention(c.Actor), Mention(c.Recipient),
            c.Reciprocal ? "both" : "one", string.Join(';', c.Subjects.Select(Mention)), string.Join(';', c.Against.Select(Mention)),
            string.Join(';', c.Attributions.Select(a => $"{Mention(a.Speaker)} {a.Stance} {a.Cue}")),
            c.Date?.ToString(), c.Date?.Precision.ToString(), c.Place?.Span.ToString(), c.Polarity.ToString(), c.Modality.ToString(),
        ];
    }

    private TextSpan WordsOf(CodedEvent e) =>
        e.Quote.Contains(e.Trigger) ? e.Quote : firstTold.TryGetValue(Identity(e), out var told) ? told : e.Trigger;

    private string? ThemeOf(CodedEvent e)
    {
        var span = e.Matter ?? WordsOf(e);
        var words = span.In(readText);
        // From the trigger on first ("supplying artillery"), then the whole ("an arms deal exists").
        var fromTrigger = span.Contains(e.Trigger) ? words[(e.Trigger.Start - span.Start)..] : "";
        return ThemeLexicon.Default.ThemeOf(fromTrigger) ?? ThemeLexicon.Default.ThemeOf(words);
    }

    // When it was read or fetched tells nothing of when it happened: without a day of publication there is none.
    private ImpreciseDate? DocumentDate() => (document.Republished ?? document.Published) is { } day ? new(day.First, day.Last, DatePrecision.Assumed) : null;

    private ActorMention? Original(ActorMention? mention) => mention is null ? null : mention with { Span = toOriginal(mention.Span) };

    private ImmutableArray<ActorMention> Original(ImmutableArray<ActorMention> mentions) => [.. mentions.Select(m => Original(m)!)];

    private ImmutableArray<Attribution> Original(ImmutableArray<Attribution> attributions) =>
        [.. attributions.Select(a => a with { Speaker = Original(a.Speaker), Cue = toOriginal(a.Cue) })];
}
