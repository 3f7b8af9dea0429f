using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// A sentence with whom it names and what the lexicon makes of its words. <see cref="Lexicon"/>: for each word 0, the type of the lexicon's entry
/// that fits it (from 1, in the order of <see cref="StatementFeatures.Types"/>),
/// <see cref="Saying"/> or <see cref="Operating"/> for words of saying, planning and the like. <see cref="Entries"/>: the lexicon's entry itself.
/// </summary>
internal sealed class SentenceClues
{
    /// <summary>How many numbers <see cref="Lexicon"/> has.</summary>
    public const int LexiconCount = 19;
    public const byte Saying = 17, Operating = 18;

    private readonly Sentence sentence;
    private readonly int[][] children;
    // Words that are named as part of a group.
    private readonly HashSet<int> grouped;

    public SentenceClues(Sentence sentence, IReadOnlyList<Mention> mentions, byte[] lexicon, LexiconEntry?[] entries)
    {
        (this.sentence, Mentions, Lexicon, Entries) = (sentence, mentions, lexicon, entries);
        Arguments = StatementFeatures.Arguments(sentence, mentions);
        grouped = [.. mentions.Where(m => !m.IsGroup && mentions.Any(g => g.IsGroup && g.First <= m.First && m.Last <= g.Last)).Select(m => m.Word)];
        var lists = new List<int>[sentence.Tokens.Length];
        for (var i = 0; i < lists.Length; i++) lists[i] = [];
        for (var i = 0; i < lists.Length; i++) if (sentence.Tokens[i].Head >= 0) lists[sentence.Tokens[i].Head].Add(i);
        children = [.. lists.Select(l => l.ToArray())];
    }

    public Sentence Sentence => sentence;
    public IReadOnlyList<Mention> Mentions { get; }
    public Argument[] Arguments { get; }
    public byte[] Lexicon { get; }
    public LexiconEntry?[] Entries { get; }
    /// <summary>Whom its phrases name; absent where parties were given.</summary>
    public SentenceActors? Actors { get; init; }

    private string Relation(int i) => sentence.Tokens[i].Deprel is var r && r is "nsubj:pass" or "nmod:poss" or "obl:agent" or "acl:relcl" ? r
        : r.Split(':', 2)[0];

    private string Lemma(int i) => sentence.Tokens[i].Lemma.ToLowerInvariant();

    private string Child(int i, string relation)
    {
        foreach (var c in children[i]) if (Relation(c) == relation) return Lemma(c);
        return "";
    }

    private bool IsPassive(int i)
    {
        foreach (var c in children[i]) if (sentence.Tokens[c].Deprel is "aux:pass" or "nsubj:pass") return true;
        return sentence.Tokens[i].Xpos == "VBN" && Relation(i) is "acl" or "amod";
    }

    /// <summary>The way through the tree from a predicate to a word that may stand for a side, as features that are looked up in a list.</summary>
    public IEnumerable<string> Way(int predicate, Argument argument, int type)
    {
        var word = argument.Word;
        if (argument.IsGroup) { yield return "group"; yield return $"group {type}"; }
        else if (grouped.Contains(word)) { yield return "grouped"; yield return $"grouped {type}"; }
        if (predicate == word) { yield return "self"; yield return $"{type} self"; yield break; }
        var joined = false;
        var from = word;
        // Whoever is joined to a side is on it.
        for (var steps = 0; steps < 12 && Relation(from) == "conj" && sentence.Tokens[from].Head is var h and >= 0 && h != predicate; steps++) (from,
            joined) = (h, true);
        var up = new List<int>();
        for (var at = predicate; at >= 0 && up.Count < 40; at = sentence.Tokens[at].Head) up.Add(at);
        var down = new List<int>();
        var below = from;
        while (below >= 0 && !up.Contains(below) && down.Count < 40) { down.Add(below); below = sentence.Tokens[below].Head; }
        if (below < 0) { yield return "none"; yield break; }
        var climbed = up.IndexOf(below);
        string Name(int i) => Relation(i) + (Child(i, "case") is { Length: > 0 } mark ? "/" + mark : "");
        var top = down.Count > 0 ? Name(down[^1]) : "above";
        var passive = IsPassive(below) ? "!" : "";
        var ups = string.Join('<', up.Take(Math.Min(climbed, 3)).Select(Relation));
        yield return $"w {ups}^{top}{passive}{(down.Count > 1 ? ">" + string.Join('>', down.Take(Math.Min(2, down.Count - 1)).Reverse().Select(Name)) : "")}";
        yield return $"c {Math.Min(climbed, 3)} {Math.Min(down.Count, 3)} {(down.Count > 0 ? Relation(down[^1]) : "above")}{passive}";
        yield return $"t {top}{passive}";
        yield return $"l {Name(from)}";
        if (climbed <= 1) yield return $"{type} {climbed} {Math.Min(down.Count, 2)} {top}{passive}";
        if (climbed > 0) { yield return $"u {Relation(up[0])} {Math.Min(climbed, 3)}";
            yield return $"g {Lemma(below)} {(down.Count > 0 ? Relation(down[^1]) : "above")}"; }
        if (joined) yield return "joined";
    }

    /// <summary>What stands around and above a predicate and lends it its voice, as features that are looked up in a list.</summary>
    public IEnumerable<string> Around(int predicate)
    {
        var token = sentence.Tokens[predicate];
        yield return $"x {token.Xpos}";
        yield return $"r {Relation(predicate)} {token.Upos}";
        foreach (var f in Marks(predicate, "")) yield return f;
        var (at, level) = (predicate, 0);
        while (sentence.Tokens[at].Head is var head and >= 0 && level < 3)
        {
            level++;
            yield return $"h{level} {Lemma(head)}";
            if (level == 1) yield return $"hr {Relation(at)} {Lemma(head)}";
            if (level <= 2) foreach (var f in Marks(head, $"h{level}")) yield return f;
            at = head;
        }
        var before = 0;
        for (var i = 0; i < predicate; i++) if (sentence.Tokens[i].Form is "\"" or "“" or "”" or "''" or "``") before++;
        if (before % 2 == 1) yield return "quoted";
    }

    private IEnumerable<string> Marks(int i, string prefix)
    {
        foreach (var c in children[i])
            if (Relation(c) is "aux" or "mark" or "det" or "nmod:poss" or "cc") yield return $"{prefix}m {(Relation(c) == "nmod:poss" ? "poss" : Lemma(c))}";
            else if (Relation(c) == "advmod" && Lemma(c) is "not" or "never" or "n't" or "no" or "hardly" or "possibly" or "perhaps" or "allegedly"
                or "reportedly" or "probably" or "likely") yield return $"{prefix}n {Lemma(c)}";
    }
}
