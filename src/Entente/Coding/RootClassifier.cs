using Entente.Actors;
using Entente.Documents;
using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Coding;

/// <summary>Which of the 15 roots of older data a sentence tells of two marked actors, by the learned model.</summary>
public sealed class RootClassifier
{
    private static readonly Lazy<RootClassifier> Shared = new(() => new());
    private readonly RootModel roots;
    private readonly RootModel statements;

    internal RootClassifier(RootModel roots, RootModel statements) => (this.roots, this.statements) = (roots, statements);

    private RootClassifier()
    {
        using var root = EmbeddedText.Open("data/coding/model/root.model") ?? throw new InvalidOperationException("The assembly has no coding model; run tools/Entente.TrainCoding.");
        using var statement = EmbeddedText.Open("data/coding/model/statement.model") ?? throw new InvalidOperationException("The assembly has no statement model; run tools/Entente.TrainCoding.");
        (roots, statements) = (new(root), new(statement));
    }

    public static RootClassifier Default => Shared.Value;

    /// <summary>Whether the models are part of the assembly: they are not while they are being trained for the first time.</summary>
    internal static bool IsTrained { get; } = typeof(RootClassifier).Assembly.GetManifestResourceInfo("data/coding/model/root.model") is not null;

    /// <summary>All roots with their probabilities in (0, 1), summing to 1, the likeliest first. A span that is absent: the text marks nobody.</summary>
    public IReadOnlyList<(string Root, double Probability)> Rank(string sentence, TextSpan? actor, TextSpan? recipient, LocalDate? date) =>
        Ranked(roots.Probabilities(Features(sentence, actor, recipient, date)));

    /// <summary>The same for a sentence read already, by <see cref="LanguageModel.ParseSentence"/>.</summary>
    public IReadOnlyList<(string Root, double Probability)> Rank(string sentence, IReadOnlyList<Sentence> parsed, TextSpan? actor, TextSpan? recipient, LocalDate? date)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return Ranked(roots.Probabilities(Read(sentence, parsed, date) is { } reading ? RootFeatures.Of(reading, actor, recipient, false) : new FeatureSet(false)));
    }

    internal double Probability(SentenceReading reading, TextSpan? actor, TextSpan? recipient, string root)
    {
        var p = roots.Probabilities(RootFeatures.Of(reading, actor, recipient));
        for (var i = 0; i < p.Length; i++) if (EventTypes.Roots15[i] == root) return p[i];
        throw new ArgumentException($"'{root}' is no root.", nameof(root));
    }

    /// <summary>The features that spoke most for a root, for --explain.</summary>
    public IReadOnlyList<(string Feature, double Weight)> Reasons(string sentence, TextSpan? actor, TextSpan? recipient, LocalDate? date, string root, int most) =>
        [.. roots.Reasons(Features(sentence, actor, recipient, date, true).Names, EventTypes.Roots15.ToList().IndexOf(root), most).Select(r => (r.Feature, Math.Round((double)r.Weight, 3)))];

    /// <summary>Probability that a sentence tells of an event at all, rather than of words alone.</summary>
    internal double EventProbability(SentenceReading reading) => statements.Probabilities(RootFeatures.Of(reading, null, null))[1];

    private static IReadOnlyList<(string, double)> Ranked(float[] p) =>
        [.. p.Select((v, i) => (EventTypes.Roots15[i], (double)v)).OrderByDescending(r => r.Item2).ThenBy(r => r.Item1, StringComparer.Ordinal)];

    internal static FeatureSet Features(string sentence, TextSpan? actor, TextSpan? recipient, LocalDate? date, bool named = false) =>
        Read(sentence, date) is { } reading ? RootFeatures.Of(reading, actor, recipient, named) : new FeatureSet(named);

    private static SentenceReading? Read(string sentence, LocalDate? date) => Read(sentence, LanguageModel.English.ParseSentence(sentence), date);

    private static SentenceReading? Read(string sentence, IReadOnlyList<Sentence> parsed, LocalDate? date) =>
        parsed.Count == 0 || parsed[0].Tokens.IsEmpty ? null
            : new SentenceReading(parsed[0], 0, sentence, ActorRegister.Embedded, date, new Discourse(), new Charges(), DateExpressions.Find(sentence, date));
}
