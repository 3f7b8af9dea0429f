using System.Diagnostics;
using Entente.Language;

namespace Entente.Training;

/// <summary>From treebanks to a model file: words, sentences, lemmas. Tags and trees are the encoder's (tools/Entente.TrainReader).</summary>
internal static class Trainer
{
    public static void Run(IReadOnlyList<string> trainPaths, string outPath, IReadOnlyList<string> abbreviations, int seed)
    {
        var watch = Stopwatch.StartNew();
        var train = Join(trainPaths.Select(Treebank.Read));
        Log(watch, $"{train.Sentences.Count} sentences, {train.Sentences.Sum(s => s.Words.Count)} words, {train.Documents.Count} documents");
        var tokenizer = LinearTraining.Tokenizer(train, abbreviations, seed);
        Log(watch, "tokeniser done");
        var splitter = LinearTraining.Splitter(train, abbreviations, seed);
        Log(watch, "splitter done");
        var lemmatizer = LemmaTraining.Train(train);
        Log(watch, $"lemmas done: {lemmatizer.Scripts.Count} scripts, {lemmatizer.Exact.Count} exceptions, {lemmatizer.Suffix.Count} endings");
        using var stream = File.Create(outPath);
        ModelFile.Write(stream, new(tokenizer, splitter, lemmatizer));
        Log(watch, $"wrote {outPath}: {stream.Length} bytes; {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F0} s CPU");
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
