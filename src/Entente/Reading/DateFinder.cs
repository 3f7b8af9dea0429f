using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Reading;

/// <summary>The dates that may be meant, sentence after sentence of one text.</summary>
internal sealed class DateFinder(string text, ImpreciseDate? written)
{
    /// <summary>How many different dates before the sentence may be meant, besides the first of the text.</summary>
    private const int Earlier = 4;
    private const int MostOfSentence = 12;
    private readonly IReadOnlyList<DateMention> all = DateExpressions.FindFrom(text, written);
    private readonly HashSet<ImpreciseDate> stated = [.. DateExpressions.Find(text, null).Select(d => d.Date)];
    private readonly List<DateAt> before = [];
    private DateAt? first;
    private int next;

    /// <summary>Whether the text tells it in full, so that nothing was counted from the day it was written.</summary>
    public bool IsStated(ImpreciseDate date) => stated.Contains(date);

    /// <summary>The dates of the next sentence, then the last ones before it, the latest first, then the first of the text; those before it each
    /// once.</summary>
    /// <param name="sentence">Its tree.</param>
    /// <param name="index">Its number in the text.</param>
    public IReadOnlyList<DateAt> Next(Sentence sentence, int index)
    {
        // What stands between sentences (a dateline that was set aside) may be meant later.
        for (; next < all.Count && all[next].Start < sentence.Span.Start; next++)
        {
            before.Add(new(-1, 0, all[next]));
            first ??= before[^1] with { IsFirst = true };
        }
        var here = new List<DateAt>();
        for (; next < all.Count && all[next].Start < sentence.Span.End; next++)
            if (here.Count < MostOfSentence) here.Add(At(index, all[next], sentence));
        var (found, known) = (here.ToList(), here.Select(d => d.Mention.Date).ToHashSet());
        for (var i = before.Count - 1; i >= 0 && found.Count < here.Count + Earlier; i--) if (known.Add(before[i].Mention.Date)) found.Add(before[i]);
        if (first is not null && known.Add(first.Mention.Date)) found.Add(first);
        first ??= here.Count > 0 ? here[0] with { IsFirst = true } : null;
        before.AddRange(here);
        if (before.Count > 200) before.RemoveRange(0, 100);
        return found;
    }

    private static DateAt At(int index, DateMention mention, Sentence sentence)
    {
        var (tokens, word) = (sentence.Tokens, HeadOf(mention, sentence));
        bool Has(int head, string relation, Func<Token, bool> which) => tokens.Any(t => t.Head == head && t.Deprel == relation && which(t));
        // "Offered to" is at times tagged an adjective.
        bool IsVerb(int i) => tokens[i].Upos is Upos.VERB or Upos.AUX || IsTakenForAdjective(i);
        bool IsTakenForAdjective(int i) => tokens[i] is { Upos: Upos.ADJ, Deprel: "root" } t && t.Form.EndsWith("ed", StringComparison.Ordinal)
            && !Has(i, "cop", _ => true);
        var (at, steps) = (tokens[word].Head, 0);
        while (at >= 0 && !IsVerb(at) && steps++ < tokens.Length) at = tokens[at].Head;
        return new(index, word, mention)
        {
            IsPast = at >= 0 && (tokens[at].Xpos == "VBD" || IsTakenForAdjective(at)) && !Has(word, "case", t => t.Lemma is "for" or "until" or "till" or "by"),
        };
    }

    // The word of a date that the others of it hang on.
    private static int HeadOf(DateMention date, Sentence sentence)
    {
        var best = -1;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            var token = sentence.Tokens[i];
            if (token.Span.End <= date.Start || token.Span.Start >= date.End) continue;
            var head = token.Head < 0 ? null : sentence.Tokens[token.Head];
            if (head is null || head.Span.End <= date.Start || head.Span.Start >= date.End) best = best < 0
                || token.Upos is not (Upos.ADP or Upos.SCONJ or Upos.ADV) ? i : best;
        }
        return best < 0 ? 0 : best;
    }
}
