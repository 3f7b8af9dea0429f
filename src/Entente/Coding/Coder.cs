using System.Collections.Immutable;
using Entente.Actors;
using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Coding;

/// <summary>
/// From sentences with their trees to who did what to whom, who says so, and what is judged. Deterministic; knows no clock and no files.
/// docs/methods/coding.md tells the method and its known failures.
/// </summary>
public sealed class Coder
{
    private static readonly Lazy<Coder> Shared = new(() => new(ActorRegister.Embedded, RootClassifier.IsTrained ? RootClassifier.Default : null));
    private readonly ActorRegister register;
    private readonly RootClassifier? classifier;

    /// <param name="register">Who there is.</param>
    /// <param name="classifier">The learned model that weighs what the rules read; null: the rules alone.</param>
    public Coder(ActorRegister register, RootClassifier? classifier) => (this.register, this.classifier) = (register, classifier);

    /// <summary>The coder over the register and the lexicon that are part of the engine.</summary>
    public static Coder Default => Shared.Value;

    /// <summary>How many words and phrases the lexicon codes.</summary>
    public static int LexiconSize => Lexicon.Default.Count;

    /// <param name="text">The text that the sentences' offsets point into.</param>
    /// <param name="sentences">Its sentences, in order.</param>
    /// <param name="documentDate">The day it was written: office-holders, memberships and relative dates are read as of it; absent, relative dates stay unread.</param>
    public CodedText Code(string text, IReadOnlyList<Sentence> sentences, LocalDate? documentDate)
    {
        var dates = DateExpressions.Find(text, documentDate);
        var discourse = new Discourse();
        var charges = new Charges();
        var events = ImmutableArray.CreateBuilder<CodedEvent>();
        var assessments = ImmutableArray.CreateBuilder<CodedAssessment>();
        var mentions = ImmutableArray.CreateBuilder<ActorMention>();
        var next = 0;
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            if (sentence.Tokens.IsEmpty) continue;
            var here = new List<DateMention>();
            while (next < dates.Count && dates[next].Start < sentence.Span.Start) next++;
            for (var d = next; d < dates.Count && dates[d].Start < sentence.Span.End; d++) here.Add(dates[d]);
            var reading = new SentenceReading(sentence, s, text, register, documentDate, discourse, charges, here);
            events.AddRange(classifier is null ? reading.Events : Weighed(reading, classifier));
            assessments.AddRange(reading.Assessments);
            mentions.AddRange(reading.Mentions);
        }
        return new(events.ToImmutable(), assessments.ToImmutable(), mentions.ToImmutable());
    }

    // The rules' confidence, moved by how likely the learned model holds that root for those two, and that the sentence tells of an event at all.
    private static IEnumerable<CodedEvent> Weighed(SentenceReading reading, RootClassifier classifier)
    {
        if (reading.Events.IsEmpty) yield break;
        var tells = classifier.EventProbability(reading);
        foreach (var e in reading.Events)
        {
            var root = EventTypes.Root15(e.Type);
            var p = classifier.Probability(reading, e.Actor?.Span, e.Recipient?.Span, root);
            yield return e with { Confidence = Math.Round(Math.Clamp(e.Confidence * (0.3 + (0.8 * p)) * (e.IsStatement ? 1 : 0.1 + (0.9 * tells)), 0, 1), 3), Rule = $"{e.Rule}; model {root} {p:0.00}, tells {tells:0.00}" };
        }
    }

    /// <summary>Below this confidence an event is kept out of what `entente code` prints.</summary>
    public const double Threshold = 0.27;

    /// <summary>An event beside the sentence's main one must be this certain to be printed.</summary>
    public const double BesideThreshold = 0.6;

    /// <summary>
    /// Those events that can be counted on: each sentence's surest one where it reaches <see cref="Threshold"/>, and those beside it that reach <see cref="BesideThreshold"/>.
    /// Statements (<see cref="CodedEvent.IsStatement"/>) are judged by themselves.
    /// </summary>
    public IReadOnlyList<CodedEvent> Firm(IEnumerable<CodedEvent> events, IReadOnlyList<Sentence> sentences)
    {
        var kept = new List<CodedEvent>();
        foreach (var group in events.GroupBy(e => (Sentence: SentenceOf(e, sentences), e.IsStatement)))
        {
            var best = group.Where(e => e.Polarity == Polarity.Affirmed).Select(e => e.Confidence).DefaultIfEmpty(0).Max();
            var main = group.FirstOrDefault(e => e.Confidence == best && e.Polarity == Polarity.Affirmed)?.Trigger;
            kept.AddRange(group.Where(e => e.Confidence >= (e.Trigger == main ? Threshold : BesideThreshold)));
        }
        return [.. kept.OrderBy(e => e.Trigger.Start)];
    }

    private static int SentenceOf(CodedEvent e, IReadOnlyList<Sentence> sentences)
    {
        for (var i = 0; i < sentences.Count; i++) if (e.Trigger.Start < sentences[i].Span.End) return i;
        return sentences.Count;
    }
}
