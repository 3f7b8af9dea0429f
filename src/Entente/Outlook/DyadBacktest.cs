using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>
/// Forecasts of a kind from the end of each past year for all pairs, by what was on record then, and what came. Learned anew every few years from
/// origins whose horizon was over, and calibrated then on the earlier forecasts whose horizon was over; the first years only serve to learn and to calibrate.
/// </summary>
public sealed record DyadBacktest
{
    // Tenths, the lowest cut up: nearly all chances lie in it.
    private static readonly double[] Steps = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    private const int Replicates = 500;

    public required DyadRecord Kind { get; init; }

    /// <summary>Years within which it is to come.</summary>
    public required int Horizon { get; init; }

    /// <summary>First and last year at whose end the forecasts scored were made.</summary>
    public required int FirstOrigin { get; init; }
    public required int LastOrigin { get; init; }

    public required int Cases { get; init; }
    public required int Events { get; init; }

    /// <summary>The share of all earlier cases in which it came.</summary>
    public required DyadScore BaseRate { get; init; }

    /// <summary>The kind's own past alone.</summary>
    public required DyadScore Recurrency { get; init; }

    public required DyadScore Model { get; init; }

    /// <summary>1 less the Brier score over that of the base rate, with its 95% interval by resampling of years.</summary>
    public required (double Value, double Low, double High) SkillOnBaseRate { get; init; }

    /// <summary>The same against recurrency.</summary>
    public required (double Value, double Low, double High) SkillOnRecurrency { get; init; }

    /// <summary>What was said against what came, the steps that hold anything.</summary>
    public required ImmutableArray<DyadLevel> Levels { get; init; }

    /// <summary>The same forecasts on pairs with a major power alone, against their own base rate and against recurrency drawn to what came of them before;
    /// null where it came to none.</summary>
    public DyadBacktest? WithMajor { get; init; }

    /// <summary>The last calibration: of all forecasts whose outcome is known.</summary>
    public required DyadCalibration Calibration { get; init; }

    /// <summary>What the scores allow to be said of a pair.</summary>
    public DyadVerdict Verdict => SkillOnBaseRate.Value <= 0 || Model.Brier > Recurrency.Brier ? DyadVerdict.Worse
        : SkillOnBaseRate.Low > 0 ? DyadVerdict.Offered : DyadVerdict.Undecided;

    /// <summary>The step that a chance falls into; null where none such was ever said.</summary>
    public DyadLevel? LevelOf(double chance) => Levels.FirstOrDefault(l => chance >= l.From && chance < l.To);

    private readonly record struct Said(int Origin, double LogOdds, double Recurrency, double BaseRate, bool Came, bool Major);

    /// <param name="until">Last year of which the outcome may be used.</param>
    /// <param name="progress">Told how many of the learnings are done, of how many; from several threads.</param>
    /// <exception cref="ArgumentException">The record is too short.</exception>
    public static DyadBacktest Run(IReadOnlyList<DyadHistory> histories, DyadFeatures features, DyadRecord kind, int horizon, int until,
        DyadOptions? options = null, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var needed = options.LearningYears + options.CalibrationYears + 2 * horizon;
        if (DyadCases.Known(histories, kind) is not var (first, last)) throw new ArgumentException($"Nothing is on record of {kind}.", nameof(kind));
        last = Math.Min(last, until);
        if (last - first < needed)
        {
            var years = Math.Max(0, last - first + 1);
            throw new ArgumentException($"{years} years on record are too few to score forecasts of {horizon}; {needed + 1} are needed.", nameof(until));
        }
        var start = first + options.LearningYears;
        var learned = Enumerable.Range(0, (last - horizon - start) / options.RefitYears + 1).Select(i => start + i * options.RefitYears).ToArray();
        var parts = new Said[learned.Length][];
        var done = 0;
        try
        {
            Parallel.For(0, learned.Length, new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, i =>
            {
                parts[i] = Forecasts(histories, features, kind, horizon, learned[i], Math.Min(learned[i] + options.RefitYears - 1, last - horizon), options,
                    cancellation);
                progress?.Invoke(Interlocked.Increment(ref done), learned.Length);
            });
        }
        catch (AggregateException e) when (e.InnerException is ArgumentException inner)
        {
            throw new ArgumentException(inner.Message, e);
        }
        return Scored(parts.SelectMany(p => p).ToArray(), kind, horizon, start + options.CalibrationYears, options);
    }

