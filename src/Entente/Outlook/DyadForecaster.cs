using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>
/// The chance that something comes to two states within so many years after an origin, learned from earlier origins whose horizon is over by this one:
/// mean log odds of a ridge logistic regression and of small boosted trees on <see cref="DyadFeatures"/>, and where cases are so few that all are learned from
/// (visits), fewer trees and half of it recurrency; beside it the share of all cases, and a regression
/// on the kind's own past alone (recurrency).
/// </summary>
public sealed class DyadForecaster
{
    private readonly ImmutableArray<int> columns, own;
    private readonly double[] means, deviations;
    private readonly LogisticRegression regression, recurrency;
    private readonly BoostedTrees? trees;
    private readonly bool few;

    private DyadForecaster(ImmutableArray<int> columns, ImmutableArray<int> own, double[] means, double[] deviations, LogisticRegression regression,
        LogisticRegression recurrency,
        BoostedTrees? trees, double baseRate, bool few)
    {
        (this.columns, this.own, this.means, this.deviations, this.regression, this.recurrency, this.trees, this.few, BaseRate) =
            (columns, own, means, deviations, regression, recurrency, trees, few, baseRate);
    }

    /// <summary>Share of the cases learned from in which it came.</summary>
    public double BaseRate { get; }

    /// <param name="origin">Last year of which anything is used.</param>
    /// <exception cref="ArgumentException">No case of an earlier origin, or it came in none or in all of them.</exception>
    public static DyadForecaster Learn(IReadOnlyList<DyadHistory> histories, DyadFeatures features, DyadRecord kind, int horizon, int origin,
        DyadOptions options,
        CancellationToken cancellation = default)
    {
        var columns = ColumnsOf(kind);
        var own = columns.Where(c => DyadFeatures.Columns[c].Group == (DyadFeatureGroup)(int)kind).ToImmutableArray();
        var cases = new List<(int Pair, int Year, bool Came)>();
        for (var year = Math.Max(histories[0].FirstYear, origin - options.LookBackYears); year <= origin - horizon; year++)
            cases.AddRange(DyadCases.Of(histories, kind, year, horizon).Select(c => (c.Pair, year, c.Came)));
        var came = cases.Count(c => c.Came);
        if (came == 0 || came == cases.Count)
            throw new ArgumentException($"Of {cases.Count} cases up to {origin} it came in {came}: nothing can be learned of when it comes.", nameof(origin));
        var share = Math.Min(1, options.MostQuietCases / (double)(cases.Count - came));
        var drawn = cases.Where(c => c.Came || Draw(c.Pair, c.Year, options.Seed) < share).ToArray();
        cancellation.ThrowIfCancellationRequested();
        int n = drawn.Length, width = columns.Length;
        var raw = new float[n * width];
        var weights = new double[n];
        var outcomes = new bool[n];
        for (var i = 0; i < n; i++)
        {
            var row = features.Row(drawn[i].Pair, drawn[i].Year);
            for (var j = 0; j < width; j++) raw[i * width + j] = row[columns[j]];
            (outcomes[i], weights[i]) = (drawn[i].Came, drawn[i].Came ? 1 : 1 / share);
        }
        var (means, deviations) = Spread(raw, width, weights);
        var design = new double[n * width];
        for (var k = 0; k < design.Length; k++) design[k] = (raw[k] - means[k % width]) / deviations[k % width];
        var alone = new double[n * own.Length];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < own.Length; j++) alone[i * own.Length + j] = design[i * width + columns.IndexOf(own[j])];
        var rate = came / (double)cases.Count;
        double[] Start(int of) => [Math.Log(rate / (1 - rate)), .. new double[of]];
        var regression = LogisticRegression.Fit(design, width, outcomes, new([.. Start(width)]), options.Ridge, weights);
        var recurrency = LogisticRegression.Fit(alone, own.Length, outcomes, new([.. Start(own.Length)]), 1, weights);
        var few = share == 1;
        var trees = options.Trees == 0 ? null : BoostedTrees.Fit(raw, width, outcomes, weights, new(few ? (options.Trees + 2) / 3 : options.Trees),
            cancellation);
        return new(columns, own, means, deviations, regression, recurrency, trees, rate, few);
    }

    /// <summary>Log odds, not yet calibrated.</summary>
    public double LogOdds(ReadOnlySpan<float> row)
    {
        Span<float> taken = stackalloc float[columns.Length];
        for (var j = 0; j < taken.Length; j++) taken[j] = row[columns[j]];
        return Blend(taken);
    }

    /// <summary>Chance by the kind's own past alone.</summary>
    public double Recurrency(ReadOnlySpan<float> row)
    {
        Span<float> taken = stackalloc float[columns.Length];
        for (var j = 0; j < taken.Length; j++) taken[j] = row[columns[j]];
        return Alone(taken);
    }

    /// <summary>What each group moves, the most first.</summary>
    public ImmutableArray<DyadReason> Reasons(ReadOnlySpan<float> row)
    {
        var full = LogOdds(row);
        var taken = new float[columns.Length];
        var reasons = ImmutableArray.CreateBuilder<DyadReason>();
        foreach (var group in columns.Select(c => DyadFeatures.Columns[c].Group).Distinct())
        {
            for (var j = 0; j < taken.Length; j++) taken[j] = DyadFeatures.Columns[columns[j]].Group == group ? (float)means[j] : row[columns[j]];
            reasons.Add(new(group, full - Blend(taken)));
        }
        return [.. reasons.OrderByDescending(r => Math.Abs(r.LogOdds)).ThenBy(r => r.Group)];
    }

    internal void Write(BinaryWriter to)
    {
        foreach (var list in new[] { columns, own })
        {
            to.Write(list.Length);
            foreach (var column in list) to.Write(column);
        }
        foreach (var list in new IReadOnlyList<double>[] { means, deviations, regression.Coefficients, recurrency.Coefficients })
        {
            to.Write(list.Count);
            foreach (var value in list) to.Write(value);
        }
        to.Write(BaseRate);
        to.Write(few);
        to.Write(trees is not null);
        trees?.Write(to);
    }

    internal static DyadForecaster Read(BinaryReader from)
    {
        ImmutableArray<int> Columns() => [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadInt32())];
        double[] Numbers() => [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadDouble())];
        var (columns, own) = (Columns(), Columns());
        var (means, deviations, regression, recurrency) = (Numbers(), Numbers(), Numbers(), Numbers());
        var (rate, few) = (from.ReadDouble(), from.ReadBoolean());
        return new(columns, own, means, deviations, new([.. regression]), new([.. recurrency]), from.ReadBoolean() ? BoostedTrees.Read(from) : null, rate, few);
    }

    private double Blend(ReadOnlySpan<float> taken)
    {
        Span<double> values = stackalloc double[taken.Length];
        for (var j = 0; j < taken.Length; j++) values[j] = (taken[j] - means[j]) / deviations[j];
        var p = regression.Predict(values);
        var linear = Math.Log(p / (1 - p));
        var blend = trees is null ? linear : (linear + trees.LogOdds(taken)) / 2;
        if (!few) return blend;
        p = Alone(taken);
        return (blend + Math.Log(p / (1 - p))) / 2;
    }

    private double Alone(ReadOnlySpan<float> taken)
    {
        Span<double> values = stackalloc double[own.Length];
        for (var j = 0; j < values.Length; j++)
        {
            var at = columns.IndexOf(own[j]);
            values[j] = (taken[at] - means[at]) / deviations[at];
        }
        return recurrency.Predict(values);
    }

    // Visits are on record of one state's pairs only, and how often other kinds begin says nothing here.
    private static ImmutableArray<int> ColumnsOf(DyadRecord kind) =>
        [.. Enumerable.Range(0, DyadFeatures.Columns.Length).Where(c => DyadFeatures.Columns[c].Group switch
        {
            DyadFeatureGroup.Visits => kind == DyadRecord.Visit,
            DyadFeatureGroup.Times => DyadFeatures.Columns[c].Name == $"{kind}.times",
            _ => true,
        })];

    private static (double[] Means, double[] Deviations) Spread(float[] raw, int width, double[] weights)
    {
        double[] means = new double[width], deviations = new double[width];
        var all = weights.Sum();
        for (var i = 0; i < weights.Length; i++)
            for (var j = 0; j < width; j++) means[j] += weights[i] / all * raw[i * width + j];
        for (var i = 0; i < weights.Length; i++)
            for (var j = 0; j < width; j++) deviations[j] += weights[i] / all * Math.Pow(raw[i * width + j] - means[j], 2);
        for (var j = 0; j < width; j++) deviations[j] = deviations[j] < 1e-9 ? 1 : Math.Sqrt(deviations[j]);
        return (means, deviations);
    }

    // In 0 to 1, the same for the same case whatever else there is (SplitMix64).
    private static double Draw(int pair, int year, int seed)
    {
        var z = unchecked((ulong)pair * 0x9E3779B97F4A7C15UL + (ulong)year * 0xBF58476D1CE4E5B9UL + (ulong)seed * 0x94D049BB133111EBUL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
