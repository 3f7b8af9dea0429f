using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Panels;
using Entente.Record;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Alignment.Bench;

/// <summary>The tests that decide on the faces, all but the forecasts (which are <see cref="Forecasts"/>).</summary>
internal static class FaceTests
{
    private const double High = 90, Low = 25, LeastChange = 0.25;

    public static void Run(string ledger)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var clock = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var records = FaceYears.Read(ledger);
        Console.WriteLine($"{records.Pairs.Length} pairs read in {clock.Elapsed.TotalSeconds:F0} s");
        clock.Restart();
        var tracks = Run(records, FaceParametersFile.Embedded);
        Console.WriteLine($"all pairs, four faces, smoothed in {clock.Elapsed.TotalSeconds:F0} s; "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F0} CPU s with reading, peak "
            + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        Console.WriteLine($"states beyond 6 standard deviations: {tracks.Values.Sum(t => t.Years.Sum(f => f.Count(y => Math.Abs(y.Mean) > 6)))} pair-years");
        Textbook(records, tracks);
        Rivals(ledger, records);
        Coverage(records);
        Nested(records, tracks);
        Ends(tracks);
    }

    private static Dictionary<Dyad, PairFaces> Run(FaceRecords records, ImmutableArray<FaceParameters> parameters)
    {
        var tracks = new PairFaces[records.Pairs.Length];
        Parallel.For(0, tracks.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => tracks[i] = PairFaces.Run(records.Pairs[i], parameters));
        return tracks.ToDictionary(t => t.Evidence.Dyad);
    }

    private static void Textbook(FaceRecords records, Dictionary<Dyad, PairFaces> tracks)
    {
        var sorted = new Dictionary<(Face, int), double[]>();
        double Percentile(Face face, int t, double value)
        {
            if (!sorted.TryGetValue((face, t), out var all)) sorted[(face, t)] = all = [.. tracks.Values.Where(x => x.Evidence.Exists[t])
                .Select(x => x.Of(face)[t].Mean).Order()];
            var place = Array.BinarySearch(all, value);
            return 100.0 * (place < 0 ? ~place : place) / all.Length;
        }
        var right = new Dictionary<string, (int Right, int All)>();
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(FaceYears.Folder(), "textbook.csv")).Where(l => !l.StartsWith('#')).Skip(1))
        {
            var cells = line.Split(',');
            var face = FaceModel.Faces.First(f => FaceModel.Name(f) == cells[3]);
            int from = int.Parse(cells[4]) - records.FirstYear, to = int.Parse(cells[5]) - records.FirstYear;
            var answer = "absent";
            if (tracks.TryGetValue(new Dyad(new ActorId(cells[1]), new ActorId(cells[2])), out var track))
            {
                var years = Enumerable.Range(from, to - from + 1).Where(t => track.Evidence.Exists[t]).ToArray();
                var values = track.Of(face);
                if (cells[0] == "level" && years.Length > 0)
                {
                    var mean = years.Average(t => Percentile(face, t, values[t].Mean));
                    answer = mean >= High ? "high" : face == Face.Votes ? mean <= Low ? "low" : "between" : "plain";
                    if (answer == cells[6]) answer += "!";
                    answer += $" (percentile {mean:F0})";
                }
                else if (years.Length > 3)
                {
                    var change = years[^3..].Average(t => values[t].Mean) - years[..3].Average(t => values[t].Mean);
                    answer = $"{(change > LeastChange ? "up" : change < -LeastChange ? "down" : "level")} ({change:+0.0;-0.0})";
                    if (answer.StartsWith(cells[6] + " ", StringComparison.Ordinal)) answer = "!" + answer;
                }
            }
            var ok = answer.Contains('!');
            foreach (var key in new[] { cells[0], $"{cells[0]} {cells[3]}", "all" })
            {
                var (r, n) = right.GetValueOrDefault(key);
                right[key] = (r + (ok ? 1 : 0), n + 1);
            }
            if (!ok) wrong.Add($"  {line}: {answer}");
        }
        Console.WriteLine("\n### Textbook statements\n");
        foreach (var (key, (r, n)) in right.OrderBy(p => p.Key, StringComparer.Ordinal)) Console.WriteLine($"{key}: {r} of {n}");
        foreach (var line in wrong) Console.WriteLine(line);
    }

    // Strategic rivals (Thompson, Sakuwa and Suhas 2021) are no input; among politically relevant pairs, faces as known in the year.
    private static void Rivals(string ledger, FaceRecords records)
    {
        using var file = LedgerFile.Open(ledger, LedgerAccess.Read, TimeProvider.System);
        var panel = PanelReader.Read(file, ActorRegister.Embedded, new PanelRequest
        {
            Indicators = [Indicators.Find("rivalry.strategic")!], From = new LocalDate(1955, 1, 1), To = new LocalDate(2013, 12, 31),
        });
        var tracks = Run(records, FaceYears.Parameters(1975));
        var cases = new List<(double[] Faces, bool Rival)>();
        var column = panel.Columns[0].Span;
        for (var r = 0; r < panel.Count; r++)
        {
            if (double.IsNaN(column[r]) || !tracks.TryGetValue(new Dyad(panel.Actor(r), panel.Recipient(r)), out var track)) continue;
            var t = panel.Period(r).Number - records.FirstYear;
            var near = track.Evidence.Opportunity[t];
            if (near.Border || near.Water || near.Majors > 0) cases.Add(([.. FaceModel.Faces.Select(f => track.Of(f)[t].KnownMean)], column[r] > 0));
        }
        Console.WriteLine($"\n### Strategic rivals against others, {cases.Count} politically relevant pair-years, {cases.Count(c => c.Rival)} of "
            + $"rivals: area under the curve\n");
        foreach (var face in FaceModel.Faces) Console.WriteLine(
            $"{FaceModel.Name(face)}: {Auc([.. cases.Select(c => (c.Faces[(int)face] * (face is Face.Votes or Face.Security ? -1 : 1), c.Rival))]):F3}");
    }

    private static double Auc((double Score, bool Positive)[] cases)
    {
        double ranks = 0, place = 0;
        foreach (var tie in cases.GroupBy(c => c.Score).OrderBy(g => g.Key))
        {
            var n = tie.Count();
            ranks += tie.Count(c => c.Positive) * (place + (n + 1) / 2.0);
            place += n;
        }
        double positive = cases.Count(c => c.Positive);
        return (ranks - positive * (positive + 1) / 2) / (positive * (cases.Length - positive));
    }

    // Next year's kappa, foretold from the years before with parameters fitted on earlier years.
    private static void Coverage(FaceRecords records)
    {
        Console.WriteLine("\n### Next year's kappa inside the 90% band told the year before\n");
        foreach (var (from, to) in new[] { (1961, 1975), (1976, 1990), (1991, 2012) })
        {
            var parameters = FaceYears.Parameters(from)[(int)Face.Votes];
            long inside = 0, all = 0;
            foreach (var pair in records.Pairs)
            {
                var predicted = FaceFilter.Predict(pair, parameters);
                for (var t = from - pair.FirstYear; t <= to - pair.FirstYear; t++)
                {
                    if (double.IsNaN(pair.Kappa[t])) continue;
                    var era = parameters.Votes!.EraOf(pair.FirstYear + t);
                    var spread = Math.Sqrt(Math.Pow(parameters.Votes.Loading * predicted[t].Deviation, 2) + era.Own * era.Own
                        + era.Sampling * pair.KappaVariance[t]);
                    all++;
                    if (Math.Abs(pair.Kappa[t] - parameters.Votes.Intercept - parameters.Votes.Loading * predicted[t].Mean) <= 1.6448536 * spread) inside++;
                }
            }
            Console.WriteLine($"{from}-{to}: {(double)inside / all:P1} of {all}");
        }
    }

    // With one record left out, does the band hold what all records say?
    private static void Nested(FaceRecords records, Dictionary<Dyad, PairFaces> tracks)
    {
        Console.WriteLine("\n### The estimate with all records inside the 90% band of the estimate without one (years in which that one stands)\n");
        foreach (var (face, without) in new[] { (Face.Hostility, StandingRecord.Dispute), (Face.Hostility, StandingRecord.Conflict),
            (Face.Security, StandingRecord.Defence), (Face.Security, StandingRecord.OtherPact), (Face.Security, StandingRecord.Arms) })
        {
            var parameters = FaceParametersFile.Embedded[(int)face];
            parameters = parameters with { Standing = parameters.Standing.RemoveAll(s => s.Record == without) };
            long inside = 0, all = 0;
            foreach (var pair in records.Pairs)
            {
                if (!Enumerable.Range(0, pair.Years).Any(t => pair[without, t] == RecordValue.Yes)) continue;
                var less = FaceFilter.Run(pair, parameters);
                var full = tracks[pair.Dyad].Of(face);
                for (var t = 0; t < pair.Years; t++)
                {
                    if (!pair.Exists[t] || pair[without, t] == RecordValue.Unknown) continue;
                    all++;
                    if (full[t].Mean >= less[t].Lower && full[t].Mean <= less[t].Upper) inside++;
                }
            }
            Console.WriteLine($"{FaceModel.Name(face)} without {PairFaces.Words(without)}: {(double)inside / all:P1} of {all}");
        }
    }

    private static void Ends(Dictionary<Dyad, PairFaces> tracks)
    {
        Console.WriteLine("\n### Evidence after the last record\n");
        foreach (var face in FaceModel.Faces)
        {
            long falls = 0, all = 0;
            foreach (var track in tracks.Values)
            {
                if (track.Evidence.LastRecord(face) is not { } last) continue;
                for (var t = last - track.Evidence.FirstYear + 1; t < track.Evidence.Years; t++)
                {
                    all++;
                    if (track.Of(face)[t].Evidence < track.Of(face)[t - 1].Evidence) falls++;
                }
            }
            Console.WriteLine($"{FaceModel.Name(face)}: falls in {falls} of {all} years");
        }
    }
}
