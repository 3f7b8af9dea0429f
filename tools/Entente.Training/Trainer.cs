using System.Diagnostics;
using Entente.Language;

namespace Entente.Training;

/// <summary>From treebanks to a model file.</summary>
internal static class Trainer
{
    /// <summary>Forms and tags seen less often are unknown to the model.</summary>
    private const int LeastWord = 2, LeastTag = 2;

    public static void Run(IReadOnlyList<string> trainPaths, IReadOnlyList<string> devPaths, string outPath, IReadOnlyList<string> abbreviations, string? networkPath, TrainingOptions options,
        int state, int layers, int tagLayer, int wordWidth, int pieceWidth, int arcWidth, int labelWidth, int pieceBuckets)
    {
        var watch = Stopwatch.StartNew();
        var train = Join(trainPaths.Select(Treebank.Read));
        var dev = devPaths.Select(p => (Path: p, Bank: Treebank.Read(p))).ToArray();
        Log(watch, $"{train.Sentences.Count} sentences, {train.Sentences.Sum(s => s.Words.Count)} words, {train.Documents.Count} documents");
        var tokenizer = LinearTraining.Tokenizer(train, abbreviations, options.Seed);
        Log(watch, "tokeniser done");
        var splitter = LinearTraining.Splitter(train, abbreviations, options.Seed);
        Log(watch, "splitter done");
        var lemmatizer = LemmaTraining.Train(train);
        Log(watch, $"lemmas done: {lemmatizer.Scripts.Count} scripts, {lemmatizer.Exact.Count} exceptions, {lemmatizer.Suffix.Count} endings");

        if (networkPath is not null)
        {
            using var from = File.OpenRead(networkPath);
            var kept = ModelFile.Read(from) with { Tokenizer = tokenizer, Splitter = splitter, Lemmatizer = lemmatizer };
            using var into = File.Create(outPath);
            ModelFile.Write(into, kept);
            Log(watch, $"wrote {outPath} with the network of {networkPath}");
            return;
        }

        var words = train.Sentences.SelectMany(s => s.Words).ToArray();
        var vocabulary = words.GroupBy(w => WordFeatures.Normalise(w.Form), StringComparer.Ordinal).Where(g => g.Count() >= LeastWord)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Count: g.Count())).ToArray();
        var tags = words.GroupBy(w => w.Tag, StringComparer.Ordinal).Where(g => g.Count() >= LeastTag || words.Length < 5000)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToArray();
        var labels = words.Select(w => w.Deprel).Where(l => l != "root").Distinct().Order(StringComparer.Ordinal).Prepend("root").ToArray();
        var features = new WordFeatures([.. vocabulary.Select(v => v.Key)], pieceBuckets);
        var shape = new NetworkShape(wordWidth, pieceWidth, 16, state, layers, tagLayer, 96, arcWidth, labelWidth, vocabulary.Length + 1, pieceBuckets, tags.Length, labels.Length);
        var tagIds = tags.Select((t, i) => (t, i)).ToDictionary(e => e.t, e => e.i, StringComparer.Ordinal);
        var labelIds = labels.Select((t, i) => (t, i)).ToDictionary(e => e.t, e => e.i, StringComparer.Ordinal);
        var examples = train.Sentences.Where(s => s.Words.Count <= 200).Select(s => new Example(
            [.. s.Words.Select(w => w.Form)], [.. s.Words.Select(w => tagIds.GetValueOrDefault(w.Tag, -1))], [.. s.Words.Select(w => w.Head)], [.. s.Words.Select(w => labelIds[w.Deprel])])).ToArray();
        Log(watch, $"{shape}");

        var trainer = new NetworkTrainer(shape, features, [0, .. vocabulary.Select(v => v.Count)], options);
        var random = new Random(options.Seed);
        var variation = new Variation(tags, labels);
        ModelFile.Parts Parts() => new(tags, labels, tokenizer, splitter, lemmatizer, shape, features.Vocabulary, trainer.Matrices);
        var total = (double)options.Epochs * words.Length;
        double done = 0;
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            random.Shuffle(examples);
            double tag = 0, arc = 0, label = 0;
            var batch = new List<Example>();
            var size = 0;
            for (var i = 0; i < examples.Length; i++)
            {
                batch.Add(variation.Of(examples[i], random));
                size += batch[^1].Forms.Length;
                if (size < options.BatchWords && i + 1 < examples.Length) continue;
                var rate = options.Rate * Math.Min(1, done / (options.BatchWords * 200.0) + 0.01) * Math.Max(0.01, 1 - done / total);
                var loss = trainer.Step(batch, (float)rate);
                (tag, arc, label) = (tag + loss.Tag, arc + loss.Arc, label + loss.Label);
                done += size;
                size = 0;
                batch.Clear();
            }
            Log(watch, $"epoch {epoch}: loss per word: tags {tag / words.Length:F4} arcs {arc / words.Length:F4} labels {label / words.Length:F4}");
            if (epoch == options.Epochs || epoch % 2 == 1)
                foreach (var (path, bank) in dev) Log(watch, $"  {Path.GetFileNameWithoutExtension(path)} {Score(new LanguageModel(Parts()), bank)}");
        }
        using var stream = File.Create(outPath);
        ModelFile.Write(stream, Parts());
        Log(watch, $"wrote {outPath}: {stream.Length} bytes; {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F0} s CPU");
    }

    /// <summary>With the treebank's own sentences and words: a quick look while training.</summary>
    private static string Score(LanguageModel model, Treebank bank)
    {
        int words = 0, upos = 0, xpos = 0, feats = 0, lemma = 0, uas = 0, las = 0;
        foreach (var gold in bank.Sentences)
        {
            var read = model.Read(bank.Documents[gold.Document], [.. gold.Words.Select(w => new RawToken(w.Start, w.End, w.Joined))])[0];
            for (var i = 0; i < gold.Words.Count; i++)
            {
                var (g, t) = (gold.Words[i], read.Tokens[i]);
                words++;
                if (g.Upos == t.Upos.ToString()) upos++;
                if (g.Xpos == t.Xpos) xpos++;
                if (g.Feats == t.Feats) feats++;
                if (string.Equals(g.Lemma, t.Lemma, StringComparison.OrdinalIgnoreCase)) lemma++;
                if (g.Head != t.Head) continue;
                uas++;
                if (g.Deprel.Split(':')[0] == t.Deprel.Split(':')[0]) las++;
            }
        }
        string P(int right) => (100.0 * right / words).ToString("F2");
        return $"gold words: UPOS {P(upos)} XPOS {P(xpos)} feats {P(feats)} lemmas {P(lemma)} UAS {P(uas)} LAS {P(las)}";
    }

    private static Treebank Join(IEnumerable<Treebank> banks)
    {
        var documents = new List<string>();
        var sentences = new List<GoldSentence>();
        foreach (var bank in banks)
        {
            sentences.AddRange(bank.Sentences.Select(s => s with { Document = s.Document + documents.Count }));
            documents.AddRange(bank.Documents);
        }
        return new Treebank(documents, sentences);
    }

    private static void Log(Stopwatch watch, string message) => Console.Error.WriteLine($"[{watch.Elapsed.TotalSeconds,6:F1} s] {message}");
}
