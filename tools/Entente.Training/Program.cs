using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Language;
using Entente.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0) return Usage();
var options = new Dictionary<string, List<string>>(StringComparer.Ordinal);
var current = "";
foreach (var arg in args.Skip(1))
{
    if (arg.StartsWith("--", StringComparison.Ordinal)) options[current = arg] = [];
    else if (current.Length == 0) return Usage();
    else options[current].Add(arg);
}
string Text(string name, string? missing = null) => options.TryGetValue(name, out var v) && v.Count > 0 ? v[0] : missing
    ?? throw new ArgumentException($"{name} is missing. See README.md in this folder.");
switch (args[0])
{
    case "train":
        Trainer.Run(options["--train"], Text("--out"), options.TryGetValue("--abbreviations", out var list)
            ? [.. File.ReadLines(list[0]).Where(l => l.Length > 1 && l[0] != '#')] : [], int.Parse(Text("--seed", "1"), CultureInfo.InvariantCulture));
        return 0;
    case "evaluate":
        return Evaluate(Text("--model", "data/language/english.model"), Text("--weights", "data/reading/reader.weights"), Text("--gold"), Text("--out"));
    default:
        return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("Entente.Training train --train A.conllu [B.conllu] --out MODEL [--abbreviations FILE] [--seed N]");
    Console.Error.WriteLine("Entente.Training evaluate [--model MODEL] [--weights WEIGHTS] --gold GOLD.conllu --out SYSTEM.conllu");
    return 2;
}

// Reads the raw text of a treebank's documents and writes what the model makes of it, for score.py.
static int Evaluate(string modelPath, string weightsPath, string goldPath, string outPath)
{
    var treebank = Treebank.Read(goldPath);
    var watch = Stopwatch.StartNew();
    LanguageModel model;
    using (var stream = File.OpenRead(modelPath))
    using (var weights = File.OpenRead(weightsPath))
        model = new LanguageModel(ModelFile.Read(stream), ReaderWeights.Read(weights));
    Console.Error.WriteLine($"loaded in {watch.ElapsedMilliseconds} ms");
    using (var writer = new StreamWriter(outPath, false, new UTF8Encoding(false)))
    {
        var number = 0;
        foreach (var document in treebank.Documents)
        {
            writer.Write($"# newdoc\n");
            foreach (var sentence in model.Parse(document)) ConlluWriter.Write(writer, document, sentence, ++number);
        }
    }
    // Speed, warm, single thread.
    for (var round = 0; round < 3; round++)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long sentences = 0, words = 0;
        watch.Restart();
        foreach (var document in treebank.Documents)
            foreach (var sentence in model.Parse(document)) (sentences, words) = (sentences + 1, words + sentence.Tokens.Length);
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.Error.WriteLine($"{sentences} sentences, {words} words: {seconds:F2} s CPU, {watch.Elapsed.TotalSeconds:F2} s elapsed: "
            + $"{sentences / seconds:F0} sentences/s, {words / seconds:F0} words/s");
    }
    return 0;
}
