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
    public string Told(Claim claim, bool alone = true)
    {
        var (begun, isSubject) = Begun(claim);
        var words = OwnWords.Of(begun, alone);
        return Wording.Default.Said(claim, isSubject ? OwnWords.WithoutPronoun(words) : words);
    }

    // A clause that hangs on the one before it ("which Abu Dhabi denies") is told from where its sentence begins; where the pronoun is who acts
    // ("a delegation that visited Niamey"), from the words that it stands for.
    private (Claim Claim, bool IsSubject) Begun(Claim claim)
    {
        if (claim.QuoteOriginal is not null || !OwnWords.HangsOnAnother(claim.QuoteText)) return (claim, false);
        var at = document.ReadingText.ToReading(claim.Quote).Start;
        if (sentences.FirstOrDefault(s => s.Span.Start <= at && at < s.Span.End) is not { } sentence) return (claim, false);
        var tokens = sentence.Tokens;
        var pronoun = Array.FindIndex([.. tokens], t => t.Span.Start >= at);
        var (from, isSubject) = (sentence.Span.Start, false);
        if (pronoun > 0 && tokens[pronoun] is { Head: >= 0, Deprel: "nsubj" or "nsubj:pass" } p && tokens[p.Head] is { Deprel: "acl:relcl", Head: >= 0 } verb
            && verb.Head < pronoun)
        {
            bool IsOf(int i) { while (i >= 0 && i != verb.Head) i = tokens[i].Head; return i >= 0; }
            (from, isSubject) = (tokens[Enumerable.Range(0, verb.Head + 1).First(IsOf)].Span.Start, true);
        }
        var widened = new TextSpan(document.ReadingText.ToOriginal(new(from, sentence.Span.End)).Start, claim.Quote.End);
        return (claim with { Quote = widened, QuoteText = widened.In(document.Text) }, isSubject);
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
