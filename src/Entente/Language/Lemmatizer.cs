namespace Entente.Language;

/// <summary>
/// Lemmas by edit script ("strip 3, add y"): the script of this very form and tag where the treebank showed it to be an exception,
/// else that of the longest known ending. Case follows the script too: proper nouns keep theirs.
/// </summary>
internal sealed class Lemmatizer
{
    public const int MaxSuffix = 5;
    private readonly Dictionary<string, int> _exact, _suffix;
    private readonly IReadOnlyList<string> _scripts;

    /// <param name="scripts">Scripts as <see cref="Script"/> writes them; 0 is the default.</param>
    /// <param name="exact">"tag TAB lower-cased form" to script.</param>
    /// <param name="suffix">"tag TAB ending" to script.</param>
    public Lemmatizer(IReadOnlyList<string> scripts, Dictionary<string, int> exact, Dictionary<string, int> suffix) =>
        (_scripts, _exact, _suffix) = (scripts, exact, suffix);

    public IReadOnlyList<string> Scripts => _scripts;
    public IReadOnlyDictionary<string, int> Exact => _exact;
    public IReadOnlyDictionary<string, int> Suffix => _suffix;

    public string Lemma(string form, string tag)
    {
        var normal = Straight(form).ToLowerInvariant();
        return Apply(_scripts[ScriptOf(normal, tag)], form);
    }

    private int ScriptOf(string normal, string tag)
    {
        var exact = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        var suffix = _suffix.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[128];
        if (tag.Length + 1 + normal.Length > key.Length) return SuffixScript(normal.AsSpan(), tag, suffix, key);
        tag.CopyTo(key);
        key[tag.Length] = '\t';
        normal.CopyTo(key[(tag.Length + 1)..]);
        return exact.TryGetValue(key[..(tag.Length + 1 + normal.Length)], out var script) ? script : SuffixScript(normal, tag, suffix, key);
    }

    private static int SuffixScript(ReadOnlySpan<char> normal, string tag, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> suffix, Span<char> key)
    {
        tag.CopyTo(key);
        key[tag.Length] = '\t';
        for (var size = Math.Min(MaxSuffix, normal.Length); size >= 0; size--)
        {
            normal[^size..].CopyTo(key[(tag.Length + 1)..]);
            if (suffix.TryGetValue(key[..(tag.Length + 1 + size)], out var script)) return script;
        }
        return 0;
    }

    public static string Straight(string form) => form.Contains('’') ? form.Replace('’', '\'') : form;

    /// <summary>The script that turns form into lemma: L (lower the case) or K (keep it), the number of characters to strip, a colon, what to add.</summary>
    public static string Script(string form, string lemma)
    {
        var keep = Between(Straight(form), lemma, 'K');
        var lower = Between(Straight(form).ToLowerInvariant(), lemma, 'L');
        return keep.Length < lower.Length ? keep : lower;
    }

    private static string Between(string form, string lemma, char mode)
    {
        var same = 0;
        while (same < form.Length && same < lemma.Length && form[same] == lemma[same]) same++;
        return $"{mode}{form.Length - same}:{lemma[same..]}";
    }

    public static string Apply(string script, string form)
    {
        var colon = script.IndexOf(':');
        var strip = int.Parse(script.AsSpan(1, colon - 1), System.Globalization.CultureInfo.InvariantCulture);
        var from = script[0] == 'L' ? Straight(form).ToLowerInvariant() : Straight(form);
        if (strip == 0 && colon == script.Length - 1) return from;
        if (strip > from.Length) return from;
        var lemma = string.Concat(from.AsSpan(0, from.Length - strip), script.AsSpan(colon + 1));
        return lemma.Length == 0 ? from : lemma;
    }
}
