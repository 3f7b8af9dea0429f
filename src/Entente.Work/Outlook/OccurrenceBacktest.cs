using System.Globalization;
using Entente.Outlook;

namespace Entente.Work.Outlook;

/// <summary>`entente outlook backtest --horizon`: how good the chances of at least one event within a horizon were, over days of a stream's last
/// part.</summary>
internal static class OccurrenceBacktest
{
    private const int MostOrigins = 8;

    public static void Run(EventFolder folder, bool test, int horizon, int seed, CancellationToken cancellation)
    {
        if (horizon < 1) throw new UserException("--horizon: at least one day is needed.", ExitCode.WrongUsage);
        StreamFact[] asked = [.. (test ? folder.Test : folder.Valid).OrderBy(f => f.Day)],
            past = [.. test ? folder.Train.AddRange(folder.Valid) : folder.Train];
        int first = asked[0].Day, last = asked[^1].Day, before = OccurrenceForecaster.KnownDays(past);
        if (last - first + 1 < horizon)
            throw new UserException($"--horizon {horizon}: the {(test ? "test" : "valid")} part has {last - first + 1} days, so no outlook over "
                + $"{horizon} can be scored. Ask for {last - first + 1} or fewer.");
        if (before < OccurrenceForecaster.LeastHorizons * horizon)
            throw new UserException($"--horizon {horizon}: {before} days come before the part and {OccurrenceForecaster.LeastHorizons * horizon} "
                + "are needed to learn from. " + (before < OccurrenceForecaster.LeastHorizons ? "No horizon can be scored."
                    : $"Ask for {before / OccurrenceForecaster.LeastHorizons} or fewer."));
        var forecaster = OccurrenceForecaster.Learn(folder.Names, past, horizon, seed, cancellation);
        int step = Math.Max(1, (last - first + 1 - horizon) / (MostOrigins - 1)), origins = 0;
        var reliability = new ReliabilityBins(10);
        var kinds = Enum.GetValues<KindOfPast>().Select(_ => new Sums()).ToArray();
        var days = asked.GroupBy(f => f.Day).OrderBy(g => g.Key).ToArray();
        var added = 0;
        for (var origin = first; origin + horizon - 1 <= last; origin += step)
        {
            cancellation.ThrowIfCancellationRequested();
            for (; added < days.Length && days[added].Key < origin; added++) forecaster.Add([.. days[added]]);
            foreach (var c in forecaster.Cases(origin, asked.Where(f => f.Day >= origin && f.Day < origin + horizon), seed + origin))
            {
                var said = forecaster.Of(c.Subject, c.Relation, c.Object, origin);
                reliability.Add(said.Chance, c.Happened, c.Weight);
                kinds[(int)c.Past].Add(said, c);
            }
            origins++;
        }
        Report(horizon, origins, reliability, kinds);
    }

    /// <summary>Sums over cases, each counted as often as it stands for.</summary>
    private sealed class Sums
    {
        public int Cases;
        public double Weight, Happened, Said, Brier, BrierOfHistory, BrierOfBase;

        public void Add(Occurrence said, OccurrenceCase c)
        {
            Cases++;
            Weight += c.Weight;
            Happened += c.Happened ? c.Weight : 0;
            Said += c.Weight * said.Chance;
            Brier += c.Weight * ForecastScores.Brier(said.Chance, c.Happened);
            BrierOfHistory += c.Weight * ForecastScores.Brier(said.History, c.Happened);
            BrierOfBase += c.Weight * ForecastScores.Brier(said.BaseRate, c.Happened);
        }

        public static Sums Of(IEnumerable<Sums> parts)
        {
            var all = new Sums();
            foreach (var s in parts)
            {
                all.Cases += s.Cases;
                all.Weight += s.Weight;
                all.Happened += s.Happened;
                all.Said += s.Said;
                all.Brier += s.Brier;
                all.BrierOfHistory += s.BrierOfHistory;
                all.BrierOfBase += s.BrierOfBase;
            }
            return all;
        }
    }

    private static void Report(int horizon, int origins, ReliabilityBins reliability, Sums[] kinds)
    {
        void Line(string what, Sums s) => Console.Out.WriteLine(s.Cases == 0
            ? $"  {what}: no case"
            : string.Create(CultureInfo.InvariantCulture,
                $"  {what}: {s.Cases} cases for {s.Weight:G6}; said {s.Said / s.Weight:G3}, happened {s.Happened / s.Weight:G3}; Brier "
                    + $"{s.Brier / s.Weight:G4}, skill {Skill(s.Brier, s.BrierOfBase)} against the base rate, {Skill(s.Brier, s.BrierOfHistory)} "
                    + $"against history"));
        Console.Out.WriteLine($"At least one event within {horizon} days, from {origins} days; base rate: of the kind of past; history: the act's "
            + $"own past alone.");
        Line("same act in 90 days", kinds[(int)KindOfPast.SameAct]);
        Line("other acts in 90 days", kinds[(int)KindOfPast.OtherActs]);
        Line("silent", kinds[(int)KindOfPast.Silent]);
        Line("all", Sums.Of(kinds));
        foreach (var bin in reliability.Bins)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  said {bin.Said:G3}, happened {bin.Happened:G3} ({bin.Count} cases for {bin.Weight:G6})"));
    }

    private static string Skill(double own, double other) => other > 0 ? (1 - own / other).ToString("+0.000;-0.000", CultureInfo.InvariantCulture) : "none";
}
