using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Coding;

/// <summary>The words that code events, read from data/coding/lexicon and data/coding/classes.txt.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, LexiconEntry[]> verbs;
    private readonly FrozenDictionary<string, LexiconEntry[]> nouns;
    private readonly FrozenDictionary<string, LexiconEntry[]> adjectives;
    private readonly FrozenDictionary<string, LexiconEntry> speech;
    private readonly FrozenDictionary<string, LexiconEntry[]> operators;
    private readonly FrozenDictionary<string, FrozenSet<string>> classes;

    private static readonly Lazy<Lexicon> Shared = new(() => LexiconReader.ReadEmbedded());

    public static Lexicon Default => Shared.Value;

    public Lexicon(IReadOnlyList<LexiconEntry> entries, FrozenDictionary<string, FrozenSet<string>> classes)
    {
        this.classes = classes;
        Count = entries.Count;
        Modes = entries.Where(e => e is { Type: not null, Mode: not null }).GroupBy(e => e.Type!.Value)
            .ToFrozenDictionary(g => g.Key, g => g.Select(e => e.Mode!).ToFrozenSet(StringComparer.Ordinal));
        Contexts = entries.SelectMany(e => e.Contexts).ToFrozenSet(StringComparer.Ordinal);
        verbs = Index(entries.Where(e => e.Pos == 'v' && e.Type is not null));
        nouns = Index(entries.Where(e => e.Pos == 'n' && e.Type is not null));
        adjectives = Index(entries.Where(e => e.Pos == 'a'));
        operators = Index(entries.Where(e => e.Pos == 'v' && e.Type is null && e.Operator != LexiconOperator.Say));
        speech = entries.Where(e => e.Operator == LexiconOperator.Say && e.Needs.IsEmpty)
            .GroupBy(e => e.Pos + e.Lemma, StringComparer.Ordinal)
            // A later line is the more telling one: "claim" alleges although a list above has it too.
            .ToFrozenDictionary(g => g.Key, g => g.MaxBy(e => e.Stance == Coding.Stance.Asserts ? 0 : 1)!, StringComparer.Ordinal);
    }

    /// <summary>How many words and phrases there are.</summary>
    public int Count { get; }

    /// <summary>The modes that the lexicon gives to each type.</summary>
    public FrozenDictionary<EventType, FrozenSet<string>> Modes { get; }
    public FrozenSet<string> Contexts { get; }

    public ReadOnlySpan<LexiconEntry> Verbs(string lemma) => verbs.TryGetValue(lemma, out var found) ? found : [];
    public ReadOnlySpan<LexiconEntry> Nouns(string lemma) => nouns.TryGetValue(lemma, out var found) ? found : [];
    public ReadOnlySpan<LexiconEntry> Adjectives(string lemma) => adjectives.TryGetValue(lemma, out var found) ? found : [];

    /// <summary>The word's entry as a word of saying, or null.</summary>
    public LexiconEntry? Speech(char pos, string lemma) => speech.TryGetValue(pos + lemma, out var found) ? found : null;

    public bool Is(string verbLemma, LexiconOperator op)
    {
        if (!operators.TryGetValue(verbLemma, out var found)) return false;
        foreach (var entry in found) if (entry.Operator == op && entry.Needs.IsEmpty) return true;
        return false;
    }

    /// <summary>The lemma, mended where it is no word we know but a near one is: "conced" for "conceded", "shel" for "shelled".</summary>
    public string VerbLemma(string lemma, string form)
    {
        if (KnowsVerb(lemma)) return lemma;
        if (KnowsVerb(lemma + "e")) return lemma + "e";
        if (lemma.Length > 2 && KnowsVerb(lemma + lemma[^1])) return lemma + lemma[^1];
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "es", "s", "d"])
        {
            if (!form.EndsWith(ending, StringComparison.Ordinal) || form.Length < ending.Length + 2) continue;
            var stem = form[..^ending.Length];
            if (KnowsVerb(stem)) return stem;
            if (KnowsVerb(stem + "e")) return stem + "e";
            if (stem.Length > 2 && stem[^1] == stem[^2] && KnowsVerb(stem[..^1])) return stem[..^1];
            if (stem.EndsWith('i') && KnowsVerb(stem[..^1] + "y")) return stem[..^1] + "y";
        }
        return lemma;
    }

    /// <summary>Whether any entry has the verb.</summary>
    public bool KnowsVerb(string lemma) => verbs.ContainsKey(lemma) || operators.ContainsKey(lemma) || speech.ContainsKey("v" + lemma);

    public bool InClass(string name, string lemma) => classes.TryGetValue(name, out var words) && words.Contains(lemma);

    private static FrozenDictionary<string, LexiconEntry[]> Index(IEnumerable<LexiconEntry> entries) =>
        entries.GroupBy(e => e.Lemma, StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key, g => g.OrderByDescending(e => e.Specificity).ToArray(), StringComparer.Ordinal);
}
