using System.Collections.Immutable;
using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// Denials that don't say what they deny ("Iran rejected the allegation", "Moscow called it a lie"), or whose words are read less surely than the
/// charge's: they deny the latest charge against whoever denies, if one was made within the last sentences.
/// </summary>
/// <param name="text">What is quoted from.</param>
internal sealed class Rebuttals(string text)
{
    /// <summary>How many sentences back a charge is remembered.</summary>
    private const int Back = 4;
    /// <summary>How far the link from denial to charge is trusted: its confidence is the charge's times this.</summary>
    private const double Linked = 0.8;
    /// <summary>How far the words of a denial are trusted against a charge that waits for one: of 123 such denials in marked texts 98 are of the last
    /// charge, 10 more of one before it.</summary>
    private const double OwnWords = 0.5;
    private readonly List<(int Sentence, Statement Charge)> charges = [];
    private readonly Dictionary<string, Statement> surest = new(StringComparer.Ordinal);
    private readonly Dictionary<Statement, Statement> settled = new(ReferenceEqualityComparer.Instance);
    private readonly List<Statement> late = [];
    private (int Sentence, SentenceClues? Clues) previous = (-2, null);

    /// <summary>The statements of the next sentence with its bare denials resolved.</summary>
    /// <param name="index">The sentence's number.</param>
    /// <param name="clues">The sentence.</param>
    /// <param name="told">What was read in it.</param>
    public List<Statement> Of(int index, SentenceClues clues, List<Statement> told)
    {
        charges.RemoveAll(c => c.Sentence < index - Back);
        for (var w = 0; w < clues.Sentence.Tokens.Length; w++)
            if (DenialWords.IsBare(clues, w) && DenialWords.Deniers(clues, w, told) is { Length: > 0 } deniers) Resolve(index, clues, w, deniers, told);
        foreach (var s in told) if (IsCharge(s)) Remember(index, s);
        // What is denied, promised or threatened is told once: by the verb that utters it or by what it utters, whichever is read more surely.
        told.RemoveAll(s => s.Voice is Voice.Denied or Voice.Planned or Voice.Threatened && told.Any(o => o.Voice == s.Voice && o.Confidence > s.Confidence
            && (DenialWords.IsUttered(clues, o.Guess!.Word, s.Guess!.Word) || DenialWords.IsUttered(clues, s.Guess.Word, o.Guess.Word))));
        for (var i = 0; i < told.Count; i++)
            if (told[i] is { Voice: Voice.Denied, Speaker: { IsKnown: true } denier, Deniers.IsEmpty: true }) told[i] = Meant(told[i], denier);
        previous = (index, clues);
        return told;
    }

    /// <summary>What was found, with what later denials tell of the charges before them.</summary>
    /// <param name="found">All that was read.</param>
    public IEnumerable<Statement> Settled(IEnumerable<Statement> found) => found.Concat(late).Select(s =>
    {
        while (settled.TryGetValue(s, out var meant)) s = meant;
        return s;
    });

    private static bool IsCharge(Statement s) => s is { Voice: Voice.Alleged, Speaker: not null };

    private void Remember(int index, Statement charge)
    {
        charges.Add((index, charge));
        if (!surest.TryGetValue(Key(charge), out var known) || charge.Confidence > known.Confidence) surest[Key(charge)] = charge;
    }

    // A denial by one who was charged is of that charge, unless its own words are read more surely, or name to whom it was done.
    private Statement Meant(Statement denial, ActorCode denier)
    {
        var against = charges.Where(c => c.Charge.Speaker!.Value.State != denier.State && c.Charge.Actors.Any(a => a.State == denier.State)).ToArray();
        if (against.Length == 0 || against.Any(c => Key(c.Charge) == Key(denial))) return denial;
        var charge = surest[Key(against[^1].Charge)];
        if (Linked * charge.Confidence <= OwnWords * denial.Confidence || denial.Guess is { RecipientNamed: true }) return denial;
        return As(denial, charge) with
        {
            Confidence = Math.Round(Linked * charge.Confidence, 3), Rule = $"denies what '{charge.TriggerLemma}' charges; {denial.Rule}",
        };
    }

    // The same act of the same parties.
    private static Statement As(Statement s, Statement other) => s with
    {
        Type = other.Type, Mode = other.Mode, Actors = other.Actors, Recipients = other.Recipients, Both = other.Both,
    };

    // A charge made twice is read where it is told most surely.
    private static string Key(Statement s) => $"{s.Type} {string.Join(',', s.Actors)}>{string.Join(',', s.Recipients)}";

