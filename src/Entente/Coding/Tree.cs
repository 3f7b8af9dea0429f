using System.Collections.Immutable;
using Entente.Documents;
using Entente.Language;

namespace Entente.Coding;

/// <summary>A sentence's dependency tree with the questions that coding asks of it.</summary>
internal sealed class Tree
{
    private readonly int[][] children;
    private readonly string[] relations;
    private readonly string[] lemmas;
    private readonly string[] cases;
    private readonly string[] lower;
    private readonly (int First, int Last)[] ranges;

    public Tree(Sentence sentence)
    {
        sentence = TreeRepair.Of(sentence);
        Sentence = sentence;
        var tokens = sentence.Tokens;
        var counts = new int[tokens.Length];
        foreach (var token in tokens) if (token.Head >= 0) counts[token.Head]++;
        children = new int[tokens.Length][];
        for (var i = 0; i < tokens.Length; i++) children[i] = counts[i] == 0 ? [] : new int[counts[i]];
        Array.Clear(counts);
        relations = new string[tokens.Length];
        lemmas = new string[tokens.Length];
        lower = new string[tokens.Length];
        Root = 0;
        foreach (var token in tokens)
        {
            if (token.Head >= 0) children[token.Head][counts[token.Head]++] = token.Index;
            else Root = token.Index;
            var colon = token.Deprel.IndexOf(':', StringComparison.Ordinal);
            relations[token.Index] = colon < 0 ? token.Deprel : token.Deprel[..colon];
            lower[token.Index] = token.Form.ToLowerInvariant();
            var lemma = (token.Lemma is "_" or "" ? token.Form : token.Lemma).ToLowerInvariant();
            lemmas[token.Index] = token.Upos == Upos.VERB ? Lexicon.Default.VerbLemma(lemma, lower[token.Index]) : lemma;
        }
        ranges = new (int, int)[tokens.Length];
        for (var i = 0; i < tokens.Length; i++) ranges[i] = (i, i);
        for (var i = 0; i < tokens.Length; i++)
            for (int j = i, steps = 0; j >= 0 && steps <= tokens.Length; j = tokens[j].Head, steps++)
                ranges[j] = (Math.Min(ranges[j].First, i), Math.Max(ranges[j].Last, i));
        cases = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++) cases[i] = CaseAt(i);
    }

    public Sentence Sentence { get; }
    public ImmutableArray<Token> Tokens => Sentence.Tokens;
    public int Count => Sentence.Tokens.Length;
    public int Root { get; }

    public Token this[int i] => Sentence.Tokens[i];
    public int Head(int i) => Sentence.Tokens[i].Head;
    public int[] Children(int i) => children[i];
    /// <summary>The relation without its subtype.</summary>
    public string Relation(int i) => relations[i];
    public string Lemma(int i) => lemmas[i];
    public Upos Pos(int i) => Sentence.Tokens[i].Upos;
    public string Lower(int i) => lower[i];
    public string Form(int i) => Sentence.Tokens[i].Form;

    /// <summary>The preposition of a nominal in lower case ("with", "out of"), or empty.</summary>
    public string Case(int i) => cases[i];

    public int Child(int i, string relation)
    {
        foreach (var child in children[i]) if (relations[child] == relation) return child;
        return -1;
    }

    public int ChildExact(int i, string relation)
    {
        foreach (var child in children[i]) if (Sentence.Tokens[child].Deprel == relation) return child;
        return -1;
    }

    public bool HasChildLemma(int i, string relation, string lemma)
    {
        foreach (var child in children[i]) if (relations[child] == relation && lemmas[child] == lemma) return true;
        return false;
    }

    public (int First, int Last) Range(int i) => ranges[i];

    public bool IsBelow(int i, int ancestor)
    {
        for (var steps = 0; i >= 0 && steps <= Count; i = Head(i), steps++) if (i == ancestor) return true;
        return false;
    }

    public TextSpan Span(int first, int last) => new(Sentence.Tokens[first].Span.Start,
        Math.Max(Sentence.Tokens[first].Span.End, Sentence.Tokens[last].Span.End));

    public bool IsVerb(int i) => Pos(i) == Upos.VERB || (Pos(i) == Upos.AUX && relations[i] is not ("aux" or "cop"));
    public bool IsNominal(int i) => Pos(i) is Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.NUM or Upos.SYM or Upos.X
        || (Pos(i) is Upos.ADJ or Upos.DET && relations[i] is "nsubj" or "obj" or "obl" or "nmod" or "iobj");

    private string CaseAt(int i)
    {
        foreach (var child in children[i])
        {
            if (relations[child] is not "case" || Pos(child) == Upos.PART || lemmas[child] is "'s" or "’s" or "'" or "’") continue;
            var word = Sentence.Tokens[child].Form.ToLowerInvariant();
            if (children[child].Length > 0)
                foreach (var part in children[child])
                    if (relations[part] == "fixed") word += " " + Sentence.Tokens[part].Form.ToLowerInvariant();
            return word switch { "out" => "out of", "upon" => "on", "onto" => "on", "amongst" => "among", "towards" => "toward", _ => word };
        }
        return "";
    }
}
