using System.Collections.Immutable;
using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// Denials that don't say what they deny ("Iran rejected the allegation", "Moscow called it a lie"), or whose words are read less surely than the
/// charge's: they deny the latest charge against whoever denies, if one was made within the last sentences.
/// </summary>
internal sealed class Rebuttals
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

    /// <summary>The statements of the next sentence with its bare denials resolved.</summary>
    /// <param name="index">The sentence's number.</param>
    /// <param name="clues">The sentence.</param>
    /// <param name="told">What was read in it.</param>
    public List<Statement> Of(int index, SentenceClues clues, List<Statement> told)
    {
        charges.RemoveAll(c => c.Sentence < index - Back);
        if (charges.Count > 0)
            for (var w = 0; w < clues.Sentence.Tokens.Length; w++)
                if (IsBare(clues, w) && Deniers(clues, w, told) is { Length: > 0 } deniers) Resolve(w, deniers, told);
        foreach (var s in told)
        {
            if (s is not { Voice: Voice.Alleged, Speaker: not null }) continue;
            charges.Add((index, s));
            if (!surest.TryGetValue(Key(s), out var known) || s.Confidence > known.Confidence) surest[Key(s)] = s;
        }
        // What is denied, promised or threatened is told once: by the verb that utters it or by what it utters, whichever is read more surely.
        told.RemoveAll(s => s.Voice is Voice.Denied or Voice.Planned or Voice.Threatened && told.Any(o => o.Voice == s.Voice && o.Confidence > s.Confidence
            && (IsUttered(clues, o.Guess!.Word, s.Guess!.Word) || IsUttered(clues, s.Guess.Word, o.Guess.Word))));
        for (var i = 0; i < told.Count; i++)
            if (told[i] is { Voice: Voice.Denied, Speaker: { IsKnown: true } denier, Deniers.IsEmpty: true }) told[i] = Meant(told[i], denier);
        return told;
    }

    // A denial by one who was charged is of that charge, unless its own words are read more surely, or name to whom it was done.
    private Statement Meant(Statement denial, ActorCode denier)
    {
        var against = charges.Where(c => c.Charge.Speaker!.Value.State != denier.State && c.Charge.Actors.Any(a => a.State == denier.State)).ToArray();
        if (against.Length == 0 || against.Any(c => Key(c.Charge) == Key(denial))) return denial;
        var charge = surest[Key(against[^1].Charge)];
        if (Linked * charge.Confidence <= OwnWords * denial.Confidence || denial.Guess is { RecipientNamed: true }) return denial;
        return denial with
        {
            Type = charge.Type, Mode = charge.Mode, Actors = charge.Actors, Recipients = charge.Recipients, Both = charge.Both,
            Confidence = Math.Round(Linked * charge.Confidence, 3), Rule = $"denies what '{charge.TriggerLemma}' charges; {denial.Rule}",
        };
    }

    // A charge made twice is read where it is told most surely.
    private static string Key(Statement s) => $"{s.Type} {string.Join(',', s.Actors)}>{string.Join(',', s.Recipients)}";

    private void Resolve(int word, ImmutableArray<ActorCode> deniers, List<Statement> told)
    {
        var last = charges.FindLast(c => c.Charge.Actors.Any(a => deniers.Any(d => d.State == a.State))
            && deniers.All(d => d.State != c.Charge.Speaker!.Value.State));
        if (last.Charge is null) return;
        var own = told.Where(s => s.Guess!.Word == word).ToArray();
        if (own.Length == 0) return;
        var model = own.MaxBy(s => s.Confidence)!;
        told.RemoveAll(s => s.Guess!.Word == word && s.Voice == Voice.Denied);
        foreach (var charge in charges.Where(c => c.Sentence == last.Sentence && c.Charge.Speaker == last.Charge.Speaker
            && c.Charge.Actors.SequenceEqual(last.Charge.Actors)).Select(c => surest[Key(c.Charge)]).Distinct().ToArray())
            told.Add(model with
            {
                Type = charge.Type, Mode = charge.Mode, Actors = charge.Actors, Recipients = charge.Recipients, Both = charge.Both,
                    Voice = Voice.Denied, Speaker = deniers.Length == 1 ? deniers[0] : null, Deniers = deniers, Matter = charge.Span, IsWordsAlone = true,
                Confidence = Math.Round(Math.Max(Linked * charge.Confidence, own.Where(s => s.Type == charge.Type && s.Voice == Voice.Denied)
                    .Select(s => s.Confidence).DefaultIfEmpty(0).Max()), 3),
                Rule = $"denies what '{charge.TriggerLemma}' charges; {charge.Rule}",
            });
    }

    // One who denies, or several who do it together.
    private static ImmutableArray<ActorCode> Deniers(SentenceClues clues, int word, List<Statement> told)
    {
        var own = told.Where(s => s.Guess!.Word == word).OrderByDescending(s => s.Confidence).ToArray();
        var tokens = clues.Sentence.Tokens;
        bool IsSubject(int w) => tokens[w].Head == word && tokens[w].Deprel == "nsubj";
        ImmutableArray<ActorCode> subjects = [.. clues.Mentions.Where(m => IsSubject(m.Word) || (tokens[m.Word] is { Deprel: "conj", Head: >= 0 } t
            && IsSubject(t.Head)))
            .SelectMany(m => m.Code.Split('+')).Distinct().Select(ActorCode.Parse).Where(c => c.IsKnown)];
        if (subjects.Length > 1) return subjects;
        if (own.Select(s => s.Voice == Voice.Denied ? s.Speaker : s.Actors.Length == 1 ? s.Actors[0] : null)
            .FirstOrDefault(c => c is { IsKnown: true }) is { } read) return [read];
        if (subjects.IsEmpty && own.FirstOrDefault(s => s is { Voice: Voice.Denied, Speaker: null })
            is { } together) return [.. together.Actors.Concat(together.Recipients).Where(c => c.IsKnown)];
        return subjects;
    }

    private static bool IsUttered(SentenceClues clues, int word, int by) => clues.Sentence.Tokens[word] is { Deprel: "ccomp" or "xcomp" } t && t.Head == by;

    // A word of denial whose object is "the claim" or "it", with nothing that says which.
    private static bool IsBare(SentenceClues clues, int word)
    {
        var (tokens, lexicon) = (clues.Sentence.Tokens, Lexicon.Default);
        if (tokens[word].Upos != Upos.VERB) return false;
        var lemma = lexicon.VerbLemma(tokens[word].Lemma.ToLowerInvariant(), tokens[word].Form.ToLowerInvariant());
        var denies = clues.Entries[word]?.Operator == LexiconOperator.Deny || lexicon.Speech('v', lemma)?.Stance == Stance.Denies;
        // By its form, too: "baseless" is at times tagged a verb.
        bool IsUntrue(Token t) => lexicon.InClass("UNTRUE", t.Lemma.ToLowerInvariant()) || lexicon.InClass("UNTRUE", t.Form.ToLowerInvariant());
        if (!denies && !(lexicon.InClass("CALLING", lemma) && tokens.Any(t => IsUntrue(t) && IsUnder(tokens, t.Index, word)))) return false;
        var found = tokens.FirstOrDefault(t => t.Head == word && t.Deprel is "obj" or "nsubj:pass" or "ccomp" or "xcomp");
        if (found is null || (!lexicon.InClass("STATEMENT", found.Lemma.ToLowerInvariant())
            && !lexicon.InClass("POINTING", found.Form.ToLowerInvariant()))) return false;
        return !tokens.Any(t => t.Head == found.Index && (t.Deprel.StartsWith("acl", StringComparison.Ordinal) || t.Deprel is "ccomp" or "nmod"));
    }

    private static bool IsUnder(IReadOnlyList<Token> tokens, int word, int above)
    {
        for (var steps = 0; word >= 0 && steps < 5; word = tokens[word].Head, steps++) if (tokens[word].Head == above) return true;
        return false;
    }
}