    private void Resolve(int index, SentenceClues clues, int word, ImmutableArray<ActorCode> deniers, List<Statement> told)
    {
        var own = told.Where(s => s.Guess!.Word == word).ToArray();
        // Of this sentence what is told before the denial, the latest last.
        var all = charges.Concat(told.Where(s => IsCharge(s) && s.Guess!.Word < word).OrderBy(s => s.Guess!.Word).ThenBy(s => s.Confidence)
            .Select(s => (Sentence: index, Charge: s))).Where(c => deniers.All(d => d.State != c.Charge.Speaker!.Value.State)).ToList();
        // "A truce, which Iran rejected" is no answer to what was charged before.
        if (DenialWords.IsOfWhich(clues.Sentence.Tokens, word)) all.RemoveAll(c => c.Sentence != index);
        var last = all.FindLast(c => c.Charge.Actors.Any(a => deniers.Any(d => d.State == a.State)));
        if (last.Charge is null)
        {
            Answer(index, clues, own, all, told);
            return;
        }
        told.RemoveAll(s => s.Guess!.Word == word && s.Voice == Voice.Denied);
        var model = own.MaxBy(s => s.Confidence) ?? Quoted(last.Charge, clues, word);
        foreach (var charge in all.Where(c => c.Sentence == last.Sentence && c.Charge.Speaker == last.Charge.Speaker
            && c.Charge.Actors.SequenceEqual(last.Charge.Actors)).Select(c => surest.GetValueOrDefault(Key(c.Charge), c.Charge)).Distinct().ToArray())
        {
            var denial = As(model, charge) with
            {
                Voice = Voice.Denied, Speaker = deniers.Length == 1 ? deniers[0] : null, Deniers = deniers, Matter = charge.Span, IsWordsAlone = true,
                Rule = $"denies what '{charge.TriggerLemma}' charges; {charge.Rule}",
            };
            // The same denied by another word of the sentence ("a charge").
            bool IsSame(Statement s) => s.Voice == Voice.Denied && Key(s) == Key(denial) && s.Speaker == denial.Speaker;
            var sure = own.Where(s => s.Type == charge.Type && s.Voice == Voice.Denied).Concat(told.Where(IsSame)).Select(s => s.Confidence)
                .Append(Math.Round(Linked * charge.Confidence, 3)).Max();
            told.RemoveAll(IsSame);
            told.Add(denial with { Confidence = sure });
        }
    }

    // The same told by another word, whatever the heads make of that.
    private Statement Quoted(Statement s, SentenceClues clues, int word)
    {
        var (tokens, span) = (clues.Sentence.Tokens, new Clauses(clues.Sentence).Span(word));
        return s with
        {
            Span = span, Quote = span.In(text), Trigger = tokens[word].Span, TriggerLemma = tokens[word].Lemma, Date = null, DateBasis = null,
            Guess = s.Guess! with { Word = word }, Clues = clues,
        };
    }

    // Nobody was charged with anything that was read as his: what the denial is read to be of was charged by the last who charged anything, if it is
    // read more surely; where no charge was read, by who utters a clause before it.
    private void Answer(int index, SentenceClues clues, Statement[] own, List<(int Sentence, Statement Charge)> all, List<Statement> told)
    {
        if (own.Where(s => s is { Voice: Voice.Denied, Speaker: { IsKnown: true } d } && s.Actors.Any(a => a.State == d.State))
            .MaxBy(s => s.Confidence) is not { } denial) return;
        if (all.Count == 0 || all[^1].Sentence < index - 1)
        {
            if (Uttered(clues, denial) is { } charge) told.Add(charge);
            else if (index == previous.Sentence + 1 && !DenialWords.IsOfWhich(clues.Sentence.Tokens, denial.Guess!.Word)
                && Uttered(previous.Clues!, denial) is { } before)
            {
                late.Add(before);
                Remember(previous.Sentence, before);
            }
            return;
        }
        var last = all[^1].Sentence;
        var known = all.Where(c => c.Sentence == last && c.Charge.Guess!.Word == all[^1].Charge.Guess!.Word).MaxBy(c => c.Charge.Confidence).Charge;
        if (known.Confidence >= denial.Confidence) return;
        var meant = As(known, denial) with
        {
            Confidence = Math.Round(Linked * denial.Confidence, 3), Rule = $"is denied as '{denial.TriggerLemma}' tells; {known.Rule}",
        };
        if (last == index) told[told.IndexOf(known)] = meant;
        else
        {
            settled[known] = meant;
            charges[charges.FindIndex(c => ReferenceEquals(c.Charge, known))] = (last, meant);
            surest[Key(meant)] = meant;
        }
    }

    // The last clause that somebody else utters ("Georgia charged that ...", "accused Russia of ..."), before the denial where it is of its sentence.
    private Statement? Uttered(SentenceClues clues, Statement denial)
    {
        var tokens = clues.Sentence.Tokens;
        var end = ReferenceEquals(clues, denial.Clues) ? denial.Guess!.Word : tokens.Length;
        for (var w = end - 1; w > 0; w--)
        {
            if (tokens[w] is not { Head: >= 0 and var verb } || verb >= w || !DenialWords.IsContent(tokens, w) || !DenialWords.IsSaying(clues, verb)) continue;
            var named = clues.Mentions.Where(m => m.Firm && !m.IsGroup && tokens[m.Word].Head == verb && tokens[m.Word].Deprel == "nsubj").ToArray();
            if (named.Length != 1 || ActorCode.Parse(named[0].Code) is not { IsKnown: true } speaker || speaker.State == denial.Speaker!.Value.State) continue;
            return Quoted(denial, clues, w) with
            {
                Voice = Voice.Alleged, Speaker = speaker, IsWordsAlone = false, Confidence = Math.Round(Linked * denial.Confidence, 3),
                Rule = $"is denied as '{denial.TriggerLemma}' tells; {denial.Rule}",
            };
        }
        return null;
    }
}
