namespace Entente.Reading;

/// <summary>
/// What the heads make of one word of a text: type and voice (numbers of <see cref="StatementFeatures"/>), sides and speaker as codes (no speaker:
/// the document; "?": somebody unnamed),
/// and the probabilities of its parts: that the word tells of the type, that the sides are these, the kind of voice, the speaker.
/// </summary>
internal sealed record StatementGuess(
    int Sentence, int Word, int Type, int Voice, IReadOnlyList<string> Actors, IReadOnlyList<string> Recipients, bool Both, string? Speaker,
        double Told, double Sides, double Voiced, double Said)
{
    /// <summary>The arguments (numbers of <see cref="SentenceClues.Arguments"/>) that stand for the sides and the speaker; -1: none.</summary>
    public int ActorAt { get; init; } = -1;
    public int RecipientAt { get; init; } = -1;
    public int SpeakerAt { get; init; } = -1;
    /// <summary>The word that stands for the actor, the recipient, names them; the lexicon has the word for an act of this type.</summary>
    public bool ActorNamed { get; init; }
    public bool RecipientNamed { get; init; }
    public bool InLexicon { get; init; }
    /// <summary>Which of the dates that may be meant it is told of; -1: none.</summary>
    public int Date { get; init; } = -1;

    /// <summary>The likeliest reading of one predicate.</summary>
    /// <param name="sentence">Where it stands.</param>
    /// <param name="word">The predicate.</param>
    /// <param name="type">Its type.</param>
    /// <param name="told">How likely it tells of that type.</param>
    /// <param name="voices">Probabilities of the voices.</param>
    /// <param name="both">Probability that it holds both ways.</param>
    /// <param name="roles">Probabilities of actor, recipient and speaker, each: nobody, the document, then the candidates.</param>
    /// <param name="candidates">Who may be meant.</param>
    /// <param name="words">The argument that stands for each of the roles, where that is asked for.</param>
    public static StatementGuess Of(int sentence, int word, int type, double told, ReadOnlySpan<float> voices, double both,
        ReadOnlySpan<float> roles, IReadOnlyList<Candidate> candidates, ReadOnlySpan<int> words = default)
    {
        var width = roles.Length / 3;
        var actor = roles[..width];
        var recipient = roles[width..(2 * width)];
        var speaker = roles[(2 * width)..];
        // Both ways the sides do not matter: all choices that come to the same parties count together.
        var parties = new Dictionary<string, (double Sum, string[] Members)>(StringComparer.Ordinal);
        var (bestActor, bestRecipient, directed) = (-1, -1, -1.0);
        for (var a = -1; a < candidates.Count; a++)
            for (var r = -1; r < candidates.Count; r++)
            {
                if (a >= 0 && r >= 0 && (a == r || candidates[a].Members.AsSpan().ContainsAny(candidates[r].Members))) continue;
                double p = actor[a < 0 ? 0 : a + 2] * recipient[r < 0 ? 0 : r + 2];
                if (p > directed) (bestActor, bestRecipient, directed) = (a, r, p);
                if (p < 1e-4) continue;
                string[] members = [.. (a < 0 ? [] : candidates[a].Members).Concat(r < 0 ? [] : candidates[r].Members).Order(StringComparer.Ordinal)];
                if (members.Length == 0) continue;
                var key = string.Join('+', members);
                parties[key] = (parties.GetValueOrDefault(key).Sum + p, members);
            }
        var together = parties.Count == 0 ? default : parties.OrderByDescending(p => p.Value.Sum).ThenBy(p => p.Key, StringComparer.Ordinal).First().Value;
        var mutual = both * together.Sum > (1 - both) * directed;

        var said = 0;
        for (var k = 1; k < candidates.Count + 2; k++) if (speaker[k] > speaker[said] && (k < 2 || candidates[k - 2].Members.Length == 1)) said = k;
        Span<double> groups = stackalloc double[5];
        for (var v = 0; v < voices.Length; v++) groups[StatementFeatures.VoiceGroup[v]] += voices[v];
        var group = 0;
        for (var g = 1; g < groups.Length; g++) if (groups[g] > groups[group]) group = g;
        var voice = -1;
        for (var v = 0; v < voices.Length; v++) if (StatementFeatures.VoiceGroup[v] == group && (voice < 0 || voices[v] > voices[voice])) voice = v;
        int At(ReadOnlySpan<int> words, int role, int candidate) => words.IsEmpty || candidate < 0 ? -1 : words[(role * width) + candidate + 2];
        return new(sentence, word, type, voice, mutual ? together.Members : bestActor < 0 ? [] : candidates[bestActor].Members, mutual
            || bestRecipient < 0 ? [] : candidates[bestRecipient].Members, mutual,
            said == 1 ? null : said == 0 ? "?" : candidates[said - 2].Code, told, mutual ? both * together.Sum : (1 - both) * directed,
                groups[group], speaker[said]) { ActorAt = At(words, 0, bestActor), RecipientAt = At(words, 1, bestRecipient),
                SpeakerAt = At(words, 2, said - 2) };
    }

    /// <summary>What confidence is made from; the first is always 1.</summary>
    public double[] Features()
    {
        static double Log(double x) => Math.Log(Math.Max(x, 1e-4));
        var features = new List<double>(64)
        {
            1, Log(Told), Log(Sides), Log(Voiced), Log(Said), Told, Sides, Voiced * Said, Actors.Count == 0 || (Recipients.Count == 0 && !Both) ? 1
                : 0, Speaker is null ? 0 : 1, Both ? 1 : 0,
            Actors.Count + Recipients.Count > 2 ? 1 : 0, ActorAt >= 0 ? 1 : 0, RecipientAt >= 0 ? 1 : 0, ActorNamed ? 1 : 0, RecipientNamed ? 1 : 0,
                ActorNamed && RecipientNamed ? 1 : 0, InLexicon ? 1 : 0, Told * Sides * Voiced * Said,
        };
        for (var v = 0; v < StatementFeatures.Voices.Length; v++) features.Add(Voice == v ? 1 : 0);
        for (var t = 1; t < StatementFeatures.Types.Length; t++) features.Add(Type == t ? 1 : 0);
        return [.. features];
    }
}
