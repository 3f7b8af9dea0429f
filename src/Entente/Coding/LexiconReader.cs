using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Coding;

/// <summary>Reads the lexicon's text files; what is wrong in them is told with file, line and what was expected.</summary>
internal static class LexiconReader
{
    private static readonly string[] Files =
        ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "operators"];

    public static Lexicon ReadEmbedded()
    {
        var classes = ReadClasses(EmbeddedText.Lines("data/coding/classes.txt"));
        var entries = new List<LexiconEntry>();
        foreach (var file in Files) Read(file + ".txt", EmbeddedText.Lines($"data/coding/lexicon/{file}.txt"), classes, entries);
        return new Lexicon(entries, classes);
    }

    public static FrozenDictionary<string, FrozenSet<string>> ReadClasses(IEnumerable<string> lines)
    {
        var found = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0) throw new FormatException($"classes.txt: '{line}' has no '='. Expected NAME = lemma, lemma.");
            found[line[..sign].Trim()] = Parts(line[(sign + 1)..], ',').ToFrozenSet(StringComparer.Ordinal);
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static void Read(
        string file, IEnumerable<string> lines, FrozenDictionary<string, FrozenSet<string>> classes, List<LexiconEntry> entries)
    {
        EventType? type = null;
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in lines)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var where = string.Create(CultureInfo.InvariantCulture, $"{file}:{number}");
            if (line[0] == '[')
            {
                var parts = Parts(line.Trim('[', ']'), ' ');
                type = Enum.TryParse<EventType>(parts[0], true, out var t) ? t : null;
                defaults = parts.Skip(1).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
                continue;
            }
            if (line.Length < 3 || line[0] is not ('v' or 'n' or 'a') || line[1] != ' ')
                throw new FormatException($"{where}: '{line}' starts with none of 'v ', 'n ', 'a '.");
            var fields = line[2..].Split('|');
            var options = new Dictionary<string, string>(defaults, StringComparer.Ordinal);
            foreach (var field in fields.Skip(1))
            {
                var pair = field.Trim().Split('=', 2);
                options[pair[0].Trim()] = pair.Length > 1 ? pair[1].Trim() : "";
            }
            foreach (var phrase in Parts(fields[0], ',')) entries.Add(Entry(line[0], phrase, type, options, classes, where));
        }
    }

    private static LexiconEntry Entry(
        char pos, string phrase, EventType? type, Dictionary<string, string> options,
        FrozenDictionary<string, FrozenSet<string>> classes, string where)
    {
        var words = Parts(phrase, ' ');
        var needs = ImmutableArray.CreateBuilder<LexiconNeed>();
        string lemma;
        if (pos == 'n' && words.Length > 1)
        {
            var turn = Array.FindIndex(words, w => w is "of" or "for" or "in");
            var head = turn > 0 ? turn - 1 : words.Length - 1;
            lemma = words[head];
            for (var i = 0; i < head; i++) needs.Add(new(LexiconNeedKind.Before, words[i], null));
            if (turn > 0) for (var i = turn + 1; i < words.Length; i++) needs.Add(new(LexiconNeedKind.After, words[i], null));
        }
        else
        {
            lemma = words[0];
            for (var i = 1; i < words.Length; i++)
            {
                var word = words[i];
                if (word[0] is '+' or '~')
                {
                    while (i + 1 < words.Length && words[i + 1][0] is not ('+' or '~')) word += " " + words[++i];
                    var prep = "";
                    var rest = word[1..];
                    if (word[0] == '~')
                    {
                        var colon = rest.IndexOf(':', StringComparison.Ordinal);
                        if (colon < 0) throw new FormatException($"{where}: '{word}' has no ':'. Expected ~preposition:lemma.");
                        (prep, rest) = (rest[..colon], rest[(colon + 1)..]);
                    }
                    FrozenSet<string>? lemmas = null;
                    var isClass = rest.StartsWith('$');
                    if (isClass)
                        lemmas = classes.TryGetValue(rest[1..], out var c) ? c : throw new FormatException($"{where}: classes.txt has no {rest[1..]}.");
                    else if (rest.Length > 0) lemmas = new[] { rest }.ToFrozenSet(StringComparer.Ordinal);
                    needs.Add(new(word[0] == '+' ? LexiconNeedKind.Object : LexiconNeedKind.Oblique, prep, lemmas) { IsClass = isClass });
                }
                else needs.Add(new(LexiconNeedKind.Particle, word, null));
            }
        }
        string? Option(string name) => options.TryGetValue(name, out var value) ? value : null;
        ImmutableArray<string> List(string name) => options.TryGetValue(name, out var value) ? [.. Parts(value, ',')] : [];
        var op = Option("op") is { } o ? Enum.Parse<LexiconOperator>(o, true) : LexiconOperator.None;
        return new LexiconEntry
        {
            Phrase = phrase, Lemma = lemma, Pos = pos, Type = type, Operator = op, Needs = needs.ToImmutable(),
            Mode = Option("mode"), Contexts = [.. List("ctx").Order(StringComparer.Ordinal)], To = List("to"),
            Reciprocal = options.ContainsKey("recip"), Swap = options.ContainsKey("swap"), Weak = options.ContainsKey("weak"),
            NoRecipient = options.ContainsKey("norecip"), Hedged = options.ContainsKey("hedge"), Statement = options.ContainsKey("statement"),
                PassiveOnly = options.ContainsKey("passive"),
            Stance = Option("stance") switch
            {
                null => null, "asserts" => Stance.Asserts, "alleges" => Stance.Alleges, "confirms" => Stance.Confirms,
                "denies" => Stance.Denies, "retracts" => Stance.Retracts, "pledges" => Stance.Pledges, "threatens" => Stance.Threatens,
                "demands" => Stance.Demands, "declines" => Stance.DeclinesToComment,
                var other => throw new FormatException(
                    $"{where}: stance '{other}' is none of asserts, alleges, confirms, denies, retracts, pledges, threatens, demands, declines."),
            },
            OfRole = Option("of") ?? "", SubjectClass = Option("subj"), ObjectClass = Option("obj"), Flag = Option("need"),
            About = List("about"), Where = where,
            Specificity = needs.Sum(n => n.Lemmas is null ? n.Word.Length > 0 ? 20 : 5 : n.IsClass ? 10 : 25)
                + (Option("obj") is null ? 0 : 6) + (Option("subj") is null ? 0 : 4) + (Option("need") is null ? 0 : 6) - (options.ContainsKey("weak") ? 3 : 0),
        };
    }

    private static string[] Parts(string text, char at) => text.Split(at, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
