using Entente.Documents;
using Entente.Language;

namespace Entente.Reading;

/// <summary>The clause that a word of a sentence stands in, and the date that belongs to it.</summary>
internal sealed class Clauses
{
    private readonly Sentence sentence;
    private readonly int[][] children;

    public Clauses(Sentence sentence)
    {
        this.sentence = sentence;
        var n = sentence.Tokens.Length;
        var lists = new List<int>[n];
        for (var i = 0; i < n; i++) lists[i] = [];
        for (var i = 0; i < n; i++) if (sentence.Tokens[i].Head >= 0) lists[sentence.Tokens[i].Head].Add(i);
        children = [.. lists.Select(l => l.ToArray())];
    }

    private string Relation(int i)
    {
        var label = sentence.Tokens[i].Deprel;
        var colon = label.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? label : label[..colon];
    }

    private bool IsVerb(int i) => sentence.Tokens[i].Upos is Upos.VERB or Upos.AUX || children[i].Any(c => Relation(c) is "cop" or "nsubj" or "csubj");

    private bool OpensClause(int i) => Relation(i) is "root" or "ccomp" or "advcl" or "acl" or "parataxis" or "csubj" || (Relation(i) == "conj" && IsVerb(i));

    /// <summary>The head of the clause around a word.</summary>
    public int Head(int word)
    {
        var at = word;
        for (var steps = 0; steps < sentence.Tokens.Length && !OpensClause(at) && sentence.Tokens[at].Head >= 0; steps++) at = sentence.Tokens[at].Head;
        return at;
    }

    /// <summary>The words of the clause around a word, from the first to the last, without what only joins it to others and without clauses that hang on its ends.</summary>
    public TextSpan Span(int word)
    {
        var head = Head(word);
        var (first, last) = (word, word);
        void Take(int i, bool top)
        {
            (first, last) = (Math.Min(first, i), Math.Max(last, i));
            foreach (var c in children[i])
            {
                if (top && Relation(c) is "punct" or "cc" or "mark" or "discourse") continue;
                if (i == head && c != word && !Under(word, c) && (Relation(c) is "advcl" or "parataxis" || (Relation(c) == "conj" && IsVerb(c)))) continue;
                Take(c, false);
            }
        }
        Take(head, true);
        var tokens = sentence.Tokens;
        while (last > first && tokens[last].Upos == Upos.PUNCT) last--;
        while (first < last && tokens[first].Upos == Upos.PUNCT) first++;
        return new(tokens[first].Span.Start, tokens[last].Span.End);
    }

    private bool Under(int word, int above)
    {
        for (int at = word, steps = 0; at >= 0 && steps <= sentence.Tokens.Length; at = sentence.Tokens[at].Head, steps++) if (at == above) return true;
        return false;
    }

    /// <summary>
    /// Of dates at the given words, the one that tells when a predicate was or is to be: one that hangs on it or on a phrase of its own; else that of its clause, where the predicate is its verb or an
    /// object of it; else that of the verb that it is joined to. -1 where there is none.
    /// </summary>
    /// <param name="word">The predicate.</param>
    /// <param name="dates">The head words of the dates.</param>
    /// <param name="known">The predicate is spoken of as known: only a date of its own counts.</param>
    public int DateOf(int word, IReadOnlyList<int> dates, bool known)
    {
        var (best, cost) = (-1, int.MaxValue);
        for (var d = 0; d < dates.Count; d++)
        {
            var c = Cost(word, dates[d], known);
            if (c < cost) (best, cost) = (d, c);
        }
        if (best >= 0 || known || dates.Count == 0) return best;
        // Where the tree has gone astray: a date that opens the sentence is that of what follows; the only date of a sentence is that of its main clause.
        for (var d = 0; d < dates.Count; d++) if (dates[d] <= 2) return d;
        return dates.Count == 1 && sentence.Tokens[Head(word)].Head < 0 ? 0 : -1;
    }

    private const int None = int.MaxValue;

    private int Cost(int word, int date, bool known)
    {
        // Up from the date to the verb or predicate that it belongs to.
        var (at, up) = (date, 0);
        while (at >= 0 && at != word && !IsVerb(at)) (at, up) = (sentence.Tokens[at].Head, up + 1);
        if (at < 0) return None;
        if (at == word) return up;
        // Up from the predicate to that verb, through phrases, not through clauses.
        var (from, steps) = (word, 0);
        while (from >= 0 && from != at && steps < 8)
        {
            var relation = Relation(from);
            if (relation is "acl" or "advcl" or "ccomp" or "parataxis" or "xcomp" or "csubj") return None;
            if (relation == "conj" && IsVerb(from) && date > from) return None;
            (from, steps) = (sentence.Tokens[from].Head, steps + 1);
        }
        if (from != at) return None;
        return known && !IsVerb(word) ? None : 10 + up + steps;
    }
}
