using System.Text.RegularExpressions;

namespace Entente.Findings;

/// <summary>Words by which a brief tells one sort of thing from another, read from data/briefs/words.txt.</summary>
internal sealed class SortingWords
{
    private static readonly Lazy<SortingWords> Embedded = new(() => new SortingWords(Wording.Lines("data/briefs/words.txt")));

    private readonly Regex toCome, parting, communique;

    private SortingWords(IEnumerable<string[]> lines)
    {
        var sorts = lines.ToLookup(line => line[0], line => (line.Length > 2 ? @$"(?<!\b(?:{Escaped(line[2], ", ", "|")})\s)" : "")
            + Escaped(line[1], " ", @"\s+"));
        string Any(string sort) => $"(?:{string.Join('|', sorts[sort])})";
        const RegexOptions options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        toCome = new Regex(@$"\b{Any("to-come")}\b(?!\s+{Any("not-before")}\b)", options);
        parting = new Regex(@$"[,;:–—]|\b{Any("parting")}\b", options);
        communique = new Regex(@$"\b{Any("communique")}\b", options);
    }

    private static string Escaped(string words, string between, string by) => string.Join(by, words.Split(between).Select(Regex.Escape));

    public static SortingWords Default => Embedded.Value;

    /// <summary>Whether these words speak of what is to come: "political will" and "goodwill" do not, nor do "will have cut" and "unlikely to
    /// have cut".</summary>
    public bool SayToCome(string words) => toCome.IsMatch(words);

    /// <summary>Where, from a place on, a clause of its own begins; the text's length where none does.</summary>
    public int EndOfClause(string text, int from) => parting.Match(text, from) is { Success: true } found ? found.Index : text.Length;

    public bool NameCommunique(string title) => communique.IsMatch(title);
}
