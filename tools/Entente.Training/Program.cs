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
string Text(string name, string? missing = null) => options.TryGetValue(name, out var v) && v.Count > 0 ? v[0] : missing ?? throw new ArgumentException($"{name} is missing. See README.md in this folder.");
int Number(string name, int missing) => int.Parse(Text(name, missing.ToString()));
float Real(string name, float missing) => float.Parse(Text(name, missing.ToString()));
switch (args[0])
{
    case "train":
        Trainer.Run(options["--train"], options.GetValueOrDefault("--dev") ?? [], Text("--out"),
            options.TryGetValue("--abbreviations", out var list) ? [.. File.ReadLines(list[0]).Where(l => l.Length > 1 && l[0] != '#')] : [],
            options.TryGetValue("--network", out var network) ? network[0] : null,
            new TrainingOptions(Number("--seed", 1), Number("--epochs", 22), Real("--rate", 0.004f), Number("--batch", 500), Real("--input-dropout", 0.15f), Real("--dropout", 0.2f), Real("--role-dropout", 0.15f), Real("--word-dropout", 0.25f)),
            Number("--state", 128), Number("--layers", 3), Number("--tag-layer", 1), Number("--word", 64), Number("--piece", 48), Number("--arc", 96), Number("--label", 64), Number("--pieces", 8192));
        return 0;
    case "evaluate":
        return Evaluate(Text("--model"), Text("--gold"), Text("--out"));
    default:
        return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("Entente.Training train --train A.conllu [B.conllu] [--dev C.conllu] --out MODEL [--seed N] [--epochs N] ...");
    Console.Error.WriteLine("Entente.Training evaluate --model MODEL --gold GOLD.conllu --out SYSTEM.conllu");
    return 2;
}

// Reads the raw text of a treebank's documents and writes what the model makes of it, for score.py.
static int Evaluate(string modelPath, string goldPath, string outPath)
{
    var treebank = Treebank.Read(goldPath);
    var watch = Stopwatch.StartNew();
    LanguageModel model;
    using (var stream = File.OpenRead(modelPath)) model = LanguageModel.Load(stream);
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
        Console.Error.WriteLine($"{sentences} sentences, {words} words: {seconds:F2} s CPU, {watch.Elapsed.TotalSeconds:F2} s elapsed: {sentences / seconds:F0} sentences/s, {words / seconds:F0} words/s");
    }
    return 0;
}
