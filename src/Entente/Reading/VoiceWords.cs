using System.Collections.Frozen;
using Entente.Coding;

namespace Entente.Reading;

/// <summary>The words of data/reading/voices.txt: which voice a governing word lends to what stands below it.</summary>
internal sealed class VoiceWords
{
    private static readonly Lazy<VoiceWords> Shared = new(() => new(EmbeddedText.Lines("data/reading/voices.txt")));
    private readonly FrozenDictionary<string, Voice> voices;
    private readonly FrozenSet<string> granted;

    public static VoiceWords Default => Shared.Value;

    public VoiceWords(IReadOnlyList<string> lines)
    {
        var found = new Dictionary<string, Voice>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var list = "";
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') { list = line.Trim('[', ']'); continue; }
            if (line.Length < 3 || line[0] is not ('v' or 'n' or 'a') || line[1] != ' ') throw new FormatException($"voices.txt:{n + 1}: '{line}' begins with none of v, n, a and a space.");
            foreach (var word in line[2..].Split(',', StringSplitOptions.TrimEntries))
            {
                if (list == "granted") taken.Add(line[0] + word);
                else if (!Enum.TryParse<Voice>(list, ignoreCase: true, out var voice)) throw new FormatException($"voices.txt:{n + 1}: [{list}] is no voice.");
                else if (!found.TryAdd(line[0] + word, voice)) throw new FormatException($"voices.txt:{n + 1}: '{word}' stands in two lists, [{found[line[0] + word]}] and [{list}].");
            }
        }
        (voices, granted) = (found.ToFrozenDictionary(StringComparer.Ordinal), taken.ToFrozenSet(StringComparer.Ordinal));
    }

    public Voice? Of(char pos, string lemma) => voices.TryGetValue(pos + lemma, out var voice) ? voice : null;

    /// <summary>Whoever uses the verb takes what it is about as having happened: "condemned the attack".</summary>
    public bool Grants(string verb) => granted.Contains("v" + verb);
}
