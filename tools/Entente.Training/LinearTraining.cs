using Entente.Language;

namespace Entente.Training;

/// <summary>Trains the tokeniser (softmax) and the sentence splitter (logistic) by AdaGrad.</summary>
internal static class LinearTraining
{
    public static LinearScorer Tokenizer(Treebank treebank, int seed, int epochs = 8, int buckets = 1 << 18)
    {
        // Distinct stretches with their cuts and how often they occur: the same stretch need not be learned twice in an epoch.
        var examples = new SortedDictionary<string, (byte[] Cuts, int Count)>(StringComparer.Ordinal);
        var starts = new List<GoldWord>[treebank.Documents.Count];
        foreach (var sentence in treebank.Sentences) (starts[sentence.Document] ??= []).AddRange(sentence.Words);
        for (var d = 0; d < treebank.Documents.Count; d++)
        {
            var text = treebank.Documents[d];
            var cuts = new byte[text.Length + 1];
            foreach (var word in starts[d] ?? []) cuts[word.Start] = (byte)(word.Joined ? Language.Tokenizer.Glue : Language.Tokenizer.Cut);
            foreach (var (start, end) in Paragraphs.Of(text))
            {
                for (var at = start; at < end;)
                {
                    while (at < end && Language.Tokenizer.IsSpace(text[at])) at++;
                    var stop = at;
                    while (stop < end && !Language.Tokenizer.IsSpace(text[stop])) stop++;
                    if (stop - at > 1)
                    {
                        var inner = cuts[(at + 1)..stop];
                        var next = Language.Tokenizer.NextClass(text, stop, end);
                        var key = $"{text[at..stop]} {next} {Convert.ToHexString(inner)}";
                        examples[key] = (inner, examples.TryGetValue(key, out var e) ? e.Count + 1 : 1);
                    }
                    at = stop;
                }
            }
        }
        // Of a stretch that is cut in several ways ("its"), the commonest way counts: the tokeniser sees nothing else to tell them by.
        var list = examples.Select(e => (Chunk: e.Key[..e.Key.IndexOf(' ')], Next: e.Key[e.Key.IndexOf(' ') + 1] - '0', e.Value.Cuts, e.Value.Count))
            .GroupBy(e => (e.Chunk, e.Next)).Select(g => g.MaxBy(e => e.Count)).ToArray();
        const int classes = Language.Tokenizer.Classes;
        var scorer = new LinearScorer(new float[buckets * classes], classes);
        var squares = new float[buckets * classes];
        var random = new Random(seed);
        var features = new uint[Language.Tokenizer.MaxFeatures];
        var scores = new float[classes];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(list);
            foreach (var (chunk, next, cuts, count) in list)
                for (var i = 0; i < cuts.Length; i++)
                {
                    var used = Language.Tokenizer.Features(chunk, i, next, features);
                    scorer.Score(features.AsSpan(0, used), scores);
                    var largest = scores.Max();
                    var sum = 0f;
                    for (var c = 0; c < classes; c++) sum += scores[c] = MathF.Exp(scores[c] - largest);
                    for (var c = 0; c < classes; c++)
                    {
                        var gradient = (scores[c] / sum - (cuts[i] == c ? 1 : 0)) * Math.Min(5, MathF.Sqrt(count));
                        Step(scorer, squares, features.AsSpan(0, used), c, gradient, 0.15f);
                    }
                }
        }
        return scorer;
    }

    public static LinearScorer Splitter(Treebank treebank, int seed, int epochs = 8, int buckets = 1 << 18)
    {
        var paragraphs = new List<(List<SentenceSplitter.Clue> Clues, HashSet<int> Ends)>();
        var tokens = new List<RawToken>();
        var ends = new HashSet<int>();
        var document = -1;
        void Close()
        {
            if (tokens.Count == 0) return;
            var clues = new List<SentenceSplitter.Clue>();
            SentenceSplitter.Clues(treebank.Documents[document], tokens, clues);
            paragraphs.Add((clues, ends));
            tokens.Clear();
            ends = [];
        }
        foreach (var sentence in treebank.Sentences)
        {
            if (sentence.StartsParagraph || sentence.Document != document) Close();
            document = sentence.Document;
            foreach (var w in sentence.Words) tokens.Add(new RawToken(w.Start, w.End, w.Joined));
            ends.Add(tokens.Count);
        }
        Close();
        var list = paragraphs.ToArray();
        var scorer = new LinearScorer(new float[buckets], 1);
        var squares = new float[buckets];
        var random = new Random(seed);
        var features = new uint[SentenceSplitter.MaxFeatures];
        var score = new float[1];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(list);
            foreach (var (clues, stops) in list)
            {
                var state = new SentenceSplitter.State();
                for (var i = 0; i + 1 < clues.Count; i++)
                {
                    state.Take(clues[i]);
                    if (clues[i + 1].Glued) continue;
                    var used = SentenceSplitter.Features(clues, i, state, features);
                    scorer.Score(features.AsSpan(0, used), score);
                    var gold = stops.Contains(i + 1);
                    var gradient = 1f / (1f + MathF.Exp(-score[0])) - (gold ? 1 : 0);
                    Step(scorer, squares, features.AsSpan(0, used), 0, gradient, 0.1f);
                    if (gold) state = new SentenceSplitter.State();
                }
            }
        }
        return scorer;
    }

    private static void Step(LinearScorer scorer, float[] squares, ReadOnlySpan<uint> features, int c, float gradient, float rate)
    {
        if (MathF.Abs(gradient) < 1e-4f) return;
        var mask = (uint)scorer.Buckets - 1;
        foreach (var feature in features)
        {
            var at = (int)(feature & mask) * scorer.Classes + c;
            squares[at] += gradient * gradient;
            scorer.Weights[at] -= rate * gradient / MathF.Sqrt(squares[at] + 1e-3f);
        }
    }
}
