using Entente.Language;

namespace Entente.Reading;

/// <summary>Who may be meant, sentence after sentence of one document. What it keeps doesn't grow with the document, only with how many are spoken
/// of.</summary>
internal sealed class CandidateFinder
{
    /// <summary>Those spoken of most, though not of late; groups named before; those of the title.</summary>
    private const int Far = 4, FarGroups = 2, Titled = 3;

    private readonly Queue<(int Sentence, IReadOnlyList<Mention> Mentions)> recent = new();
    private readonly Dictionary<string, int> count = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Sentence, int Word)> last = new(StringComparer.Ordinal);
    private string[]? title;

    /// <param name="mentions">The mentions of the next sentence.</param>
    /// <param name="context">The first sentence that can be looked back to.</param>
    /// <param name="sentence">The sentence's number.</param>
    public IReadOnlyList<Candidate> Next(IReadOnlyList<Mention> mentions, int context, int sentence)
    {
        recent.Enqueue((sentence, mentions));
        while (recent.Peek().Sentence < sentence - TextBlock.Window) recent.Dequeue();
        foreach (var m in mentions)
        {
            if (!m.Firm) continue;
            count[m.Code] = count.GetValueOrDefault(m.Code) + 1;
            last[m.Code] = (sentence, m.Word);
        }
        title ??= sentence == 0 ? [.. mentions.Where(m => m.Firm).Select(m => m.Code)] : [];

        var (near, order) = (new Dictionary<string, List<Mention>>(StringComparer.Ordinal), new List<string>());
        void Add(string code) { if (near.TryAdd(code, [])) order.Add(code); }
        foreach (var (_, named) in recent.Where(r => r.Sentence >= context).Reverse())
            foreach (var m in named)
            {
                if (!m.Firm) continue;
                Add(m.Code);
                if (near[m.Code].Count < Candidate.MentionsEach) near[m.Code].Add(m);
            }
        foreach (var m in mentions) if (!m.Firm) Add(m.Code);
        var often = count.Keys.Where(IsOne).OrderByDescending(c => count[c] - (0.3 * (sentence - last[c].Sentence)))
            .ThenBy(c => c, StringComparer.Ordinal).ToArray();
        foreach (var code in often.Where(c => !near.ContainsKey(c)).Take(Far).ToArray()) Add(code);
        foreach (var code in title.Where(IsOne).Take(Titled)) Add(code);
        // "They", "both countries": who was named together before, the two spoken of most, the two spoken of last.
        foreach (var code in count.Keys.Where(c => !IsOne(c)).OrderByDescending(c => last[c]).Take(FarGroups).ToArray()) Add(code);
        void Pair(IEnumerable<string> codes) { if (codes.Take(2).ToArray() is [var a, var b]) Add(string.CompareOrdinal(a, b) < 0 ? $"{a}+{b}" : $"{b}+{a}"); }
        Pair(often.Where(c => c.Length == 3));
        Pair(often.Where(c => c.Length == 3).OrderByDescending(c => last[c]));
        return [.. order.Select(code => new Candidate(code, near[code], Traits(code, sentence)))];
    }

    private static bool IsOne(string code) => !code.Contains('+', StringComparison.Ordinal);

    private int Traits(string code, int sentence)
    {
        var often = count.GetValueOrDefault(code) switch { <= 1 => 0, <= 3 => 1, < 8 => 2, _ => 3 };
        var ago = last.TryGetValue(code, out var l) ? Math.Min(3, sentence - l.Sentence) : 3;
        var what = !IsOne(code) ? 3 : code.Contains('/', StringComparison.Ordinal) ? 1 : code.Length == 3 ? 0 : 2;
        return (((((often * 4) + ago) * 4) + what) * 2) + (title!.Contains(code) ? 1 : 0);
    }
}
