using System.Diagnostics;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.FitFaces;
using Entente.Store;
using Entente.Store.Alignment;

// fit-faces LEDGER OUT.tsv [until=YEAR] [relevant=900] [others=600] [rounds=40] [seed=1] [faces=votes,security,...,reports]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string Text(string name, string otherwise) => args.Skip(2).Select(a => a.Split('=', 2)).FirstOrDefault(a => a[0] == name)?[1] ?? otherwise;
int Number(string name, int otherwise) => int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
var clock = Stopwatch.StartNew();
using var ledger = LedgerFile.Open(args[0], LedgerAccess.Read, TimeProvider.System);
var records = FaceReader.Read(ledger, ActorRegister.Embedded, new AlignmentRequest());
Console.WriteLine($"{records.Pairs.Length} pairs, {records.FirstYear} to {records.LastYear}; read in {clock.Elapsed.TotalSeconds:F0} s");
var until = Number("until", records.LastYear);
var years = until - records.FirstYear + 1;
var random = new Random(Number("seed", 1));
(FaceEvidence Pair, double Weight)[] Draw(IEnumerable<FaceEvidence> from, int most)
{
    var all = from.ToArray();
    random.Shuffle(all);
    return [.. all.Take(most).OrderBy(p => p.Dyad).Select(p => (p, (double)all.Length / Math.Min(most, all.Length)))];
}
static bool IsRelevant(FaceEvidence p) => p.Opportunity.Any(o => o.Border || o.Water || o.Majors > 0);
var sample = Draw(records.Pairs.Where(IsRelevant), Number("relevant", 900))
    .Concat(Draw(records.Pairs.Where(p => !IsRelevant(p)), Number("others", 600))).ToList();
var wanted = Text("faces", "votes,security,hostility,sanctions").Split(',');
var before = File.Exists(args[1]) ? FaceParametersFile.Read(args[1], File.ReadAllText(args[1])) : [];
var fitted = new List<FaceParameters>();
foreach (var face in FaceModel.Faces)
{
    var start = before.FirstOrDefault(p => p.Face == face);
    void Progress(int round, double loss) => Console.WriteLine($"{FaceModel.Name(face)} round {round + 1}: {loss:F5}, {clock.Elapsed.TotalSeconds:F0} s");
    fitted.Add(start is not null && !wanted.Contains(FaceModel.Name(face)) ? start
        : FaceFit.Of(face, sample, years, start, Number("rounds", 40), Progress) with { Reports = start?.Reports });
    if (face == Face.Hostility && wanted.Contains("reports")) fitted[^1] = ReportFit.Of(fitted[^1], records.Pairs, years, Number("rounds", 40), Progress);
    Console.Write(FaceParametersFile.Write([fitted[^1]], []));
}
var card = records.Sources.Select(s =>
    $"{(s.Record is { } r ? r.ToString() : s.Face is { } f ? FaceModel.Name(f) : "neighbours")}: {s.Dataset} {s.Version} {s.First}-{s.Last}")
    .Prepend($"Fitted by tools/Entente.FitFaces to {sample.Count} of {records.Pairs.Length} pairs, {records.FirstYear} to {until}. Licences and "
        + $"citations: docs/datasets.");
File.WriteAllText(args[1], FaceParametersFile.Write(fitted, card));
var tracks = new PairFaces[records.Pairs.Length];
Parallel.For(0, tracks.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => tracks[i] = PairFaces.Run(records.Pairs[i], [.. fitted]));
var lines = FaceModel.Faces.SelectMany(face => Enumerable.Range(records.FirstYear, records.LastYear - records.FirstYear + 1)
    .Select(year => FaceQuantiles.Row(face, year, tracks.Where(t => t.Evidence.Exists[year - records.FirstYear])
        .Select(t => t.Of(face)[year - records.FirstYear].Mean))));
File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(args[1]))!, "face-quantiles.tsv"), string.Join('\n', lines) + "\n");
Console.WriteLine($"wrote {args[1]} after {clock.Elapsed.TotalSeconds:F0} s");
