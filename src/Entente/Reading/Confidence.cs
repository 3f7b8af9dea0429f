using Entente.Language;

namespace Entente.Reading;

/// <summary>How likely a guess is right in everything: a logistic regression on the probabilities of its parts, fitted on texts that the reader was
/// not trained on.</summary>
internal sealed class Confidence(ReaderWeights weights)
{
    /// <summary>Names of the tables in the weights.</summary>
    public const string Mean = "confidence.mean", Spread = "confidence.spread", Weight = "confidence.weight", Levels = "confidence.levels";
    /// <summary>Of several guesses on one word those below this are dropped.</summary>
    private const double Beside = 0.5;

    private readonly float[] mean = weights.Table(Mean), spread = weights.Table(Spread), weight = weights.Table(Weight);

    /// <summary>In (0, 1).</summary>
    public double Of(StatementGuess guess)
    {
        var sum = 0.0;
        var features = guess.Features();
        for (var i = 0; i < features.Length; i++) sum += weight[i] * (features[i] - mean[i]) / spread[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Of guesses of one sentence that tell the same of the same the surest, and beside the surest on a word only those that are sure
    /// themselves.</summary>
    public IEnumerable<(StatementGuess Guess, double Confidence)> Distinct(IEnumerable<(StatementGuess Guess, double Confidence)> guesses) => Once(guesses);

    internal static IEnumerable<(StatementGuess Guess, double Confidence)> Once(IEnumerable<(StatementGuess Guess, double Confidence)> guesses)
    {
        var (told, words) = (new Dictionary<(int, string, string), StatementGuess?>(), new HashSet<int>());
        static string Side(IEnumerable<string> codes) => string.Join(',', codes.Order(StringComparer.Ordinal));
        foreach (var (guess, confidence) in guesses.OrderByDescending(g => g.Confidence).ThenBy(g => g.Guess.Word).ThenBy(g => g.Guess.Type))
        {
            // What one charges and another denies is told twice.
            var key = (guess.Type, Side(guess.Actors), Side(guess.Recipients));
            if (told.TryGetValue(key, out var surer) && (surer is null || !AreOpposed(guess, surer))) continue;
            told[key] = surer is null ? guess : null;
            if (!words.Add(guess.Word) && confidence < Beside) continue;
            yield return (guess, confidence);
        }
    }

    private static bool AreOpposed(StatementGuess one, StatementGuess other) => one.Speaker is { } a && other.Speaker is { } b && a != b
        && ((Voice)one.Voice, (Voice)other.Voice) is (Voice.Denied, Voice.Alleged) or (Voice.Alleged, Voice.Denied);
}
