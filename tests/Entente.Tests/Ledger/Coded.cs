using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Ledger;
using Entente.Time;
using NodaTime;

namespace Entente.Tests.Ledger;

/// <summary>Sets up by hand what coding would read out of a text: words are found by their first place in it.</summary>
internal sealed class Coded(string text, string location = "a.txt")
{
    public string Text { get; } = text;
    public LocalDate Published { get; init; } = new(2024, 6, 20);
    public List<CodedEvent> Events { get; } = [];
    public List<CodedAssessment> Assessments { get; } = [];

    public DocumentVersion Document => new(location, DocumentVersion.HashOf(location + Text), Text) { Published = ImpreciseDate.OfDay(Published) };
    public CodedText Read => new([.. Events], [.. Assessments], []);
    public ImmutableArray<Claim> Claims => LedgerBuilder.ClaimsOf(Document, Text, Read, s => s);

    public TextSpan Span(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"'{words}' is not in the text.", nameof(words));
        return new(at, at + words.Length);
    }

    public ActorMention Who(string words, string? actor, string? sector = null, Resolution resolution = Resolution.Name) =>
        new(Span(words), words, actor is null ? null : new ActorId(actor), sector, null, actor is null ? Resolution.Unresolved : resolution);

    public CodedEvent Event(EventType type, string quote, string trigger, string lemma, ActorMention? actor, ActorMention? recipient) => new()
    {
        Type = type, Quote = Span(quote), Trigger = Span(trigger), TriggerLemma = lemma, Actor = actor, Recipient = recipient, Confidence = 0.8,
    };

    public Attribution Says(ActorMention? speaker, Stance stance, string cue) => new(speaker, stance, Span(cue), cue);

    /// <summary>A charge of arms supply, and its denial by the other in other words.</summary>
    public static Coded ArmsDispute(bool contentAlsoInList = false)
    {
        var c = new Coded("Japan has accused Peru of supplying Chile with artillery and other kit to use in its war. "
            + "Peru has denied that an arms deal between the two countries exists. Peru also denied these claims.");
        var peru = c.Who("Peru", "PER");
        var chile = c.Who("Chile", "CHL");
        var supply = c.Event(EventType.Aid, "supplying Chile with artillery and other kit to use in its war", "supplying", "supply", peru, chile);
        c.Events.Add(c.Event(EventType.Accuse, "Japan has accused Peru of supplying Chile with artillery and other kit to use in its war", "accused",
            "accuse", c.Who("Japan", "JPN"), peru) with { About = [supply] });
        var deal = c.Event(EventType.Agree, "an arms deal between the two countries exists", "deal", "deal", c.Who("the two countries", "PER"),
            chile) with { Reciprocal = true };
        c.Events.Add(c.Event(EventType.Reject, "Peru has denied that an arms deal between the two countries exists", "denied", "deny",
            c.Who("Peru has"[..4], "PER"), null) with { Mode = "deny", About = [deal] });
        var again = new TextSpan(c.Text.IndexOf("Peru also", StringComparison.Ordinal), c.Text.IndexOf("Peru also", StringComparison.Ordinal) + 4);
        c.Events.Add(c.Event(EventType.Reject, "Peru also denied these claims", "denied these", "deny",
            new(again, "Peru", new ActorId("PER"), null, null, Resolution.Name), null) with
        {
            Mode = "deny",
            About = [supply with { Attributions = [c.Says(c.Who("Japan", "JPN"), Stance.Alleges, "accused")] }],
        });
        if (contentAlsoInList) c.Events.Add(supply);
        return c;
    }
}
