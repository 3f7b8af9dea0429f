using System.Collections.Immutable;

namespace Entente.Ledger;

/// <summary>Finds what a statement is about from its own words (data/ledger/themes.tsv). Unknown words have no theme; none is guessed.</summary>
public sealed class ThemeLexicon
{
    private readonly ImmutableArray<(string Theme, string Phrase, bool Weak)> entries;

    /// <summary>The embedded list.</summary>
    public static ThemeLexicon Default { get; } = ReadEmbedded();

    private ThemeLexicon(ImmutableArray<(string, string, bool)> entries) => this.entries = entries;

    /// <param name="lines">Lines of theme, tab, words with '|' between; '#' begins a comment; '*' marks a word of last resort.</param>
    /// <exception cref="FormatException">A line has no tab or no words.</exception>
    public static ThemeLexicon Parse(IEnumerable<string> lines)
    {
        var entries = ImmutableArray.CreateBuilder<(string, string, bool)>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (cells.Length != 2 || cells[0].Length == 0)
                throw new FormatException($"themes.tsv:{number}: '{line}' is not a theme, a tab and words with '|' between.");
            foreach (var word in cells[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                entries.Add((cells[0], word.TrimStart('*'), word[0] == '*'));
        }
        return new(entries.ToImmutable());
    }

    /// <summary>The theme of the first word of the list that stands in the words; words of last resort count only where there is no other. Absent
    /// where none does.</summary>
    public string? ThemeOf(string words)
    {
        var text = words.ToLowerInvariant();
        (int At, int Length, string? Theme) best = (int.MaxValue, 0, null), weak = best;
        foreach (var (theme, phrase, isWeak) in entries)
        {
            var at = Find(text, phrase);
            if (at < 0) continue;
            ref var held = ref isWeak ? ref weak : ref best;
            // At one place the longer phrase says more: "nuclear fuel" over "nuclear".
            if (at < held.At || at == held.At && phrase.Length > held.Length) held = (at, phrase.Length, theme);
        }
        return best.Theme ?? weak.Theme;
    }

    private static int Find(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            var end = at + phrase.Length;
            if (end < text.Length && text[end] == 's') end++;
            if (end >= text.Length || !char.IsLetterOrDigit(text[end])) return at;
        }
        return -1;
    }

    private static ThemeLexicon ReadEmbedded()
    {
        using var stream = typeof(ThemeLexicon).Assembly.GetManifestResourceStream("data/ledger/themes.tsv")
            ?? throw new InvalidOperationException("data/ledger/themes.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n').Select(l => l.TrimEnd('\r')));
    }
}
