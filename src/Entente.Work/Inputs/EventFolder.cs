using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Outlook;

namespace Entente.Work.Inputs;

/// <summary>
/// A stream of events in the layout of the temporal-knowledge-graph benchmarks: train.txt, valid.txt and test.txt with rows of subject, relation,
/// object and time as whole numbers, stat.txt with the number of entities and relations, and, where known, entity2id.txt and relation2id.txt with names.
/// </summary>
internal sealed record EventFolder(StreamNames Names, ImmutableArray<StreamFact> Train, ImmutableArray<StreamFact> Valid, ImmutableArray<StreamFact> Test)
{
    /// <summary>Units of the files' time in one step of the stream.</summary>
    public required int Step { get; init; }

    /// <param name="names">False: what the names say is not used.</param>
    public static EventFolder Read(string folder, bool names)
    {
        if (!Directory.Exists(folder)) throw new UserException($"{folder}: no such folder. Name one that holds train.txt, valid.txt, test.txt and stat.txt.");
        var (entities, relations) = Sizes(Path.Combine(folder, "stat.txt"));
        var parts = new[] { "train.txt", "valid.txt", "test.txt" }.Select(f => Rows(Path.Combine(folder, f), entities, relations)).ToArray();
        var step = parts.SelectMany(p => p).Select(f => f.Day).Distinct().Order().ToArray() is { Length: > 1 } times
            ? times.Zip(times.Skip(1), (a, b) => b - a).Aggregate(Gcd)
            : 1;
        ImmutableArray<StreamFact> InSteps(IEnumerable<StreamFact> facts) => [.. facts.Select(f => f with { Day = f.Day / step })];
        var known = StreamNames.None(entities, relations);
        if (names && NamesOf(Path.Combine(folder, "entity2id.txt"), entities) is { } e)
            known = new StreamNames(e, NamesOf(Path.Combine(folder, "relation2id.txt"), relations) ?? known.Relations);
        var last = parts.Select(p => p.Max(f => f.Day)).ToArray();
        var first = parts.Select(p => p.Min(f => f.Day)).ToArray();
        for (var i = 1; i < parts.Length; i++)
            if (first[i] <= last[i - 1])
                throw new UserException($"{folder}: the parts overlap in time ({last[i - 1]} is in one, {first[i]} in the next). Each part must "
                    + $"begin after the one before ends.");
        return new(known, InSteps(parts[0]), InSteps(parts[1]), InSteps(parts[2])) { Step = step };
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private static (int Entities, int Relations) Sizes(string path)
    {
        var words = Lines(path).SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Take(2).ToArray();
        return words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entities) && entities > 0
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var relations) && relations > 0
            ? (entities, relations)
            : throw new UserException($"{path}:1: expected the number of entities and the number of relations, as in '7128 230'.");
    }

    private static List<StreamFact> Rows(string path, int entities, int relations)
    {
        var facts = new List<StreamFact>();
        var number = 0;
        var values = new int[4];
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 4) throw new UserException($"{path}:{number}: {words.Length} values where subject, relation, object and time are expected.");
            for (var i = 0; i < 4; i++)
                if (!int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out values[i]))
                    throw new UserException($"{path}:{number}: '{words[i]}' is no whole number. Expected subject, relation, object and time by number.");
            if (values[0] >= entities || values[2] >= entities)
                throw new UserException($"{path}:{number}: entity {Math.Max(values[0], values[2])} is outside the {entities} of stat.txt.");
            if (values[1] >= relations) throw new UserException($"{path}:{number}: relation {values[1]} is outside the {relations} of stat.txt.");
            facts.Add(new(values[0], values[1], values[2], values[3]));
        }
        return facts.Count > 0 ? facts : throw new UserException($"{path}: no row. Expected subject, relation, object and time, one event a line.");
    }

    private static ImmutableArray<string>? NamesOf(string path, int count)
    {
        if (!File.Exists(path)) return null;
        var names = Enumerable.Repeat("", count).ToArray();
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            var words = line.Split('\t');
            if (words.Length < 2) continue;
            if (!int.TryParse(words[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id >= count)
                throw new UserException($"{path}:{number}: '{words[1]}' is none of the {count} numbers of stat.txt.");
            names[id] = words[0].Trim();
        }
        return [.. names];
    }

    private static IEnumerable<string> Lines(string path)
    {
        if (!File.Exists(path)) throw new UserException($"{path}: no such file. The folder must hold train.txt, valid.txt, test.txt and stat.txt.");
        return File.ReadLines(path, new UTF8Encoding(false));
    }
}
