using Entente.Coding;

namespace Entente.TrainCoding;

/// <summary>Multinomial logistic regression by AdaGrad with L2; deterministic: a fixed seed, one thread.</summary>
internal static class Regression
{
    public static Dictionary<int, float[]> Train(IReadOnlyList<Example> examples, int classes, int epochs, float rate, float decay)
    {
        var weights = new Dictionary<int, float[]>();
        var squares = new Dictionary<int, float[]>();
        float[] Row(Dictionary<int, float[]> table, int key) => table.TryGetValue(key, out var row) ? row : table[key] = new float[classes];
        var random = new Random(17);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var frequency = new float[classes];
        foreach (var example in examples) frequency[example.Class] += example.Weight;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var n in order)
            {
                var example = examples[n];
                var value = RootModel.Value(example.Features.Length);
                var p = RootModel.Softmax(Scores(weights, example.Features, classes), 1f);
                // Rare classes count for more, so that the mean over classes is what is trained for.
                var weight = example.Weight * MathF.Pow(examples.Count / (classes * MathF.Max(1f, frequency[example.Class])), 0.35f);
                for (var k = 0; k <= example.Features.Length; k++)
                {
                    var bucket = k == example.Features.Length ? RootModel.Buckets : example.Features[k];
                    var v = k == example.Features.Length ? 1f : value;
                    var w = Row(weights, bucket);
                    var s = Row(squares, bucket);
                    for (var c = 0; c < classes; c++)
                    {
                        var gradient = ((p[c] - (c == example.Class ? 1f : 0f)) * v * weight) + (decay * w[c]);
                        s[c] += gradient * gradient;
                        w[c] -= rate * gradient / (MathF.Sqrt(s[c]) + 1e-6f);
                    }
                }
            }
        }
        return weights;
    }

    public static float[] Scores(Dictionary<int, float[]> weights, int[] features, int classes)
    {
        var scores = new float[classes];
        var value = RootModel.Value(features.Length);
        foreach (var feature in features)
            if (weights.TryGetValue(feature, out var w))
                for (var c = 0; c < classes; c++) scores[c] += w[c] * value;
        if (weights.TryGetValue(RootModel.Buckets, out var bias)) for (var c = 0; c < classes; c++) scores[c] += bias[c];
        return scores;
    }
}
