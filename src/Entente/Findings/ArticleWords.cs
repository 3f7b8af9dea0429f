using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Ledger;
using Entente.Time;

namespace Entente.Findings;

/// <summary>What a document claims, and what it says of itself, in words.</summary>
/// <param name="document">What was read.</param>
/// <param name="sentences">Its sentences, as offsets into the reading text.</param>
internal sealed class ArticleWords(Document document, IReadOnlyList<Sentence> sentences)
{
    /// <summary>Source, day, and what sort of text it is by who is heard in it.</summary>
    /// <param name="judgements">How many its author makes.</param>
    /// <param name="facts">How many claims it tells as known.</param>
    public string Standing(int judgements, int facts)
    {
        var kind = SortingWords.Default.NameCommunique(document.Title ?? "") ? "communiqué"
            : judgements >= 3 && judgements * 2 >= facts ? "opinion or analysis" : "report";
        var day = document.Published is { } published ? DateWords.Short(published.Date) : null;
        var again = document.Revisions.Count == 0 ? null : document.Revisions[^1] switch
        {
            { Date: { IsLowerBound: true } bound } revision => $"{revision.Kind.ToString().ToLowerInvariant()} not before {DateWords.Short(bound.Date)}",
            { Date: { } date } revision => $"{revision.Kind.ToString().ToLowerInvariant()} {DateWords.Short(date.Date)}",
            var revision => $"{revision.Kind.ToString().ToLowerInvariant()} later",
        };
        return string.Join(" · ", new[] { document.Source is { } source ? WorldText.Line(source) : null, document.Authors.Count == 0 ? null
            : "by " + WorldText.Line(string.Join(", ", document.Authors)), day ?? "undated", again, kind }.Where(x => x is not null));
    }

    /// <summary>In the document's own words, with who says it before them.</summary>
    /// <param name="alone">Nothing before it says whom it is about.</param>
    /// <param name="whoever">Say who says it though the words name them.</param>
    /// <param name="with">Claims that the same words make of others.</param>
    public string Told(Claim claim, bool alone = true, bool whoever = false, IEnumerable<Claim>? with = null)
    {
        var (begun, isSubject) = claim.QuoteOriginal is null && (Noun(claim) ?? Purpose(claim) ?? Charged(claim)) is { } whole ? (Over(claim, whole), false)
            : Begun(claim);
        var words = OwnWords.Of(begun, alone, with);
        return Wording.Default.Said(claim, isSubject ? OwnWords.WithoutPronoun(words) : words, whoever);
    }

    private Claim Over(Claim claim, TextSpan quote) => claim with { Quote = quote, QuoteText = quote.In(document.Text) };

    private Sentence? SentenceAt(int at) => sentences.FirstOrDefault(s => s.Span.Start <= at && at < s.Span.End);

    // The words of the sentence, and which of them stands there; none where no word begins there.
    private (IReadOnlyList<Token> Tokens, int Word)? WordAt(TextSpan place)
    {
        var at = document.ReadingText.ToReading(place).Start;
        if (SentenceAt(at) is not { } sentence) return null;
        var word = Array.FindIndex([.. sentence.Tokens], t => t.Span.Start == at);
        return word < 0 ? null : (sentence.Tokens, word);
    }

    // What is taken for granted by a noun is told by its phrase: "its invasion of Ukraine", not the clause around it.
    private TextSpan? Noun(Claim claim)
    {
        if (claim.Modality != Modality.Presupposed || WordAt(claim.Trigger) is not var (tokens, noun)) return null;
        if (tokens[noun] is not { Upos: Upos.NOUN, Deprel: not "root" } || tokens.Any(t => t.Head == noun && t.Deprel is "cop" or "acl:relcl"))
            return null;
        bool IsOf(int i)
        {
            for (var steps = 0; i >= 0 && i != noun && steps < tokens.Count; i = tokens[i].Head, steps++)
                if (tokens[i].Head == noun && (tokens[i].Xpos == "WRB" || tokens[i].Deprel is "case" or "conj" or "cc" or "punct" or "appos" or "mark"))
                    return false;
            return i == noun;
        }
        var own = Enumerable.Range(0, tokens.Count).Where(IsOf).ToArray();
        var span = document.ReadingText.ToOriginal(new(tokens[own[0]].Span.Start, tokens[own[^1]].Span.End));
        return own.Length > 2 && claim.Quote.Contains(span) && new[] { claim.Actor, claim.Recipient }.Any(m => m is not null && span.Contains(m.Span))
            ? span : null;
    }

    // "[Russia:] to meet Kim": what is meant to be done keeps the word that says so.
    private TextSpan? Purpose(Claim claim)
    {
        if (WordAt(claim.Quote) is not var (tokens, first)) return null;
        return first > 0 && tokens[first - 1] is { Xpos: "TO", Upos: Upos.PART } to && to.Head >= first
            ? new(document.ReadingText.ToOriginal(to.Span).Start, claim.Quote.End) : null;
    }

    // "Had faltered": a clause that begins with its auxiliary begins with what stands before it in its clause.
    private Claim WithSubject(Claim claim)
    {
        if (WordAt(claim.Quote) is not var (tokens, first) || first < 1
            || tokens[first] is not { Upos: Upos.AUX, Xpos: "VBD" or "VBZ" or "VBP" or "MD" }) return claim;
        var from = first;
        // "It and Chile have agreed": what joins names parts no clauses.
        bool Parts(Token t) => t.Upos is Upos.PUNCT or Upos.SCONJ
            || (t.Upos == Upos.CCONJ && (t.Head < 0 || tokens[t.Head].Upos is not (Upos.NOUN or Upos.PROPN or Upos.PRON)));
        while (from > 0 && !Parts(tokens[from - 1])) from--;
        return from == first ? claim : Over(claim, new(document.ReadingText.ToOriginal(tokens[from].Span).Start, claim.Quote.End));
    }

