using Entente.Alignment.Faces;

namespace Entente.FitFaces;

/// <summary>How reported events follow hostility, by the marginal likelihood of the pairs that have them, all else as it is.</summary>
internal static class ReportFit
{
    public static FaceParameters Of(FaceParameters hostility, IReadOnlyList<FaceEvidence> all, int years, int mostRounds, Action<int, double> progress)
    {
        var pairs = all.Where(p => p.Reports is { } r && r.Take(years).Any(c => c.All > 0)).ToList();
        var start = hostility.Reports ?? new(0, 0.3, 8, 1, 20, 0.5, 0.5);
        double Sum(Func<FaceEvidence, double> log)
        {
            var parts = new double[pairs.Count];
            Parallel.For(0, pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => parts[i] = log(pairs[i]));
            return -parts.Sum() / pairs.Count;
        }
        double Loading(double x) => Math.Min(StandingParameters.MostLoading, Math.Exp(x));
        var (year, _, _) = Minimum.Find(x => Sum(p => FaceFilter.LogLikelihood(p, hostility with { Reports = Yearly(x) }, years)),
            [start.Intercept, Math.Log(start.Loading), Math.Log(start.Concentration)], mostRounds, progress);
        ReportParameters Yearly(double[] x) => start with { Intercept = x[0], Loading = Loading(x[1]), Concentration = Math.Exp(x[2]) };
        var fitted = Yearly(year);
        var tracks = pairs.ToDictionary(p => p, p => FaceFilter.Run(p, hostility with { Reports = fitted }));
        ReportParameters Monthly(double[] x) => fitted with
        {
            MonthConcentration = Math.Max(ReportParameters.LeastMonthConcentration, Math.Exp(x[0])), MonthPersistence = 1 / (1 + Math.Exp(-x[1])),
            MonthSpread = Math.Exp(x[2]), Own = Math.Exp(x[3]),
        };
        var (month, reached, _) = Minimum.Find(x => Sum(p => FaceMonths.LogLikelihood(p, tracks[p], Monthly(x))),
            [Math.Log(start.MonthConcentration), Math.Log(start.MonthPersistence / (1 - start.MonthPersistence)), Math.Log(start.MonthSpread),
                Math.Log(start.Own)], mostRounds, progress);
        var (_, still, _) = Minimum.Find(x => Sum(p => FaceMonths.LogLikelihood(p, tracks[p], Monthly([x[0], 0, -7, x[1]]))), [month[0], month[3]],
            mostRounds, (_, _) => { });
        Console.WriteLine($"{pairs.Count} pairs with reported events; log probability of their months {-reached:F4} a pair, "
            + $"{-still:F4} did all months stand as the year does");
        return hostility with { Reports = Monthly(month) };
    }
}
