using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using NodaTime;

namespace Entente.Reading;

/// <summary>What one given party of a sentence does to the other: the benchmark of event coding in which both are marked.</summary>
public sealed class PairReader
{
    private const string Actor = "@AA", Recipient = "@RR";
    private const double LeastTold = 0.01, Beside = 0.02;
    /// <summary>What the words' answer counts beside that of the pair head.</summary>
    internal const double OfWords = 0.2;
    private static readonly Lazy<PairReader> Shared = new(() => new(LanguageModel.English, ReaderWeights.Embedded));
    private readonly LanguageModel language;
    private readonly StatementHeads heads;

    internal PairReader(LanguageModel language, ReaderWeights weights) => (this.language, heads) = (language, new(weights));

    /// <summary>The reader over the weights that are part of the engine.</summary>
    public static PairReader Default => Shared.Value;

    /// <summary>
    /// The 15 roots of older data (<see cref="EventTypes.Roots15"/>), the likeliest first, with probabilities that sum to 1: a sixth from how likely
    /// each word of the sentence tells of the root, times how likely the two parties
    /// are its sides, added up over the words; the rest from a head that sees the states of the two parties' words.
    /// </summary>
    /// <param name="sentence">Taken as one sentence.</param>
    /// <param name="actor">Where it names who acts; absent where it names nobody.</param>
    /// <param name="recipient">Where it names who is acted upon; absent where it names nobody.</param>
    /// <param name="date">The day it was written.</param>
    public IReadOnlyList<(string Root, double Probability)> Rank(string sentence, TextSpan? actor, TextSpan? recipient, LocalDate? date)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var weights = EventTypes.Roots15.ToDictionary(r => r, _ => 1e-6, StringComparer.Ordinal);
        var given = new List<(TextSpan, string)>();
        if (actor is { } a) given.Add((a, Actor));
        if (recipient is { } r) given.Add((r, Recipient));
        if (language.Encode(sentence, given, date) is { } block)
        {
            var clues = new MentionReader(sentence, ActorRegister.Embedded, date).Of(block.Sentences[0], 0, given);
            var candidates = new CandidateFinder().Next(clues.Mentions, 0, 0);
            foreach (var p in heads.Score(block, 0, clues, candidates, [], LeastTold, new()))
                if (p.Type <= (int)EventType.Assault + 1) weights[EventTypes.Root15((EventType)(p.Type - 1))] += p.Told * (Fit(p, candidates,
                    actor is not null, recipient is not null) + Beside);
            var told = weights.Values.Sum();
            var given16 = heads.OfPair(block, 0, clues, Word(clues, Actor), Word(clues, Recipient), new());
            var mixed = EventTypes.Roots15.ToDictionary(r => r, r => OfWords * weights[r] / told, StringComparer.Ordinal);
            foreach (var type in Enum.GetValues<EventType>()) mixed[EventTypes.Root15(type)] += given16[(int)type + 1];
            weights = mixed;
        }
        var total = weights.Values.Sum();
        return [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key, w.Value / total))];
    }

    private static int Word(SentenceClues clues, string code) => clues.Mentions.FirstOrDefault(m => m.Code == code)?.Word ?? -1;

    // How likely the given parties are the sides; a side that is not given may be anybody.
    internal static double Fit(StatementHeads.Scored p, IReadOnlyList<Candidate> candidates, bool hasActor, bool hasRecipient)
    {
        var (width, fit) = (candidates.Count + 2, 0.0);
        double Role(int role, int c) => p.Roles[(role * width) + (c < 0 ? 0 : c + 2)];
        bool Has(int c, string code) => c >= 0 && candidates[c].Members.Contains(code);
        for (var a = -1; a < candidates.Count; a++)
            for (var r = -1; r < candidates.Count; r++)
            {
                var directed = (!hasActor || Has(a, Actor)) && (!hasRecipient || Has(r, Recipient));
                var mutual = (!hasActor || Has(a, Actor) || Has(r, Actor)) && (!hasRecipient || Has(a, Recipient) || Has(r, Recipient));
                fit += Role(0, a) * Role(1, r) * ((directed ? 1 - p.Both : 0) + (mutual ? p.Both : 0));
            }
        return fit;
    }
}
