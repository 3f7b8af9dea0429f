using Entente.Language;

namespace Entente.Training;

/// <summary>
/// What news text has and the treebanks have little of. A small share of the sentences is changed so each time it is seen: all in
/// capitals, all in lower case, in title case, without the final stop, or cut down to a headline (articles, copulas and passive
/// auxiliaries dropped, a comma for the "and" between two names).
/// </summary>
internal sealed class Variation(IReadOnlyList<string> tags, IReadOnlyList<string> labels)
{
    private readonly int _comma = Index(tags, t => t.StartsWith("PUNCT\t,\t", StringComparison.Ordinal), Index(tags, t => t.StartsWith("PUNCT\t", StringComparison.Ordinal), -1));
    private readonly int _punct = Index(labels, l => l == "punct", -1);
    private readonly int _conj = Index(labels, l => l == "conj", -1);
    private readonly int _cc = Index(labels, l => l == "cc", -1);
    private readonly HashSet<int> _dropped = [.. Enumerable.Range(0, labels.Count).Where(i => labels[i] is "det" or "cop" or "aux:pass")];
    private readonly HashSet<int> _names = [.. Enumerable.Range(0, tags.Count).Where(i => tags[i].StartsWith("PROPN\t", StringComparison.Ordinal))];

    private static int Index(IReadOnlyList<string> list, Func<string, bool> wanted, int missing)
    {
        for (var i = 0; i < list.Count; i++)
            if (wanted(list[i])) return i;
        return missing;
    }

    public Example Of(Example example, Random random)
    {
        var draw = random.NextDouble();
        if (draw < 0.015) return example with { Forms = [.. example.Forms.Select(f => f.ToUpperInvariant())] };
        if (draw < 0.025) return example with { Forms = [.. example.Forms.Select(f => f.ToLowerInvariant())] };
        if (draw < 0.035) return TitleCase(example);
        if (draw < 0.06) return WithoutStop(example);
        if (draw >= 0.09) return example;
        var headline = Headline(WithoutStop(example));
        return draw < 0.07 ? TitleCase(headline) : headline;
    }

    private static Example TitleCase(Example example) =>
        example with { Forms = [.. example.Forms.Select(f => f.Length > 3 ? char.ToUpperInvariant(f[0]) + f[1..] : f)] };

    private static Example WithoutStop(Example example)
    {
        var last = example.Forms.Length - 1;
        return last > 1 && example.Forms[last] == "." && !example.Heads.Contains(last) && example.Heads[last] >= 0
            ? Keep(example, i => i != last) : example;
    }

    private Example Headline(Example example)
    {
        if (_punct < 0 || _comma < 0) return example;
        var (forms, tags, labels) = ((string[])example.Forms.Clone(), (int[])example.Tags.Clone(), (int[])example.Labels.Clone());
        for (var i = 1; i + 1 < forms.Length; i++)
        {
            if (labels[i] != _cc || labels[i + 1] != _conj || example.Heads[i + 1] != i - 1 || !_names.Contains(tags[i - 1]) || !_names.Contains(tags[i + 1])) continue;
            (forms[i], tags[i], labels[i]) = (",", _comma, _punct);
        }
        return Keep(new Example(forms, tags, example.Heads, labels), i => !_dropped.Contains(labels[i]) || example.Heads.Contains(i) || example.Heads[i] < 0);
    }

    private static Example Keep(Example example, Func<int, bool> kept)
    {
        var place = new int[example.Forms.Length];
        var count = 0;
        for (var i = 0; i < place.Length; i++) place[i] = kept(i) ? count++ : -1;
        T[] Only<T>(T[] from) => [.. from.Where((_, i) => place[i] >= 0)];
        return new Example(Only(example.Forms), Only(example.Tags), [.. Only(example.Heads).Select(h => h < 0 ? -1 : place[h])], Only(example.Labels));
    }
}
