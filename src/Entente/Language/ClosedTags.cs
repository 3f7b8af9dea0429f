using System.Collections.Frozen;
using System.Reflection;

namespace Entente.Language;

/// <summary>Which tags a word can't have: those of closed classes that it isn't one of (data/language/closed.txt), and those that its ending rules
/// out.</summary>
internal sealed class ClosedTags
{
    private const string Resource = "data/language/closed.txt";
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = Read();
    private static readonly string[] Possessives = ["PRP$", "WP$"], Pronouns = ["PRP", "WDT", "WP", .. Possessives];
    private readonly FrozenSet<string>?[] only;
    private readonly bool[] gerund, adverb, numeral;

    /// <param name="tags">The tags to choose from, each its universal tag, its Penn tag and its features, with tabs between.</param>
    public ClosedTags(IReadOnlyList<string> tags)
    {
        var parts = tags.Select(t => t.Split('\t')).ToArray();
        only = [.. parts.Select(t => t[0] == "AUX" ? Words.GetValueOrDefault($"AUX {t[1]}") ?? Words["AUX"] : Words.GetValueOrDefault(t[1]))];
        (gerund, adverb, numeral) = ([.. parts.Select(t => t[1] == "VBG")], [.. parts.Select(t => t[1] == "RB")], [.. parts.Select(t => t[1] == "CD")]);
    }

    /// <summary>Takes the scores of the tags that the word can't have away: no present participle but in -ing, no numeral in -ed and no adverb but
    /// "indeed".</summary>
    /// <param name="form">The word.</param>
    /// <param name="known">Whether it is a word of the vocabulary, so that its closed classes are known.</param>
    /// <param name="scores">Of each tag; those that can't be become negative infinity.</param>
    public void Rule(string form, bool known, Span<float> scores)
    {
        var word = form.ToLowerInvariant();
        var (ing, ed) = (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("in", StringComparison.Ordinal),
            word.EndsWith("ed", StringComparison.Ordinal) && word != "indeed");
        for (var t = 0; t < scores.Length; t++)
            if ((gerund[t] && !ing) || (adverb[t] && ed) || (numeral[t] && ed) || (known && only[t]?.Contains(word) == false))
                scores[t] = float.NegativeInfinity;
    }

    /// <summary>Whether words name nobody by themselves: a pronoun ("they"), or what begins with a possessive ("its troops"). "US" is none.</summary>
    public static bool IsPronominal(string words)
    {
        var (first, rest) = words.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? (words[..end], true) : (words, false);
        if (first.Length > 1 && first.All(char.IsUpper)) return false;
        return (rest ? Possessives : Pronouns).Any(tag => Words[tag].Contains(first.ToLowerInvariant()));
    }

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly has no resource '{Resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Select(l => l.Trim('\r')).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" = ", 2))
            .ToFrozenDictionary(l => l[0], l => l[1].Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