    internal void Write(BinaryWriter to)
    {
        foreach (var number in new[] { (int)Kind, Horizon, FirstOrigin, LastOrigin, Cases, Events, Levels.Length }) to.Write(number);
        foreach (var score in new[] { BaseRate, Recurrency, Model })
            foreach (var number in new[] { score.Brier, score.LogLoss, score.PrecisionRecall }) to.Write(number);
        foreach (var (value, low, high) in new[] { SkillOnBaseRate, SkillOnRecurrency, (Calibration.Slope, Calibration.Shift, Calibration.Cap) })
            foreach (var number in new[] { value, low, high }) to.Write(number);
        foreach (var level in Levels)
        {
            foreach (var number in new[] { level.From, level.To, level.Said }) to.Write(number);
            to.Write(level.Cases);
            to.Write(level.Came);
        }
        to.Write(WithMajor is not null);
        WithMajor?.Write(to);
    }

    internal static DyadBacktest Read(BinaryReader from)
    {
        int Whole() => from.ReadInt32();
        (double, double, double) Three() => (from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        DyadScore Score() => new(from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        var (kind, horizon, first, last, cases, events, levels) = ((DyadRecord)Whole(), Whole(), Whole(), Whole(), Whole(), Whole(), Whole());
        var (rate, recurrency, model, onRate, onRecurrency, calibration) = (Score(), Score(), Score(), Three(), Three(), Three());
        return new()
        {
            Kind = kind, Horizon = horizon, FirstOrigin = first, LastOrigin = last, Cases = cases, Events = events, BaseRate = rate, Recurrency = recurrency,
            Model = model, SkillOnBaseRate = onRate, SkillOnRecurrency = onRecurrency,
            Calibration = new(calibration.Item1, calibration.Item2, calibration.Item3),
            Levels = [.. Enumerable.Range(0, levels).Select(_ => new DyadLevel(from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), Whole(), Whole()))],
            WithMajor = from.ReadBoolean() ? Read(from) : null,
        };
    }

    private static Said[] Forecasts(IReadOnlyList<DyadHistory> histories, DyadFeatures features, DyadRecord kind, int horizon, int from, int to,
        DyadOptions options, CancellationToken cancellation)
    {
        var forecaster = DyadForecaster.Learn(histories, features, kind, horizon, from, options, cancellation);
        var said = new List<Said>();
        for (var origin = from; origin <= to; origin++)
            foreach (var (pair, came) in DyadCases.Of(histories, kind, origin, horizon))
            {
                var row = features.Row(pair, origin);
                said.Add(new(origin, forecaster.LogOdds(row), forecaster.Recurrency(row), forecaster.BaseRate, came,
                    histories[pair].Opportunity(origin).Majors > 0));
            }
        return [.. said];
    }

    private static DyadBacktest Scored(Said[] said, DyadRecord kind, int horizon, int firstScored, DyadOptions options)
    {
        var scored = said.Where(s => s.Origin >= firstScored).ToArray();
        if (!scored.Any(s => s.Came)) throw new ArgumentException($"It came in none of the {scored.Length} cases that could be scored.", nameof(said));
        Dictionary<int, T> Then<T>(Func<int, T> known) => scored.Select(s => s.Origin).Distinct().GroupBy(o => (o - said[0].Origin) / options.RefitYears)
            .SelectMany(g => known(g.Min() - horizon) is var k ? g.Select(o => (Origin: o, Known: k)) : []).ToDictionary(x => x.Origin, x => x.Known);
        var calibrations = Then(last => After(said, last, options));
        var model = scored.Select(s => calibrations[s.Origin].Of(s.LogOdds)).ToArray();
        var test = Of(scored, model, kind, horizon, After(said, int.MaxValue, options), options);
        var major = Enumerable.Range(0, scored.Length).Where(i => scored[i].Major).ToArray();
        if (!major.Any(i => scored[i].Came)) return test;
        var rates = Then(last => Share(said.Where(s => s.Major && s.Origin <= last)));
        var owns = Then(last => DyadCalibration.Of([.. said.Where(s => s.Major && s.Origin <= last).Select(s => (LogOdds(s.Recurrency), s.Came))],
            options.CapEvents));
        var part = major.Select(i => scored[i]).Select(s => s with { BaseRate = rates[s.Origin], Recurrency = owns[s.Origin].Of(LogOdds(s.Recurrency)) });
        return test with { WithMajor = Of([.. part], [.. major.Select(i => model[i])], kind, horizon, test.Calibration, options) };
    }

    private static double LogOdds(double chance) => Math.Log(chance / (1 - chance));

    // Half a case each way, so that the first that came is not scored as impossible.
    private static double Share(IEnumerable<Said> earlier)
    {
        double all = 0, came = 0;
        foreach (var one in earlier) (all, came) = (all + 1, came + (one.Came ? 1 : 0));
        return (came + 0.5) / (all + 1);
    }

    private static DyadBacktest Of(Said[] scored, double[] model, DyadRecord kind, int horizon, DyadCalibration calibration, DyadOptions options)
    {
        var came = scored.Select(s => s.Came).ToArray();
        double[] own = [.. scored.Select(s => s.Recurrency)], rate = [.. scored.Select(s => s.BaseRate)];
        int from = scored[0].Origin, blocks = scored[^1].Origin - from + 1;
        double[] Briers(double[] chances)
        {
            var sums = new double[blocks];
            for (var i = 0; i < chances.Length; i++) sums[scored[i].Origin - from] += ForecastScores.Brier(chances[i], came[i]);
            return sums;
        }
        var weights = BlockBootstrap.Weights(blocks, Replicates, options.Seed);
        var (mine, theirs, bare) = (Briers(model), Briers(own), Briers(rate));
        (double, double, double) Skill(double[] against)
        {
            double Sum(double[] of, Func<int, double> weight) => Enumerable.Range(0, blocks).Sum(b => weight(b) * of[b]);
            double On(Func<int, double> weight) => 1 - Sum(mine, weight) / Sum(against, weight);
            var (low, high) = BlockBootstrap.Interval(weights.Select(w => On(b => w[b])));
            return (On(_ => 1), low, high);
        }
        return new()
        {
            Kind = kind,
            Horizon = horizon,
            FirstOrigin = from,
            LastOrigin = scored[^1].Origin,
            Cases = scored.Length,
            Events = came.Count(c => c),
            BaseRate = Score(rate, came),
            Recurrency = Score(own, came),
            Model = Score(model, came),
            SkillOnBaseRate = Skill(bare),
            SkillOnRecurrency = Skill(theirs),
            Levels = LevelsOf(model, came),
            Calibration = calibration,
        };
    }

    private static DyadCalibration After(Said[] said, int lastOrigin, DyadOptions options) =>
        DyadCalibration.Of([.. said.Where(s => s.Origin <= lastOrigin).Select(s => (s.LogOdds, s.Came))], options.CapEvents);

    private static DyadScore Score(double[] chances, bool[] came)
    {
        double brier = 0, log = 0;
        for (var i = 0; i < chances.Length; i++)
            (brier, log) = (brier + ForecastScores.Brier(chances[i], came[i]), log + ForecastScores.LogScore(chances[i], came[i]));
        var order = Enumerable.Range(0, chances.Length).OrderByDescending(i => chances[i]).ThenBy(i => i).ToArray();
        return new(brier / chances.Length, log / chances.Length, ForecastScores.PrecisionRecallArea(order, chances, came, _ => 1));
    }

    private static ImmutableArray<DyadLevel> LevelsOf(double[] chances, bool[] came)
    {
        var sums = new (double Said, int Cases, int Came)[Steps.Length];
        for (var i = 0; i < chances.Length; i++)
        {
            var step = Array.FindLastIndex(Steps, s => s <= chances[i]);
            sums[step] = (sums[step].Said + chances[i], sums[step].Cases + 1, sums[step].Came + (came[i] ? 1 : 0));
        }
        return [.. Enumerable.Range(0, Steps.Length).Where(s => sums[s].Cases > 0)
            .Select(s => new DyadLevel(Steps[s], s + 1 < Steps.Length ? Steps[s + 1] : 1.000001, sums[s].Said / sums[s].Cases, sums[s].Cases, sums[s].Came))];
    }
}
