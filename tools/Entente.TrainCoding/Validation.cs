using System.Globalization;
using Entente.Coding;

namespace Entente.TrainCoding;

/// <summary>Ten-fold cross-validation by groups of near-duplicates, and what it shows.</summary>
internal static class Validation
{
    public static (int Class, float Probability)[] Run(
        IReadOnlyList<Example> examples, int classes, Func<IReadOnlyList<Example>, int, Dictionary<int, float[]>> train, out float temperature)
    {
        const int folds = 10;
        var scores = new float[examples.Count][];
        var fold = examples.Select(e => (int)((uint)(e.Group * 2654435761L) >> 8) % folds).Select(f => Math.Abs(f)).ToArray();
        for (var f = 0; f < folds; f++)
        {
            var weights = train([.. examples.Where((_, i) => fold[i] != f)], classes);
            for (var i = 0; i < examples.Count; i++) if (fold[i] == f) scores[i] = Regression.Scores(weights, examples[i].Features, classes);
        }
        // One number makes the probabilities honest: the temperature with the least log loss on the held-out scores.
        temperature = Enumerable.Range(4, 60).Select(t => t / 10f).MinBy(t => examples.Select((e, i) => -MathF.Log(MathF.Max(1e-6f, RootModel.Softmax(scores[i], t)[e.Class]))).Average());
        Console.Error.WriteLine($"temperature {temperature}");
        var best = temperature;
        return [.. scores.Select(s => RootModel.Softmax(s, best)).Select(p => (Array.IndexOf(p, p.Max()), p.Max()))];
    }

    public static void Report(string name, string[] gold, string[] predicted)
    {
        var labels = gold.Distinct().Order(StringComparer.Ordinal).ToArray();
        var scores = labels.Select(l =>
        {
            var hit = gold.Where((g, i) => g == l && predicted[i] == l).Count();
            double p = predicted.Count(x => x == l), g = gold.Count(x => x == l);
            return (Label: l, F1: p + g == 0 ? 0 : 2.0 * hit / (p + g), N: g);
        }).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: accuracy {gold.Where((g, i) => g == predicted[i]).Count() / (double)gold.Length:0.0000} macro-F1 {scores.Average(s => s.F1):0.0000}"));
        Console.WriteLine("   " + string.Join("  ", scores.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Label} {s.F1:0.00}"))));
    }

    public static void Reliability(IEnumerable<(float Probability, bool Right)> answers)
    {
        foreach (var bin in answers.GroupBy(a => Math.Min(9, (int)(a.Probability * 10))).OrderBy(b => b.Key))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   said {bin.Average(a => a.Probability):0.00}  was {bin.Average(a => a.Right ? 1.0 : 0.0):0.00}  n {bin.Count()}"));
    }

    public static void Confusions(string[] gold, string[] predicted, int most)
    {
        foreach (var pair in gold.Zip(predicted).Where(p => p.First != p.Second).GroupBy(p => p).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.First, StringComparer.Ordinal).Take(most))
            Console.WriteLine($"   {pair.Key.First} taken for {pair.Key.Second}: {pair.Count()}");
    }
}
