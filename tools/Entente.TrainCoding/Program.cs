using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Time;
using Entente.TrainCoding;

// Entente.TrainCoding DEV [OUT]: cross-validates and trains the models of data/coding/model from relation.jsonl and quad.jsonl in DEV.
if (args.Length == 0)
{
    Console.Error.WriteLine("Entente.TrainCoding: give the folder with relation.jsonl and quad.jsonl, and the folder to write the models to (none: only cross-validate).");
    return 2;
}
if (args[0] == "--trees")
{
    // What the coder sees: each line of standard input as one tree, after repair.
    while (Console.In.ReadLine() is { } line)
        foreach (var sentence in LanguageModel.English.ParseSentence(line))
            Console.WriteLine(string.Join("; ", TreeRepair.Of(sentence).Tokens.Select(t => $"{t.Index} {t.Form}({t.Lemma}) {t.Upos} {t.Deprel}<-{t.Head}")));
    return 0;
}
if (args[0] == "--time")
{
    // Where the time goes, sentence by sentence on one thread, after a warm-up over the same lines.
    var lines = new List<string>();
    while (Console.In.ReadLine() is { } line) lines.Add(line);
    Timing.Run(lines);
    return 0;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var dev = args[0];
var rows = File.ReadLines(Path.Combine(dev, "relation.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
var roots = EventTypes.Roots15.ToList();
var texts = rows.Select(r => r.GetProperty("sentence").GetString()!).ToArray();
var quads = File.ReadLines(Path.Combine(dev, "quad.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
var quadTexts = quads.Select(r => r.GetProperty("sentence").GetString()!).ToArray();
var groups = NearDuplicates.Group([.. texts, .. quadTexts]);
var relation = new List<Example>();
for (var i = 0; i < rows.Length; i++)
{
    var row = rows[i];
    var features = RootClassifier.Features(texts[i], Span(row, "source_span"), Span(row, "target_span"), null);
    relation.Add(new(row.GetProperty("id").GetString()!, features.Sorted(), roots.IndexOf(row.GetProperty("root").GetString()!), groups[i], 1f));
}
Console.Error.WriteLine($"{relation.Count} examples read");
var predicted = Validation.Run(relation, roots.Count, Train, out var temperature);
Validation.Report("root, 15 classes", relation.Select(e => roots[e.Class]).ToArray(), predicted.Select(p => roots[p.Class]).ToArray());
Validation.Report("quad", relation.Select(e => Quad(roots[e.Class])).ToArray(), predicted.Select(p => Quad(roots[p.Class])).ToArray());
Validation.Reliability(relation.Select((e, i) => (predicted[i].Probability, e.Class == predicted[i].Class)));
Validation.Confusions(relation.Select(e => roots[e.Class]).ToArray(), predicted.Select(p => roots[p.Class]).ToArray(), 20);
if (args.Length > 2)
    File.WriteAllLines(args[2], relation.Select((e, i) => JsonSerializer.Serialize(new { id = e.Id, root = roots[predicted[i].Class], p = predicted[i].Probability })));

var filter = new List<Example>();
for (var i = 0; i < quads.Length; i++)
{
    var features = RootClassifier.Features(quadTexts[i], null, null, null);
    filter.Add(new(quads[i].GetProperty("id").GetString()!, features.Sorted(), quads[i].GetProperty("quad").GetInt32() == 0 ? 0 : 1, groups[texts.Length + i], 1f));
}
var filtered = Validation.Run(filter, 2, TrainFilter, out var filterTemperature);
Validation.Report("statement or event", filter.Select(e => e.Class.ToString(CultureInfo.InvariantCulture)).ToArray(), filtered.Select(p => p.Class.ToString(CultureInfo.InvariantCulture)).ToArray());
if (args.Length > 2)
    File.WriteAllLines(args[2] + ".filter", filter.Select((e, i) => JsonSerializer.Serialize(new { id = e.Id, p = filtered[i].Class == 1 ? filtered[i].Probability : 1 - filtered[i].Probability })));
// The e2e sentences stand partly among the training examples: what codes them here was trained without them and all that is like them.
var e2e = File.ReadLines(Path.Combine(dev, "e2e.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
if (args.Length > 2)
{
    var e2eTexts = e2e.Select(r => r.GetProperty("sentence").GetString()!).ToArray();
    var all = NearDuplicates.Group([.. texts, .. quadTexts, .. e2eTexts]);
    var held = all.Skip(texts.Length + quadTexts.Length).ToHashSet();
    var coder = new Coder(ActorRegister.Embedded, new RootClassifier(
        new RootModel(new MemoryStream(RootModel.Pack(roots.Count, temperature, Train([.. relation.Where((_, i) => !held.Contains(all[i]))], roots.Count)))),
        new RootModel(new MemoryStream(RootModel.Pack(2, filterTemperature, TrainFilter([.. filter.Where((_, i) => !held.Contains(all[texts.Length + i]))], 2))))));
    using var output = new StreamWriter(args[2] + ".e2e");
    for (var i = 0; i < e2e.Length; i++) output.WriteLine(Dump.Events(e2e[i].GetProperty("id").GetString()!, coder.Code(e2eTexts[i], LanguageModel.English.ParseSentence(e2eTexts[i]), null), e2eTexts[i]));
    using var negatives = new StreamWriter(args[2] + ".quad");
    var fold = Enumerable.Range(0, quads.Length).Select(i => all[texts.Length + i] % 5).ToArray();
    for (var f = 0; f < 5; f++)
    {
        var part = new Coder(ActorRegister.Embedded, new RootClassifier(
            new RootModel(new MemoryStream(RootModel.Pack(roots.Count, temperature, Train([.. relation.Where((_, i) => all[i] % 5 != f)], roots.Count)))),
            new RootModel(new MemoryStream(RootModel.Pack(2, filterTemperature, TrainFilter([.. filter.Where((_, i) => fold[i] != f)], 2))))));
        for (var i = 0; i < quads.Length; i++)
            if (fold[i] == f) negatives.WriteLine(Dump.Events(quads[i].GetProperty("id").GetString()!, part.Code(quadTexts[i], LanguageModel.English.ParseSentence(quadTexts[i]), null), quadTexts[i]));
    }
}
if (args.Length > 1 && args[1] != "-")
{
    Directory.CreateDirectory(args[1]);
    File.WriteAllBytes(Path.Combine(args[1], "root.model"), RootModel.Pack(roots.Count, temperature, Train(relation, roots.Count)));
    File.WriteAllBytes(Path.Combine(args[1], "statement.model"), RootModel.Pack(2, filterTemperature, TrainFilter(filter, 2)));
    Console.Error.WriteLine($"written to {args[1]}");
}
return 0;

static Dictionary<int, float[]> Train(IReadOnlyList<Example> examples, int classes) => Regression.Train(examples, classes, 25, 0.5f, 0.00002f);
static Dictionary<int, float[]> TrainFilter(IReadOnlyList<Example> examples, int classes) => Regression.Train(examples, classes, 15, 0.3f, 0.0001f);
static string Quad(string root) => ((int)EventTypes.Quad(Enum.Parse<EventType>(root == "YIELD" ? "Concede" : root, true))).ToString(CultureInfo.InvariantCulture);
static TextSpan? Span(JsonElement row, string name) =>
    row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? new TextSpan(value[0].GetInt32(), value[1].GetInt32()) : null;
