using System.Text;
using Entente.Language;

namespace Entente.Training;

/// <summary>Trains the tokeniser (softmax) and the sentence splitter (logistic) by AdaGrad.</summary>
internal static class LinearTraining
{
    public static LinearScorer Tokenizer(Treebank treebank, IReadOnlyList<string> abbreviations, int seed, int epochs = 8, int buckets = 1 << 18)
    {
        // Distinct stretches with their cuts and how often they occur: the same stretch need not be learned twice in an epoch.
        var examples = new SortedDictionary<string, (byte[] Cuts, int Count, int Mistyped)>(StringComparer.Ordinal);
        var starts = new List<GoldWord>[treebank.Documents.Count];
        foreach (var sentence in treebank.Sentences) (starts[sentence.Document] ??= []).AddRange(sentence.Words);
        for (var d = 0; d < treebank.Documents.Count; d++)
        {
            var text = treebank.Documents[d];
            var cuts = new byte[text.Length + 1];
            var typos = new bool[text.Length + 1];
            foreach (var word in starts[d] ?? []) typos[word.Start] = word.Feats.Contains("Typo=Yes", StringComparison.Ordinal);
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
                        var (_, count, mistyped) = examples.GetValueOrDefault(key);
                        examples[key] = (inner, count + 1, mistyped + (typos.AsSpan(at, stop - at).Contains(true) ? 1 : 0));
                    }
                    at = stop;
                }
            }
        }
        // Of a stretch that is cut in several ways ("its"), the commonest way counts: the tokeniser sees nothing else to tell them by.
        // A rare misspelling ("company's" for "companies") teaches the wrong lesson; a frequent one ("dont") is worth knowing.
        var list = examples.Where(e => e.Value.Mistyped < e.Value.Count || e.Value.Count >= 3)
            .Select(e => (Chunk: e.Key[..e.Key.IndexOf(' ')], Next: e.Key[e.Key.IndexOf(' ') + 1] - '0', e.Value.Cuts, e.Value.Count))
            .GroupBy(e => (e.Chunk, e.Next)).Select(g => g.MaxBy(e => e.Count)).ToList();
        // One initial is like another: those not seen ("Q.") are treated as most of the seen ones are.
        foreach (var initials in list.Where(e => e.Chunk.Length == 2 && char.IsAsciiLetterUpper(e.Chunk[0]) && e.Chunk[1] == '.').GroupBy(e => e.Next)
            .ToArray())
        {
            var usual = initials.GroupBy(e => e.Cuts[0]).MaxBy(g => g.Sum(e => e.Count))!.First().Cuts;
            for (var letter = 'A'; letter <= 'Z'; letter++)
                if (initials.All(e => e.Chunk[0] != letter)) list.Add(($"{letter}.", initials.Key, usual, 1));
        }
        AddNamesAndAbbreviations(treebank, abbreviations, list);
        var order = list.ToArray();
        const int classes = Language.Tokenizer.Classes;
        var scorer = new LinearScorer(new float[buckets * classes], classes);
        var squares = new float[buckets * classes];
        var random = new Random(seed);
        var features = new uint[Language.Tokenizer.MaxFeatures];
        var scores = new float[classes];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var (chunk, next, cuts, count) in order)
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

    /// <summary>
    /// A short name is no abbreviation: names of the treebank before a full stop that ends the text or comes before a capital. And the
    /// abbreviations given, before whatever may follow them.
    /// </summary>
    private static void AddNamesAndAbbreviations(Treebank treebank, IReadOnlyList<string> abbreviations,
        List<(string Chunk, int Next, byte[] Cuts, int Count)> list)
    {
        var known = list.Select(e => (e.Chunk, e.Next)).ToHashSet();
        foreach (var abbreviation in abbreviations)
            foreach (var next in (int[])[2, 3, 4, 5])
                if (known.Add((abbreviation, next))) list.Add((abbreviation, next, new byte[abbreviation.Length - 1], 4));
        var abbreviated = list.Where(e => e.Chunk[^1] == '.' && e.Cuts.All(c => c == Language.Tokenizer.None)).Select(e => e.Chunk)
            .ToHashSet(StringComparer.Ordinal);
        var names = treebank.Sentences.SelectMany(s => s.Words)
            .Where(w => w.Upos == "PROPN" && w.Form.Length is >= 2 and <= 8 && w.Form.All(char.IsLetter) && char.IsUpper(w.Form[0]))
            .Select(w => w.Form).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (abbreviated.Contains(name + ".")) continue;
            var cuts = new byte[name.Length];
            cuts[^1] = Language.Tokenizer.Cut;
            foreach (var next in (int[])[1, 3])
                if (known.Add((name + ".", next))) list.Add((name + ".", next, cuts, 1));
        }
    }

    public static LinearScorer Splitter(Treebank treebank, IReadOnlyList<string> abbreviations, int seed, int epochs = 8, int buckets = 1 << 18)
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
        AddDatelines(treebank, paragraphs, seed);
        AddAbbreviations(treebank, abbreviations, paragraphs, seed);
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

    /// <summary>The first sentences of each document once more, behind a dateline.</summary>
    private static void AddDatelines(Treebank treebank, List<(List<SentenceSplitter.Clue> Clues, HashSet<int> Ends)> paragraphs, int seed)
    {
        var datelines = new Datelines(treebank);
        if (!datelines.Possible) return;
        var random = new Random(seed);
        foreach (var sentences in treebank.Sentences.GroupBy(s => s.Document))
        {
            var text = new StringBuilder();
            var tokens = new List<RawToken>();
            datelines.Write(random, text, tokens);
            var stops = new HashSet<int> { tokens.Count };
            foreach (var sentence in sentences.Where(s => s.Words.Count >= 8).Take(2))
            {
                text.Append(' ');
                var shift = text.Length - sentence.Words[0].Start;
                text.Append(treebank.Documents[sentence.Document], sentence.Words[0].Start, sentence.Words[^1].End - sentence.Words[0].Start);
                tokens.AddRange(sentence.Words.Select(w => new RawToken(w.Start + shift, w.End + shift, w.Joined)));
                stops.Add(tokens.Count);
            }
            var clues = new List<SentenceSplitter.Clue>();
            SentenceSplitter.Clues(text.ToString(), tokens, clues);
            paragraphs.Add((clues, stops));
        }
    }

    /// <summary>
    /// Pairs of sentences once more with dotted abbreviations in them ("U.K."): in place of a name before another name, where the sentence goes on,
    /// and in place of a name and the stop after it, where it ends.
    /// </summary>
    private static void AddAbbreviations(Treebank treebank, IReadOnlyList<string> abbreviations,
        List<(List<SentenceSplitter.Clue> Clues, HashSet<int> Ends)> paragraphs, int seed)
    {
        var dotted = abbreviations.Where(a => char.IsUpper(a[0]) && a.IndexOf('.') < a.Length - 1).ToArray();
        if (dotted.Length == 0) return;
        static bool Name(GoldWord w) => w.Upos == "PROPN" && !w.Form.EndsWith('.');
        var random = new Random(seed);
        for (var at = 0; at + 1 < treebank.Sentences.Count; at++)
        {
            var (first, second) = (treebank.Sentences[at], treebank.Sentences[at + 1]);
            if (second.StartsParagraph || first.Document != second.Document || first.Words.Count < 5 || second.Words.Count < 2) continue;
            var original = treebank.Documents[first.Document];
            var text = new StringBuilder();
            var tokens = new List<RawToken>();
            var stops = new HashSet<int>();
            var changed = false;
            foreach (var sentence in (GoldSentence[])[first, second])
            {
                for (var i = 0; i < sentence.Words.Count; i++)
                {
                    var word = sentence.Words[i];
                    var (form, end) = (word.Form, word.End);
                    var following = i + 1 < sentence.Words.Count ? sentence.Words[i + 1] : null;
                    if (Name(word) && following is not null && !word.Joined)
                    {
                        var ending = following.Form == "." && i + 2 == sentence.Words.Count && ReferenceEquals(sentence, first)
                            && char.IsUpper(second.Words[0].Form[0]);
                        if (ending || (Name(following) && char.IsUpper(following.Form[0]) && following.Start > word.End))
                        {
                            form = dotted[random.Next(dotted.Length)];
                            changed = true;
                            if (ending) end = sentence.Words[++i].End;
                        }
                    }
                    tokens.Add(new RawToken(text.Length, text.Length + form.Length, word.Joined));
                    text.Append(form);
                    if (end < original.Length && Language.Tokenizer.IsSpace(original[end])) text.Append(' ');
                }
                stops.Add(tokens.Count);
            }
            if (!changed) continue;
            var clues = new List<SentenceSplitter.Clue>();
            SentenceSplitter.Clues(text.ToString(), tokens, clues);
            paragraphs.Add((clues, stops));
        }
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
