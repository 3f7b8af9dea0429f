using System.Globalization;
using Entente.Actors;
using Entente.Alignment.IdealPoints;
using Entente.Alignment.Latent;

namespace Entente.Alignment.Bench;

/// <summary>Test 3: how far the alignment moves over all pair-years when an indicator is left out, the agenda changes, or the media report twice as much.</summary>
internal static class Sensitivity
{
    private const int FitEvery = 10;

    public static void Run(string ledger)
    {
        var data = DyadYears.Read(ledger);
        var names = DyadYears.Indicators.Select(i => i.Name).ToArray();
        var parameters = data.Fit(DyadYears.Last, FitEvery);
        for (var k = 0; k < names.Length; k++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[k]}: intercept {parameters.Indicators[k].Intercept:F3}, loading {parameters.Indicators[k].Loading:F3}, noise {parameters.Indicators[k].Noise:F4}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"persistence {parameters.Persistence:F4} a year"));
        var whole = Smooth(data, parameters, null, null);
        Console.WriteLine("\n| changed | rank correlation | mean movement | 99th percentile | largest movement | where |\n|---|---|---|---|---|---|");
        for (var k = 0; k < names.Length; k++)
        {
            var left = k;
            Compare(data, $"without {names[k]}", whole, Smooth(data, data.Fit(DyadYears.Last, FitEvery, i => i != left), i => i != left, null));
        }
        var shuffled = DyadYears.Kappas(data.Panel, Shuffled(data.Ballots)).Kappa;
        Compare(data, "roll calls shuffled within a session", whole, Smooth(data, parameters, null, shuffled));
        for (var seed = 1; seed <= 3; seed++)
        {
            var drawn = DyadYears.Kappas(data.Panel, Resampled(data.Ballots, seed)).Kappa;
            Compare(data, $"agenda drawn again with replacement, draw {seed}", whole, Smooth(data, parameters, null, drawn));
        }
        var placebo = DyadYears.Kappas(data.Panel, Permuted(data.Ballots)).Kappa;
        var fitted = data.Fit(DyadYears.Last, FitEvery, null, placebo);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nvotes dealt out at random among the voters of each roll call: loading of {names[0]} {fitted.Indicators[0].Loading:F4} (recorded: {parameters.Indicators[0].Loading:F4})\n"));
        Console.WriteLine("| changed | rank correlation | mean movement | 99th percentile | largest movement | where |\n|---|---|---|---|---|---|");
        Compare(data, "votes dealt out at random, against leaving votes out", Smooth(data, data.Fit(DyadYears.Last, FitEvery, i => i != 0), i => i != 0, null), Smooth(data, fitted, null, placebo));
        Media();
    }

    // 500 pairs whose events are counted with an exposure, the volume of the year; then twice the reports of everything, with and without telling the model.
    private static void Media()
    {
        var random = new Random(1);
        var indicators = DyadYears.Indicators[..2].Add(new AlignmentIndicator("events.conflict", LikelihoodKind.NegativeBinomial, -1));
        var dyads = new List<DyadEvidence>();
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        for (var d = 0; d < 500; d++)
        {
            var x = Normal();
            var observed = new List<AlignmentObservation>();
            for (var t = 0; t < 60; t++)
            {
                x = 0.97 * x + Math.Sqrt(1 - 0.97 * 0.97) * Normal();
                var volume = 2 + 0.1 * t;
                double gamma = 0;
                for (var g = 0; g < 2; g++) gamma -= Math.Log(1 - random.NextDouble()) / 2;
                double mean = volume * Math.Exp(0.5 - 0.8 * x) * gamma, limit = Math.Exp(-Math.Min(mean, 500)), product = random.NextDouble();
                var count = 0;
                for (; product > limit; count++) product *= random.NextDouble();
                observed.Add(new(t, 0, 0.3 + 0.3 * x + 0.15 * Normal(), 0));
                observed.Add(new(t, 1, random.NextDouble() < 1 / (1 + Math.Exp(2 - 1.5 * x)) ? 1 : 0, 0));
                observed.Add(new(t, 2, count, volume));
            }
            dyads.Add(new DyadEvidence(new Dyad(new("A"), new($"B{d:000}")), 0, 59, [.. observed]));
        }
        double[] States(Func<AlignmentObservation, AlignmentObservation> change, bool refit, AlignmentParameters? known, out AlignmentParameters used)
        {
            var changed = dyads.Select(d => d with { Observations = [.. d.Observations.Select(o => o.Indicator == 2 ? change(o) : o)] }).ToList();
            used = refit || known is null ? LatentAlignment.Fit(new AlignmentInput(indicators, [.. changed]), new AlignmentOptions { Threads = 2 }) : known;
            var p = used;
            return [.. changed.SelectMany(d => LatentAlignment.Smooth(p, indicators, d).Months).Select(m => LatentAlignment.Squash(m.State))];
        }
        var plain = States(o => o, true, null, out var parameters);
        Console.WriteLine("\n| media volume, simulated events of 500 pairs | rank correlation | mean movement | largest movement |\n|---|---|---|---|");
        void Line(string what, double[] other) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {Rank(plain, other):F4} | {plain.Zip(other, (a, b) => Math.Abs(a - b)).Average():F4} | {plain.Zip(other, (a, b) => Math.Abs(a - b)).Max():F4} |"));
        Line("twice the events and twice the volume, same parameters", States(o => o with { Value = 2 * o.Value, Scale = 2 * o.Scale }, false, parameters, out _));
        Line("the same, parameters estimated anew", States(o => o with { Value = 2 * o.Value, Scale = 2 * o.Scale }, true, null, out _));
        Line("twice the events from the middle on, volume told", States(o => o.Month < 30 ? o : o with { Value = 2 * o.Value, Scale = 2 * o.Scale }, true, null, out _));
        Line("twice the events from the middle on, volume not told", States(o => o.Month < 30 ? o : o with { Value = 2 * o.Value }, true, null, out _));
    }

    private static double[] Smooth(DyadYears data, AlignmentParameters parameters, Func<int, bool>? keep, double[]? kappa)
    {
        var result = new double[data.Rows];
        Array.Fill(result, double.NaN);
        Parallel.For(0, data.Starts.Length - 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, pair =>
        {
            if (data.Evidence(pair, DyadYears.Last, keep, kappa) is not { } evidence) return;
            var months = LatentAlignment.Smooth(parameters, DyadYears.Indicators, evidence).Months;
            for (var r = data.Starts[pair]; r < data.Starts[pair + 1]; r++) result[r] = LatentAlignment.Squash(months[data.Year(r) - DyadYears.First - evidence.FirstMonth].State);
        });
        return result;
    }

    private static void Compare(DyadYears data, string what, double[] before, double[] after)
    {
        var movements = before.Zip(after, (a, b) => Math.Abs(a - b)).ToArray();
        var most = Enumerable.Range(0, movements.Length).MaxBy(i => movements[i]);
        var sorted = movements.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {Rank(before, after):F4} | {movements.Average():F4} | {sorted[(int)(0.99 * (sorted.Length - 1))]:F3} | {movements[most]:F3} | {data.Panel.Actor(most)}-{data.Panel.Recipient(most)} {data.Year(most)}, {before[most]:F2} to {after[most]:F2} |"));
    }

    // Spearman's, ties at their mean rank.
    private static double Rank(double[] a, double[] b)
    {
        static double[] Ranks(double[] values)
        {
            var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
            var ranks = new double[values.Length];
            for (var i = 0; i < order.Length;)
            {
                var j = i;
                while (j < order.Length && values[order[j]] == values[order[i]]) j++;
                for (var k = i; k < j; k++) ranks[order[k]] = (i + j - 1) / 2.0;
                i = j;
            }
            return ranks;
        }
        return Correlation(Ranks(a), Ranks(b));
    }

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), cross = 0, squareA = 0, squareB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            cross += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return cross / Math.Sqrt(squareA * squareB);
    }

    // The roll calls of a session in another order, under new keys.
    private static List<Ballot> Shuffled(List<Ballot> ballots)
    {
        var random = new Random(1);
        var result = new List<Ballot>(ballots.Count);
        foreach (var session in ballots.GroupBy(b => b.Session).OrderBy(g => g.Key))
        {
            var keys = session.Select(b => b.RollCall).Distinct().Order(StringComparer.Ordinal).ToArray();
            var other = (string[])keys.Clone();
            random.Shuffle(other);
            var map = keys.Zip(other).ToDictionary(p => p.First, p => p.Second);
            result.AddRange(session.Select(b => b with { RollCall = map[b.RollCall] }).OrderBy(b => b.RollCall, StringComparer.Ordinal));
        }
        return result;
    }

    private static List<Ballot> Resampled(List<Ballot> ballots, int seed)
    {
        var random = new Random(seed);
        var result = new List<Ballot>(ballots.Count);
        foreach (var session in ballots.GroupBy(b => b.Session).OrderBy(g => g.Key))
        {
            var of = session.GroupBy(b => b.RollCall).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray();
            for (var i = 0; i < of.Length; i++)
            {
                var key = i.ToString(CultureInfo.InvariantCulture);
                result.AddRange(of[random.Next(of.Length)].Select(b => b with { RollCall = key }));
            }
        }
        return result;
    }

    private static List<Ballot> Permuted(List<Ballot> ballots)
    {
        var random = new Random(1);
        var result = new List<Ballot>(ballots.Count);
        foreach (var rollCall in ballots.GroupBy(b => (b.Session, b.RollCall)).OrderBy(g => g.Key.Session).ThenBy(g => g.Key.RollCall, StringComparer.Ordinal))
        {
            var choices = rollCall.Select(b => b.Choice).ToArray();
            random.Shuffle(choices);
            result.AddRange(rollCall.Select((b, i) => b with { Choice = choices[i] }));
        }
        return result;
    }
}
