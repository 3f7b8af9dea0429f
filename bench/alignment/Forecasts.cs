using System.Globalization;
using Entente.Alignment.IdealPoints;
using Entente.Outlook;

namespace Entente.Alignment.Bench;

/// <summary>
/// Test 2: onset of alliances, disputes and sanctions in the next year by rolling origin. At the end of each year every predictor's regression is
/// fitted on earlier years only, and the predictor itself is made of data dated up to the origin: ideal points fitted anew each year on the last
/// 15 years' votes, the faces as known at the origin, with parameters fitted on the years up to 1960, 1975 and 1990 (faces-YEAR.tsv beside this file).
/// </summary>
internal static class Forecasts
{
    private const int FirstFeature = 1955, FirstOrigin = 1960, LastOrigin = 2012, Replicates = 300;
    private static readonly string[] Predictors = ["base rate", "last value", "S", "kappa", "ideal points", "plain + opportunity", "faces",
        "faces + opportunity"];

    public static void Run(string ledger)
    {
        var data = DyadYears.Read(ledger);
        Console.Error.WriteLine($"{data.Rows} pair-years, {data.Ballots.Count} ballots");
        var s = Portfolios(data);
        var ideal = IdealDistances(data);
        Console.Error.WriteLine("ideal points done");
        var faces = FaceYears.Known(ledger, data);
        Console.Error.WriteLine("faces done");
        foreach (var (name, target) in new[] { ("alliance", data.Defence), ("dispute", data.Dispute), ("sanction", data.Sanction) })
        {
            var features = Predictors.Select(p => Features(p, data, target, s, ideal, faces)).ToArray();
            foreach (var relevantOnly in new[] { false, true }) Score(data, name, target, features, relevantOnly);
        }
    }

    private static double[][] Features(string predictor, DyadYears data, double[] target, double[] s, double[] ideal, double[][] faces)
    {
        double[] Known(double[] v) => [.. v.Select(x => double.IsNaN(x) ? 0.0 : x)];
        double[] Lacking(double[] v) => [.. v.Select(x => double.IsNaN(x) ? 1.0 : 0)];
        switch (predictor)
        {
            case "base rate": return [];
            case "S": return [s];
            case "kappa": return [Known(data.Kappa), Lacking(data.Kappa)];
            case "ideal points": return [Known(ideal), Lacking(ideal)];
            case "faces": return faces;
            case "faces + opportunity": return [.. faces, .. data.Opportunity()];
            case "plain + opportunity":
                return [.. new[] { data.Defence, data.Dispute, data.Sanction, data.Arms }.SelectMany(record => Recency(data, record)
                    .Prepend(Known(record))), Known(data.Kappa), Lacking(data.Kappa),
                    Known(ideal), Lacking(ideal), s, .. data.Opportunity()];
            default: return Recency(data, target);
        }
    }

    private static double[][] Recency(DyadYears data, double[] target)
    {
        double[] recent = new double[data.Rows], ever = new double[data.Rows];
        for (var p = 0; p + 1 < data.Starts.Length; p++)
        {
            var last = -1;
            for (var r = data.Starts[p]; r < data.Starts[p + 1]; r++)
            {
                if (target[r] > 0) last = data.Year(r);
                if (last < 0) continue;
                (ever[r], recent[r]) = (1, 1.0 / (1 + data.Year(r) - last));
            }
        }
        return [recent, ever];
    }

    private static void Score(DyadYears data, string name, double[] target, double[][][] features, bool relevantOnly)
    {
        var cases = Enumerable.Range(0, data.Rows - 1)
            .Where(r => data.Year(r) is >= FirstFeature and <= LastOrigin && data.Panel.Places(r) == data.Panel.Places(r + 1)
                && data.Year(r + 1) == data.Year(r) + 1
                && target[r] == 0 && !double.IsNaN(target[r + 1]) && (!relevantOnly || data.Relevant[r]))
            .OrderBy(data.Year).ThenBy(r => r).ToArray();
        var happened = cases.Select(r => target[r + 1] > 0).ToArray();
        var years = cases.Select(data.Year).ToArray();
        var test = Array.FindIndex(years, y => y >= FirstOrigin);
        var probabilities = new double[Predictors.Length][];
        Parallel.For(0, Predictors.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, p =>
        {
            var width = features[p].Length;
            var matrix = new double[cases.Length * width];
            for (var i = 0; i < cases.Length; i++)
                for (var j = 0; j < width; j++) matrix[i * width + j] = features[p][j][cases[i]];
            probabilities[p] = new double[cases.Length - test];
            LogisticRegression? fit = null;
            for (var i = test; i < cases.Length;)
            {
                // Rows of earlier origins: their outcomes lie at the latest in this origin's own year.
                fit = LogisticRegression.Fit(matrix.AsSpan(0, i * width), width, happened.AsSpan(0, i), fit);
                var year = years[i];
                for (; i < cases.Length && years[i] == year; i++) probabilities[p][i - test] = fit.Predict(matrix.AsSpan(i * width, width));
            }
        });
        happened = happened[test..];
        years = years[test..];
        Report($"{name} onset, {(relevantOnly ? "politically relevant pairs" : "all pairs")}", probabilities, happened, years);
    }

