using Entente.Language;

namespace Entente.Training;

/// <summary>Counts edit scripts by tag and ending over distinct (form, tag) pairs, and keeps as exceptions the frequent pairs that the endings get
/// wrong.</summary>
internal static class LemmaTraining
{
    public static Lemmatizer Train(Treebank treebank)
    {
        var pairs = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var word in treebank.Sentences.SelectMany(s => s.Words))
        {
            if (word.Lemma == "_" && word.Form != "_") continue;
            var key = $"{LanguageModel.LemmaKey(word.Upos, word.Xpos)}\t{Lemmatizer.Straight(word.Form).ToLowerInvariant()}";
            if (!pairs.TryGetValue(key, out var scripts)) pairs[key] = scripts = new(StringComparer.Ordinal);
            var script = Lemmatizer.Script(word.Form, word.Lemma);
            scripts[script] = scripts.GetValueOrDefault(script) + 1;
        }
        var best = pairs.ToDictionary(p => p.Key, p => p.Value.MaxBy(s => s.Value).Key, StringComparer.Ordinal);

        var endings = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (key, script) in best)
        {
            var tab = key.IndexOf('\t');
            var form = key[(tab + 1)..];
            for (var size = 0; size <= Math.Min(Lemmatizer.MaxSuffix, form.Length); size++)
            {
                var ending = $"{key[..tab]}\t{form[^size..]}";
                if (!endings.TryGetValue(ending, out var scripts)) endings[ending] = scripts = new(StringComparer.Ordinal);
                scripts[script] = scripts.GetValueOrDefault(script) + 1;
            }
        }
        var suffix = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (ending, scripts) in endings.OrderBy(e => e.Key.Length).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            var tab = ending.IndexOf('\t');
            var top = scripts.MaxBy(s => s.Value);
            // One word's evidence is no rule, except where the tag has nothing else.
            if (top.Value < 2 && ending.Length > tab + 1) continue;
            if (ending.Length > tab + 1 && Longest(suffix, ending[..tab], ending[(tab + 1)..]) == top.Key) continue;
            suffix[ending] = top.Key;
        }
        var exact = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, script) in best)
        {
            var tab = key.IndexOf('\t');
            if (Longest(suffix, key[..tab], key[(tab + 1)..]) != script) exact[key] = script;
        }
        var scriptIds = new List<string> { "L0:" };
        var ids = new Dictionary<string, int>(StringComparer.Ordinal) { ["L0:"] = 0 };
        int Id(string script)
        {
            if (!ids.TryGetValue(script, out var id)) { ids[script] = id = scriptIds.Count; scriptIds.Add(script); }
            return id;
        }
        return new Lemmatizer(scriptIds,
            exact.ToDictionary(e => e.Key, e => Id(e.Value), StringComparer.Ordinal),
            suffix.ToDictionary(e => e.Key, e => Id(e.Value), StringComparer.Ordinal));
    }

    private static string? Longest(SortedDictionary<string, string> suffix, string tag, string form)
    {
        for (var size = Math.Min(Lemmatizer.MaxSuffix, form.Length); size >= 0; size--)
            if (suffix.TryGetValue($"{tag}\t{form[^size..]}", out var script)) return script;
        return null;
    }
}
