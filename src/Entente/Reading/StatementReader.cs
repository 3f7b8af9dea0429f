using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Reading;

/// <summary>
/// From a document to what it says about relations, each thing once (docs/methods/reading.md). Deterministic; any number of threads may read at a time.
/// </summary>
public sealed class StatementReader
{
    private static readonly Lazy<StatementReader> Shared = new(() => new(LanguageModel.English, ReaderWeights.Embedded));
    private readonly ConcurrentBag<DenseScratch> scratches = [];
    private readonly LanguageModel language;
    private readonly StatementHeads heads;
    private readonly Confidence confidence;

    internal StatementReader(LanguageModel language, ReaderWeights weights) => (this.language, heads, confidence) = (language, new(weights), new(weights));

    /// <summary>The reader over the weights and the register that are part of the engine.</summary>
    public static StatementReader Default => Shared.Value;

    /// <summary>What a document says; spans point into its reading text.</summary>
    public ReadText Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(Readable(document), document.ReadingText.Text, document.WrittenOn, false, CancellationToken.None);
    }

    /// <param name="document">What is read.</param>
    /// <param name="cancel">Ends the reading between two blocks of sentences.</param>
    public ReadText Read(Document document, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(Readable(document), document.ReadingText.Text, document.WrittenOn, false, cancel);
    }

    /// <param name="text">What is read; the spans point into it.</param>
    /// <param name="documentDate">The day it was written; absent, relative dates stay unread.</param>
    public ReadText Read(string text, LocalDate? documentDate) => Read(text, text, OfDay(documentDate), false, CancellationToken.None);

    /// <summary>The same of a text taken as one sentence.</summary>
    public ReadText ReadSentence(string sentence, LocalDate? documentDate) => Read(sentence, sentence, OfDay(documentDate), true, CancellationToken.None);

    /// <summary>The same, with what event data make of each sentence (<see cref="ReadText.Events"/>).</summary>
    /// <param name="text">What is read.</param>
    /// <param name="documentDate">The day it was written.</param>
    /// <param name="single">Take the text as one sentence.</param>
    public ReadText ReadEvents(string text, LocalDate? documentDate, bool single = false) => Read(text, text, OfDay(documentDate), single,
        CancellationToken.None, new());

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

    /// <summary>What is made of each word before anything is weighed, sentence after sentence.</summary>
    internal IEnumerable<StatementGuess> Guesses(string text, LocalDate? date) =>
        Heard(text, date, false, new MentionReader(text, ActorRegister.Embedded.For(text), date), new DateFinder(text, OfDay(date)), [], CancellationToken.None)
        .SelectMany(s => s.Guesses);

    private static ImpreciseDate? OfDay(LocalDate? day) => day is { } known ? ImpreciseDate.OfDay(known) : null;

    private ReadText Read(string text, string quoted, ImpreciseDate? written, bool single, CancellationToken cancel, List<SentenceEvent>? events = null)
    {
        var date = written?.First;
        var (mentions, dates) = (new MentionReader(text, ActorRegister.Embedded.For(text), date), new DateFinder(quoted, written));
        var rebuttals = new Rebuttals(quoted);
        var (sentences, found) = (new List<Sentence>(), new List<Statement>());
        foreach (var heard in Heard(text, date, single, mentions, dates, sentences, cancel, events))
        {
            var guesses = heard.Guesses.ConvertAll(g => OthersPeople.Of(g, heard.Clues, mentions.States));
            found.AddRange(rebuttals.Of(heard.Index, heard.Clues, [.. Told(guesses, heard.Clues, quoted, heard.Dates, dates)]));
        }
        var statements = Propose(rebuttals.Settled(found).OrderBy(s => s.Span.Start).ThenBy(s => s.Span.End).ThenBy(s => s.Type).ThenBy(s => s.Voice)
            .ThenBy(s => string.Join(",", s.Actors), StringComparer.Ordinal));
        return new(quoted, sentences, statements, [.. mentions.Found]) { SentenceEvents = events ?? [] };
    }

    // The sentences of a text in which anything may be told, with what the heads make of them; all sentences are added to the list.
    private IEnumerable<(int Index, SentenceClues Clues, IReadOnlyList<DateAt> Dates, List<StatementGuess> Guesses)> Heard(
        string text, LocalDate? date, bool single, MentionReader mentions, DateFinder dates, List<Sentence> sentences, CancellationToken cancel,
            List<SentenceEvent>? events = null)
    {
        var finder = new CandidateFinder();
        if (!scratches.TryTake(out var scratch)) scratch = new();
        foreach (var block in language.Encode(text, single, date, namedOnly: true))
        {
            cancel.ThrowIfCancellationRequested();
            sentences.AddRange(block.Sentences);
            for (var s = block.Block.First; s < block.Block.Stop; s++)
            {
                var sentence = block.Sentences[s - block.Block.First];
                var clues = mentions.Of(sentence, s);
                var candidates = finder.Next(clues.Mentions, block.Block.Context, s);
                var dated = dates.Next(sentence, s);
                if (events is not null)
                {
                    var (actor, recipient, types) = heads.EventOf(block, s, clues, scratch);
                    events.Add(new(clues, actor, recipient, types));
                }
                if (candidates.Count > 0 && heads.Read(block, s, clues, candidates, dated, LeastTold,
                    scratch) is { Count: > 0 } guesses) yield return (s, clues, dated, guesses);
            }
        }
        scratches.Add(scratch);
    }

    /// <summary>Words less likely than this to tell anything are passed over.</summary>
    private const double LeastTold = 0.06;

    /// <summary>Somebody speaks, and it isn't said who.</summary>
    private const string Unnamed = "?";

    private IEnumerable<Statement> Told(List<StatementGuess> guesses, SentenceClues clues, string text, IReadOnlyList<DateAt> dated, DateFinder dates)
    {
        var sentence = clues.Sentence;
        var clauses = new Clauses(sentence);
        foreach (var (guess, weight) in confidence.Distinct(guesses.Select(g => (g, confidence.Of(g)))))
        {
            var voice = (Voice)guess.Voice;
            if ((StatementType)(guess.Type - 1) is StatementType.Closer or StatementType.Apart && clauses.IsTurnAlone(guess.Word)) continue;
            // "No longer isolated" denies it; "no longer friends" is how a parting is told.
            if (voice is Voice.Fact or Voice.Presupposed or Voice.Judged
                && (StatementType)(guess.Type - 1) is not (StatementType.Apart or StatementType.Against)
                && clauses.IsNoLonger(guess.Word)) voice = Voice.Negated;
            // "New sanctions on Turkey are likely": where nobody utters a threat, there is none.
            if (voice == Voice.Threatened && guess.Speaker is null && clauses.Span(guess.Word) is var clause && sentence.Tokens.Any(t =>
                clause.Contains(t.Span) && Lexicon.Default.InClass("LIKELY", t.Form.ToLowerInvariant()))) voice = Voice.Possible;
            // Nor is what is likely, or a possible attack, taken for granted.
            if (voice is Voice.Fact or Voice.Presupposed && clauses.IsLikely(guess.Word)) voice = Voice.Possible;
            if (voice is Voice.Fact or Voice.Presupposed or Voice.Alleged && clauses.IsWithout(guess.Word)) voice = Voice.Negated;
            if (voice == Voice.Judged && clauses.IsEnded(guess.Word)) voice = Voice.Negated;
            var speaker = (voice is Voice.Planned or Voice.Threatened && guess.Speaker is null) || (voice == Voice.Denied && guess.Speaker == Unnamed)
                ? Speakers.Of(clues, guess.Word, voice) ?? guess.Speaker : guess.Speaker;
            var entry = clues.Lexicon[guess.Word] == guess.Type ? clues.Entries[guess.Word] : null;
            var date = guess.Date < 0 ? null : dated[guess.Date].For(voice);
            var span = clauses.Span(guess.Word);
            yield return new()
            {
                Number = 1, Proposition = "p1", Span = span, Quote = span.In(text), Actors = Codes(guess.Actors),
                    Recipients = Codes(guess.Recipients.Except(guess.Actors)), Both = guess.Both && guess.Actors.Count + guess.Recipients.Count > 1,
                Type = (StatementType)(guess.Type - 1), Mode = entry?.Mode, IsWordsAlone = entry?.Statement ?? false, Voice = voice,
                    Speaker = speaker is null ? null : ActorCode.Parse(speaker), Date = date,
                DateBasis = date is null ? null : dates.IsStated(date) ? DateReckoning.Stated : DateReckoning.Counted,
                Confidence = Math.Round(weight, 3), Trigger = sentence.Tokens[guess.Word].Span,
                TriggerLemma = Lemma(sentence.Tokens[guess.Word]), Guess = guess, Clues = clues,
                Rule = string.Create(CultureInfo.InvariantCulture,
                    $"'{sentence.Tokens[guess.Word].Form}' tells it {guess.Told:0.00}, sides {guess.Sides:0.00}, voice {guess.Voiced:0.00}, "
                    + $"speaker {guess.Said:0.00}"),
            };
        }
    }

    private static string Lemma(Token token) => token.Upos == Upos.VERB ? Lexicon.Default.VerbLemma(token.Lemma.ToLowerInvariant(),
        token.Form.ToLowerInvariant()) : token.Lemma;

    private static ImmutableArray<ActorCode> Codes(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal).Select(ActorCode.Parse)];

    /// <summary>Numbers statements in the order given and puts those under one proposition that tell, charge, deny or plan the same of the same
    /// parties, at dates that can be one.</summary>
    public static ImmutableArray<Statement> Propose(IEnumerable<Statement> statements)
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
            // A denial is of what was charged last, whichever day the words put beside it.
            if (at < 0 && s.Voice == Voice.Denied) at = shared.Count - 1;
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