    private static void Report(string title, double[][] probabilities, bool[] happened, int[] years)
    {
        var first = years[0];
        var blocks = years[^1] - first + 1;
        var weights = BlockBootstrap.Weights(blocks, Replicates, 1);
        var logs = new double[Predictors.Length][];
        var briers = new double[Predictors.Length][];
        var areas = new double[Predictors.Length][];
        var totals = new (double Log, double Brier, double Area)[Predictors.Length];
        var count = new double[blocks];
        foreach (var y in years) count[y - first]++;
        Parallel.For(0, Predictors.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, p =>
        {
            double[] log = new double[blocks], brier = new double[blocks];
            for (var i = 0; i < happened.Length; i++)
            {
                log[years[i] - first] += ForecastScores.LogScore(probabilities[p][i], happened[i]);
                brier[years[i] - first] += ForecastScores.Brier(probabilities[p][i], happened[i]);
            }
            var order = Enumerable.Range(0, happened.Length).OrderByDescending(i => probabilities[p][i]).ThenBy(i => i).ToArray();
            double Mean(double[] sums, double[] w) => sums.Zip(w, (x, y) => x * y).Sum() / count.Zip(w, (x, y) => x * y).Sum();
            var ones = Enumerable.Repeat(1.0, blocks).ToArray();
            totals[p] = (Mean(log, ones), Mean(brier, ones), ForecastScores.PrecisionRecallArea(order, probabilities[p], happened, _ => 1));
            logs[p] = [.. weights.Select(w => Mean(log, w))];
            briers[p] = [.. weights.Select(w => Mean(brier, w))];
            areas[p] = [.. weights.Select(w => ForecastScores.PrecisionRecallArea(order, probabilities[p], happened, i => w[years[i] - first]))];
        });
        var own = Predictors.Length - 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n### {title}\n\n{happened.Length} pair-years, {happened.Count(h => h)} onsets, origins {years[0]}-{years[^1]}\n"));
        Console.WriteLine("| predictor (it: the last) | log score x1000 | it better by | Brier x1000 | it better by | PR-AUC | it better by "
            + "|\n|---|---|---|---|---|---|---|");
        for (var p = 0; p < Predictors.Length; p++)
        {
            string Better(Func<int, double> gain, double by)
            {
                if (p == own) return "";
                var (low, high) = BlockBootstrap.Interval(Enumerable.Range(0, Replicates).Select(gain));
                var verdict = low > 0 ? " **win**" : high < 0 ? " **loss**" : "";
                return string.Create(CultureInfo.InvariantCulture, $"{by:F3} [{low:F3}, {high:F3}]{verdict}");
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Predictors[p]} | {1000 * totals[p].Log:F2} | "
                    + $"{Better(i => 1000 * (logs[p][i] - logs[own][i]), 1000 * (totals[p].Log - totals[own].Log))} | {1000 * totals[p].Brier:F3} "
                    + $"| {Better(i => 1000 * (briers[p][i] - briers[own][i]), 1000 * (totals[p].Brier - totals[own].Brier))} | "
                    + $"{totals[p].Area:F4} | {Better(i => areas[own][i] - areas[p][i], totals[own].Area - totals[p].Area)} |"));
        }
    }

    // Signorino and Ritter (1999): equal weights, obligations 0 to 3, towards all states of the year, each fully bound to itself.
    private static double[] Portfolios(DyadYears data)
    {
        var result = new double[data.Rows];
        var n = data.Panel.States.Count;
        foreach (var year in Enumerable.Range(0, data.Rows).GroupBy(data.Year))
        {
            var rows = year.ToArray();
            var level = new byte[n, n];
            var states = new HashSet<int>();
            foreach (var r in rows)
            {
                var (a, b) = data.Panel.Places(r);
                level[a, b] = level[b, a] = (byte)data.Obligation[r];
                states.Add(a);
                states.Add(b);
            }
            var list = states.Order().ToArray();
            foreach (var s in list) level[s, s] = 3;
            foreach (var r in rows)
            {
                var (a, b) = data.Panel.Places(r);
                var sum = 0;
                foreach (var s in list) sum += Math.Abs(level[a, s] - level[b, s]);
                result[r] = 1 - 2.0 * sum / (3.0 * list.Length);
            }
        }
        return result;
    }

    private static double[] IdealDistances(DyadYears data)
    {
        var result = new double[data.Rows];
        Array.Fill(result, double.NaN);
        var byYear = Enumerable.Range(0, data.Rows).GroupBy(data.Year).ToDictionary(g => g.Key, g => g.ToArray());
        for (var year = FirstFeature; year <= LastOrigin; year++)
        {
            var session = year - DyadYears.First + 1;
            var fit = IdealPointModel.Fit([.. data.Ballots.Where(b => b.Session <= session && b.Session > session - 15)],
                new IdealPointOptions { Threads = 2 });
            var at = fit.Points.Where(p => p.Session == session).ToDictionary(p => p.State, p => p.Estimate);
            foreach (var r in byYear[year])
                if (at.TryGetValue(data.Panel.Actor(r).Value, out var a) && at.TryGetValue(data.Panel.Recipient(r).Value, out var b)) result[r] =
                    Math.Abs(a - b);
        }
        return result;
    }
}