    // "Accused him of running a ring": what begins with whom it was said of begins with the verb that says so.
    private TextSpan? Charged(Claim claim)
    {
        if (WordAt(claim.Quote) is not var (tokens, first)) return null;
        return first > 0 && tokens[first].Feats.Contains("Case=Acc", StringComparison.Ordinal) && tokens[first - 1].Upos == Upos.VERB
            ? new(document.ReadingText.ToOriginal(tokens[first - 1].Span).Start, claim.Quote.End) : null;
    }

    // A clause that hangs on the one before it ("which Abu Dhabi denies") is told from where its sentence begins; where the pronoun is who acts
    // ("a delegation that visited Niamey"), from the words that it stands for.
    private (Claim Claim, bool IsSubject) Begun(Claim claim)
    {
        if (claim.QuoteOriginal is not null) return (claim, false);
        claim = WithSubject(claim);
        if (!OwnWords.HangsOnAnother(claim.QuoteText)) return (claim, false);
        var at = document.ReadingText.ToReading(claim.Quote).Start;
        if (SentenceAt(at) is not { } sentence) return (claim, false);
        var tokens = sentence.Tokens;
        var pronoun = Array.FindIndex([.. tokens], t => t.Span.Start >= at);
        var (from, isSubject) = (sentence.Span.Start, false);
        if (pronoun > 0 && tokens[pronoun] is { Head: >= 0, Deprel: "nsubj" or "nsubj:pass" } p && tokens[p.Head] is { Deprel: "acl:relcl", Head: >= 0 } verb
            && verb.Head < pronoun)
        {
            bool IsOf(int i) { while (i >= 0 && i != verb.Head) i = tokens[i].Head; return i >= 0; }
            (from, isSubject) = (tokens[Enumerable.Range(0, verb.Head + 1).First(IsOf)].Span.Start, true);
        }
        // "For Kim, whose overtures had faltered": the phrase without the word that binds it to the rest.
        else if (pronoun > 1 && tokens[0].Upos == Upos.ADP && !tokens.Take(pronoun).Any(t => t.Upos is Upos.VERB or Upos.AUX)) from = tokens[1].Span.Start;
        return (Over(claim, new(document.ReadingText.ToOriginal(new(from, sentence.Span.End)).Start, claim.Quote.End)), isSubject);
    }

    /// <summary>Coding in one line: "RUS CONSULT/visit PRK, affirmed, actual".</summary>
    public static string Coding(Claim claim)
    {
        static string Code(ActorMention? mention) => mention is null ? "---" : (mention.Actor?.Value ?? "?")
            + (mention.Sector is { } sector ? "." + sector : "");
        if (claim.Kind == ClaimKind.Assessment)
            return string.Join(' ', new[] { "assessment", claim.AssessmentKind,
                string.Join('+', claim.Subjects.Select(Code).Distinct()) }.Where(part => !string.IsNullOrEmpty(part)))
                + (claim.Against.IsEmpty ? "" : " against " + string.Join('+', claim.Against.Select(Code).Distinct()));
        var type = claim.Type!.Value.ToString().ToUpperInvariant() + (claim.Mode is null ? "" : "/" + claim.Mode);
        var context = claim.Contexts.IsEmpty ? "" : " (" + string.Join(", ", claim.Contexts) + ")";
        return $"{Code(claim.Actor)} {type} {Code(claim.Recipient)}{(claim.Reciprocal ? " both ways" : "")}{context}, "
            + $"{claim.Polarity.ToString().ToLowerInvariant()}, {claim.Modality.ToString().ToLowerInvariant()}";
    }

    public static IEnumerable<string> Remarks(Claim claim)
    {
        foreach (var mention in new[] { claim.Actor, claim.Recipient }.OfType<ActorMention>().Concat(claim.Subjects).Concat(claim.Against))
        {
            if (mention.Actor is { } id && ActorRegister.Embedded.Find(id)?.Kind == ActorKind.Grouping)
                yield return $"“{mention.Text}” is an informal grouping, not a state";
        }
    }

    public static string Published(ImpreciseDate date) => $"First published: {DateWords.Of(date)}.";

    public static string Revised(Revision revision)
    {
        var what = revision.Kind.ToString();
        return revision.Date is not { } date ? $"{what} later, on a day that is not stated."
            : date.IsLowerBound ? $"{what} on a day that is not stated, not before {DateWords.Of(date.Date)}: it tells of that day."
                : $"{what}: {DateWords.Of(date.Date)}.";
    }

    /// <summary>Of a sentence that tells of days after the first version's.</summary>
    public static string NotInFirst(IEnumerable<string> days, ImpreciseDate first) =>
        $"Not in the first version: it tells of {Wording.List(days)}, after {DateWords.Of(first)}.";

    public static string Unresolved(ActorMention mention) => $"Who is meant by “{mention.Text}” (characters {mention.Span}) could not be resolved.";

    public static string Undated(int undated, int of) => $"{undated} of {of} coded statements carry no date of their own in the words.";

    /// <param name="caption">The date under its picture; absent where there is none.</param>
    public static string Unpublished(ImpreciseDate? caption) => caption is not null
        ? $"When the document was published is not known; dates like “yesterday” are counted from {DateWords.Of(caption)}, the date under its picture."
        : "When the document was published is not known, so dates like “yesterday” stay open.";
}
