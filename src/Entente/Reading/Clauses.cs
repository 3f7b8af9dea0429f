using Entente.Coding;
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

    // "Accused them of arming rebels": what somebody is charged with belongs to the charge.
    private bool IsCharged(int i) => children[i].Any(c => Relation(c) == "mark" && sentence.Tokens[c].Form == "of");

    /// <summary>The head of the clause around a word.</summary>
    public int Head(int word)
    {
        var at = word;
        for (var steps = 0; steps < sentence.Tokens.Length && !OpensClause(at) && sentence.Tokens[at].Head >= 0; steps++) at = sentence.Tokens[at].Head;
        return at;
    }

    /// <summary>The words of the clause around a word, from the first to the last, without what only joins it to others and without clauses that hang
    /// on its ends.</summary>
    public TextSpan Span(int word)
    {
        var head = Head(word);
        var (first, last) = (word, word);
        void Take(int i, bool top)
        {
            (first, last) = (Math.Min(first, i), Math.Max(last, i));
            foreach (var c in children[i])
            {
                if (top && Relation(c) is "punct" or "cc" or "mark" or "discourse" && !IsWithoutAt(c)) continue;
                // "When Sadat flew to Jerusalem": the question word joins as a mark does.
                if (top && sentence.Tokens[c].Xpos == "WRB" && Relation(i) == "advcl") continue;
                if (i == head && c != word && !Under(word, c) && ((Relation(c) == "advcl" && !IsCharged(c)) || Relation(c) == "parataxis"
                    || (Relation(c) == "conj" && IsVerb(c)))) continue;
                Take(c, false);
            }
        }
        Take(head, true);
        var tokens = sentence.Tokens;
        // A semicolon parts what is told, however the tree joins it.
        for (var i = word; i > first; i--) if (tokens[i].Form == ";") first = i;
        for (var i = word; i < last; i++) if (tokens[i].Form == ";") last = i;
        while (last > first && tokens[last].Upos == Upos.PUNCT) last--;
        // "No longer what it was": no clause ends on a subject.
        if (last + 1 < tokens.Length && tokens[last].Xpos == "PRP" && tokens[last + 1].Upos is Upos.VERB or Upos.AUX) last++;
        while (first < last && tokens[first].Upos == Upos.PUNCT) first++;
        return new(tokens[first].Span.Start, tokens[last].Span.End);
    }

    /// <summary>Whether the word tells of a turn, or stands in the subject of one, and nothing tells which way: "relations have changed" draws nobody
    /// closer.</summary>
    public bool IsTurnAlone(int word)
    {
        // By its form, too: a verb at the end of a sentence is at times tagged a noun.
        bool IsTurn(int i)
        {
            var form = sentence.Tokens[i].Form.ToLowerInvariant();
            bool Is(string lemma) => Lexicon.Default.InClass("TURNING", lemma);
            return Is(Lexicon.Default.VerbLemma(sentence.Tokens[i].Lemma.ToLowerInvariant(), form))
                || (form.EndsWith("ed", StringComparison.Ordinal) && (Is(form[..^1]) || Is(form[..^2])));
        }
        var top = word;
        for (var steps = 0; Relation(top) is "nmod" or "compound" or "amod" or "acl" or "conj" && steps < sentence.Tokens.Length; steps++)
            top = sentence.Tokens[top].Head;
        if (Relation(top) is "nsubj" or "csubj" && IsTurn(sentence.Tokens[top].Head)) word = sentence.Tokens[top].Head;
        if (!IsTurn(word)) return false;
        var clause = Span(word);
        return !sentence.Tokens.Any(t => (t.Head == word && t.Deprel is "obj" or "xcomp" or "nsubj:pass")
            || (clause.Contains(t.Span) && Lexicon.Default.InClass("DIRECTION", t.Form.ToLowerInvariant())));
    }

    /// <summary>Whether a "no longer" hangs on the word: "is no longer isolated".</summary>
    public bool IsNoLonger(int word)
    {
        var tokens = sentence.Tokens;
        bool Is(int i, string form) => (uint)i < (uint)tokens.Length && tokens[i].Form.Equals(form, StringComparison.OrdinalIgnoreCase);
        return children[word].Any(c => c < word && Is(c, "longer") && Is(c - 1, "no"));
    }

    /// <summary>Whether a "without" stands before the word: "signed without consulting Syria".</summary>
    public bool IsWithout(int word) => children[word].Any(c => c < word && Relation(c) is "mark" or "case" && IsWithoutAt(c));

    private bool IsWithoutAt(int i) => sentence.Tokens[i].Form.Equals("without", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether words say of the deed itself that it may come: "sanctions are likely", "a possible attack".</summary>
    public bool IsLikely(int word)
    {
        bool Is(int i) => Lexicon.Default.InClass("LIKELY", sentence.Tokens[i].Form.ToLowerInvariant());
        return (Relation(word) == "nsubj" && sentence.Tokens[word].Head is >= 0 and var head && Is(head))
            || children[word].Any(c => Relation(c) == "amod" && Is(c) && !sentence.Tokens[c].Form.Equals("unlikely", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether what the word says is said to have ended: "stopped being enemies".</summary>
    public bool IsEnded(int word) => Relation(word) == "xcomp" && sentence.Tokens[word].Head is >= 0 and var head
        && Lexicon.Default.InClass("ENDING", sentence.Tokens[head].Lemma.ToLowerInvariant());

    private bool Under(int word, int above)
    {
        for (int at = word, steps = 0; at >= 0 && steps <= sentence.Tokens.Length; at = sentence.Tokens[at].Head, steps++) if (at == above) return true;
        return false;
    }

    /// <summary>How a date is bound to a predicate: 0 it hangs on it or on a phrase of its own, 1 on the verb of its clause, of which the predicate
    /// is an object or that verb itself, 2 not at all.</summary>
    /// <param name="word">The predicate.</param>
    /// <param name="date">The head word of the date.</param>
    public int Bond(int word, int date)
    {
        // Up from the date to the verb or predicate that it belongs to.
        var at = date;
        while (at >= 0 && at != word && !IsVerb(at)) at = sentence.Tokens[at].Head;
        if (at < 0) return 2;
        if (at == word) return 0;
        // Up from the predicate to that verb, through phrases, not through clauses.
        var (from, steps) = (word, 0);
        while (from >= 0 && from != at && steps < 8)
        {
            var relation = Relation(from);
            if (relation is "acl" or "advcl" or "ccomp" or "parataxis" or "xcomp" or "csubj") return 2;
            if (relation == "conj" && IsVerb(from) && date > from) return 2;
            (from, steps) = (sentence.Tokens[from].Head, steps + 1);
        }
        return from == at ? 1 : 2;
    }
}
