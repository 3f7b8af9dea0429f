using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Reading;

/// <summary>From a document to what it says about relations, each thing once. Deterministic; any number of threads may read at a time.</summary>
public sealed class StatementReader
{
    private static readonly Lazy<StatementReader> Shared = new(() => new(LanguageModel.English, Coder.Default));
    private readonly LanguageModel language;
    private readonly Coder coder;

    public StatementReader(LanguageModel language, Coder coder) => (this.language, this.coder) = (language, coder);

    /// <summary>The reader over the model, the register and the lexicon that are part of the engine.</summary>
    public static StatementReader Default => Shared.Value;

    /// <summary>Statements whose spans point into the document's reading text.</summary>
    public ImmutableArray<Statement> Read(Document document)
    {
        var text = Readable(document);
        var sentences = language.Parse(text);
        return Compose(document.ReadingText.Text, sentences, coder.Code(text, sentences, document.ReferenceDate));
    }

    /// <summary>
    /// The reading text with spaces where byline and dateline stand, so that all offsets hold: "GENEVA, June 18 -" is no part of the sentence after it,
    /// and Geneva does nothing in it.
    /// </summary>
    public static string Readable(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.ReadingText.Text;
        char[]? blanked = null;
        foreach (var part in document.Parts)
        {
            if (part.Kind is not (DocumentPartKind.Dateline or DocumentPartKind.Byline)) continue;
            var span = document.ReadingText.ToReading(part.Span);
            blanked ??= text.ToCharArray();
            for (var i = span.Start; i < span.End; i++) if (blanked[i] is not '\n') blanked[i] = ' ';
        }
        return blanked is null ? text : new string(blanked);
    }

    /// <param name="text">What is read; the spans point into it.</param>
    /// <param name="documentDate">The day it was written; absent, relative dates stay unread.</param>
    public ImmutableArray<Statement> Read(string text, LocalDate? documentDate)
    {
        var sentences = language.Parse(text);
        return Compose(text, sentences, coder.Code(text, sentences, documentDate));
    }

    /// <summary>The statements of a text that has been coded: parties of one act joined, voices settled, propositions shared.</summary>
    public static ImmutableArray<Statement> Compose(string text, IReadOnlyList<Sentence> sentences, CodedText coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        var tellings = new List<Telling>();
        Dictionary<int, SentenceTellings> readers = [];
        foreach (var e in coded.Events) if (ReaderAt(e.Trigger) is { } reader) tellings.AddRange(reader.Of(e));
        foreach (var a in coded.Assessments) if (ReaderAt(a.Trigger) is { } reader) tellings.Add(reader.Of(a));

        var stated = DateExpressions.Find(text, null).Select(d => d.Date).ToHashSet();
        var made = tellings.GroupBy(t => (t.Trigger, t.Quote, t.Type, t.Mode, t.Voice, t.Cue)).Select(g => Join([.. g], text, stated))
            .OrderBy(s => s.Span.Start).ThenBy(s => s.Span.End).ThenBy(s => s.Type).ThenBy(s => s.Voice).ThenBy(s => string.Join(",", s.Actors), StringComparer.Ordinal);
        return Propose(made);

        SentenceTellings? ReaderAt(TextSpan trigger)
        {
            int low = 0, high = sentences.Count - 1;
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                if (sentences[middle].Span.Start <= trigger.Start) low = middle;
                else high = middle - 1;
            }
            if (high < 0 || sentences[low].Tokens.IsEmpty) return null;
            if (!readers.TryGetValue(low, out var found)) readers[low] = found = new(new Tree(sentences[low]), VoiceWords.Default);
            return found;
        }
    }

    // One act of several parties; nobody is on both sides of it.
    private static Statement Join(ImmutableArray<Telling> same, string text, HashSet<ImpreciseDate> stated)
    {
        var first = same[0];
        var both = same.Any(t => t.Both);
        var actors = Codes(same.SelectMany(t => t.Actors));
        var recipients = Codes(same.SelectMany(t => t.Recipients));
        // "Egypt, Jordan and Iraq met": all of them stand before the word, on one side.
        var isJoint = both && recipients.Length > 0 && (recipients.Any(actors.Contains)
            || same.All(t => t.Recipients.All(r => r is not null && r.Span.End <= t.Trigger.Start) && t.Actors.All(a => a is not null && a.Span.End <= t.Trigger.Start)));
        if (isJoint) (actors, recipients) = (Codes(same.SelectMany(t => t.Actors.Concat(t.Recipients))), []);
        recipients = [.. recipients.Where(r => !actors.Contains(r))];
        // Beside somebody who is known, one whom the words leave open tells nothing more.
        if (actors.Length > 1) actors = [.. actors.Where(a => a.IsKnown)];
        if (recipients.Length > 1) recipients = [.. recipients.Where(r => r.IsKnown)];
        var speakers = same.Select(t => t.Speaker).Distinct().ToArray();
        var parties = actors.Count(a => a.IsKnown) + recipients.Count(r => r.IsKnown);
        var date = same.Select(t => t.Date).FirstOrDefault(d => d is not null);
        return new()
        {
            Number = 1, Proposition = "p1", Span = first.Quote, Quote = first.Quote.In(text), Actors = actors, Recipients = recipients,
            Both = both && parties > 1, Type = first.Type, Mode = first.Mode, Voice = first.Voice,
            Speaker = speakers.Length == 1 ? speakers[0] : null, Date = date,
            DateBasis = date is null ? null : stated.Contains(date) ? DateReckoning.Stated : DateReckoning.Counted,
            Confidence = StatementTypes.IsJudgement(first.Type) ? Reliability.OfJudgement : Reliability.Of(same.Max(t => t.Confidence), parties), Rule = first.Rule,
        };
    }

    private static ImmutableArray<ActorCode> Codes(IEnumerable<ActorMention?> mentions) =>
        [.. mentions.Where(m => m is not null).DistinctBy(m => ActorCode.Of(m)).OrderBy(m => m!.Span.Start).Select(ActorCode.Of)];

    // Statements that tell, charge, deny or plan the same of the same parties, at dates that can be one.
    private static ImmutableArray<Statement> Propose(IEnumerable<Statement> statements)
    {
        var propositions = new Dictionary<string, List<(string Id, ImpreciseDate? Date)>>(StringComparer.Ordinal);
        var made = ImmutableArray.CreateBuilder<Statement>();
        var count = 0;
        foreach (var s in statements)
        {
            var sides = s.Both
                ? string.Join(",", s.Actors.Concat(s.Recipients).Order())
                : string.Join(",", s.Actors.Order()) + ">" + string.Join(",", s.Recipients.Order());
            var key = $"{StatementTypes.Name(s.Type)} {sides}";
            if (!propositions.TryGetValue(key, out var shared)) propositions[key] = shared = [];
            var at = shared.FindIndex(p => p.Date is null || s.Date is null || p.Date.Overlaps(s.Date));
            if (at < 0)
            {
                at = shared.Count;
                shared.Add(($"p{++count}", s.Date));
            }
            else if (shared[at].Date is null) shared[at] = (shared[at].Id, s.Date);
            made.Add(s with { Number = made.Count + 1, Proposition = shared[at].Id });
        }
        return made.ToImmutable();
    }
}
