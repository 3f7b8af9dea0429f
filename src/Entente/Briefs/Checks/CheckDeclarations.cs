using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Entente.Briefs.Checks;

/// <summary>Reads data/checks: "key: value" lines, '#' to the line's end is a comment; one file a kind, named for it.</summary>
public static class CheckDeclarations
{
    private static readonly string[] Keys = ["claim", "about", "window", "ahead", "stale", "need", "rule", "must", "least", "others", "samples",
        "measure", "variants", "source", "cannot"];

    private static readonly Lazy<ImmutableSortedDictionary<string, CheckDeclaration>> all = new(ReadEmbedded);

    /// <summary>The embedded ones, by kind.</summary>
    public static ImmutableSortedDictionary<string, CheckDeclaration> All => all.Value;

    /// <exception cref="FormatException">A line can't be read or says what makes no test: file, line, what was found and expected.</exception>
    public static CheckDeclaration Parse(string kind, string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var measures = ImmutableArray.CreateBuilder<DeclaredMeasure>();
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.IndexOf('#') is >= 0 and var hash ? raw[..hash].Trim() : raw.Trim();
            if (line.Length == 0) continue;
            var colon = line.IndexOf(':');
            var key = colon < 0 ? line : line[..colon].Trim();
            if (colon < 0 || !Keys.Contains(key)) throw Bad($"'{key}' is no key; expected one of {string.Join(", ", Keys)}");
            var value = line[(colon + 1)..].Trim();
            if (value.Length == 0) throw Bad($"{key} is empty");
            if (key == "measure") measures.Add(Measure(value));
            else if (!values.TryAdd(key, value)) throw Bad($"{key} is given twice");
        }
        string Text(string key) => values.GetValueOrDefault(key) ?? throw Bad($"no line '{key}:'");
        int Whole(string key, int otherwise) => !values.TryGetValue(key, out var v) ? otherwise
            : int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Bad($"{key} is '{v}'; a whole number is expected");
        var scope = Text("about") switch
        {
            "none" => CheckScope.None, "state" => CheckScope.State, "pair" => CheckScope.Pair, "ordered-pair" => CheckScope.OrderedPair,
                "group" => CheckScope.Group,
            var other => throw Bad($"about is '{other}'; none, state, pair, ordered-pair or group is expected"),
        };
        if (scope == CheckScope.None != values.ContainsKey("cannot")) throw Bad("'about: none' and a line 'cannot:' go together");
        if (scope == CheckScope.None != (measures.Count == 0)) throw Bad("a test has measures, and what can't be told has none");
        var declaration = new CheckDeclaration
        {
            Kind = kind, Claim = Text("claim"), Scope = scope, Source = Text("source"), Cannot = values.GetValueOrDefault("cannot"),
            WindowYears = Whole("window", 3), AheadYears = Whole("ahead", 1), StaleYears = Whole("stale", 2), Need = Whole("need", 1),
            Least = Whole("least", scope is CheckScope.Pair or CheckScope.OrderedPair ? 2 : 1), Others = Whole("others", 20), Samples = Whole("samples", 100),
            Any = values.TryGetValue("rule", out var rule) && (rule == "any" ? true : throw Bad($"rule is '{rule}'; 'any' is expected, or no such line")),
            Must = values.TryGetValue("must", out var must) ? [.. must.Split(',', StringSplitOptions.TrimEntries)] : [],
            Measures = measures.ToImmutable(),
            Variants = values.TryGetValue("variants", out var list) ? [.. list.Split(',', StringSplitOptions.TrimEntries)] : [],
        };
        foreach (var variant in declaration.Variants)
            if (variant is not ("stricter" or "looser" or "leave-one-out")
                && WindowOf(variant) is null) throw Bad($"variant '{variant}'; window N, stricter, looser or leave-one-out is expected");
        foreach (var name in declaration.Must)
            if (!measures.Any(m => m.Name == name)) throw Bad($"must '{name}' is no measure of this test");
        if (scope != CheckScope.None && (declaration.Need < 1 || declaration.Need > measures.Count || declaration.WindowYears < 1))
            throw Bad($"need is {declaration.Need} and window {declaration.WindowYears}; 1 to {measures.Count} and 1 or more are expected");
        return declaration;

        FormatException Bad(string what) => new($"data/checks/{kind}.txt:{number}: {what}. Correct the declaration.");

        DeclaredMeasure Measure(string value)
        {
            var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 4 || !CheckMeasures.Names.Contains(parts[0]))
                throw Bad($"measure '{value}'; expected NAME STATISTIC SUPPORTED CONTRADICTED, NAME one of {string.Join(", ", CheckMeasures.Names)}");
            if (!Enum.TryParse<CheckStatistic>(parts[1].Replace("-", "", StringComparison.Ordinal), true,
                out var statistic)) throw Bad($"statistic '{parts[1]}' is unknown");
            double Share(string t) => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && v is >= 0 and <= 1 ? v
                : throw Bad($"threshold '{t}'; 0 to 1 is expected");
            var measure = new DeclaredMeasure(parts[0], statistic, Share(parts[2]), Share(parts[3]));
            if (statistic != CheckStatistic.LowPercentile
                && measure.Contradicted >= measure.Supported) throw Bad($"measure '{value}': contradicted must lie below supported");
            return measure;
        }
    }

    /// <summary>The years of "window 5"; null for another variant.</summary>
    public static int? WindowOf(string variant) =>
        variant.StartsWith("window ", StringComparison.Ordinal) && int.TryParse(variant.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture,
            out var years) && years > 0 ? years : null;

    private static ImmutableSortedDictionary<string, CheckDeclaration> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith("data/checks/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Parse(Path.GetFileNameWithoutExtension(name), reader.ReadToEnd());
        }).ToImmutableSortedDictionary(d => d.Kind, d => d, StringComparer.Ordinal);
    }
}
