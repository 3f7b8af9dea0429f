using System.Collections.Immutable;

namespace Entente.Alignment.TurningPoints;

/// <summary>
/// Turning points by exact penalised segmentation. Of all divisions into levels, or into straight lines, the one is taken that minimises
/// N log(RSS / N + r^2) + s (k + 1)(p + 1) log N
/// for N values standardised to variance 1, k turning points, p parameters a course, relevance r and strictness s; levels or lines by the same
/// number. The noise's variance enters as log x = min over v of x / v + log v - 1, so that each v is one pruned exact search.
/// Probabilities and intervals are those of the posterior over all divisions at the variance found.
/// </summary>
public static class Segmentation
{
    private const int StartingVariances = 12;
    private const double IntervalTail = 0.05;

    /// <summary>Several series observed at the same rows, which turn together.</summary>
    /// <param name="columns">At least one, all of one length; NaN is a gap.</param>
    /// <exception cref="ArgumentException">No column, unequal lengths, or an infinite value.</exception>
    public static SegmentationResult Find(IReadOnlyList<double[]> columns, TurningPointOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new TurningPointOptions();
        Check(columns);
        var rows = columns[0].Length;
        var used = new List<(int Column, double Mean, double Deviation)>();
        var standardised = new List<double[]>();
        for (var c = 0; c < columns.Count; c++)
        {
            var (mean, deviation) = Spread(columns[c]);
            if (!(deviation > 0)) continue;
            used.Add((c, mean, deviation));
            standardised.Add(OutlierClip.Of([.. columns[c].Select(y => (y - mean) / deviation)], options.OutlierLimit));
        }
        if (standardised.Count == 0) return new SegmentationResult(Course.Level, [], [.. new double[rows]]);

        Division? best = null;
        foreach (var course in new[] { Course.Level, Course.Trend })
        {
            var cost = new SegmentCost(standardised, course);
            var minimumRows = Math.Max(cost.Parameters / standardised.Count + 1, Math.Min(options.MinimumRows, rows / 20));
            if (rows < minimumRows) continue;
            var found = Divide(cost, course, minimumRows, options, cancellation);
            if (best is null || found.Criterion < best.Criterion) best = found;
        }
        return best is null
            ? new SegmentationResult(Course.Level, [], [.. new double[rows]])
            : Describe(best, columns.Count, used, options);
    }

    private sealed record Division(SegmentCost Cost, Course Course, int MinimumRows, List<int> Begins, double Variance, double Criterion);

    private static Division Divide(SegmentCost cost, Course course, int minimumRows, TurningPointOptions options, CancellationToken cancellation)
    {
        double n = cost.Observed, floor = options.Relevance * options.Relevance;
        var price = Price(cost, options);
        double VarianceOf(List<int> begins)
        {
            double residual = 0;
            var start = 0;
            foreach (var to in begins.Append(cost.Rows))
            {
                residual += cost.Of(start, to);
                start = to;
            }
            return Math.Max(residual / n, 1e-9) + floor;
        }
        Division? best = null;
        var whole = VarianceOf([]);
        var lowest = Math.Max(floor, 1e-4 * whole);
        for (var i = 0; i < StartingVariances; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var variance = whole * Math.Pow(lowest / whole, i / (StartingVariances - 1.0));
            for (var round = 0; round < 20; round++)
            {
                var begins = PrunedPartition.Of(cost, variance, price, minimumRows);
                var next = VarianceOf(begins);
                var criterion = n * Math.Log(next) + price * (begins.Count + 1);
                if (best is null || criterion < best.Criterion - 1e-9) best = new Division(cost, course, minimumRows, begins, next, criterion);
                if (Math.Abs(next - variance) < 1e-9 * variance) break;
                variance = next;
            }
        }
        return best!;
    }

    private static double Price(SegmentCost cost, TurningPointOptions options) =>
        options.Strictness * (cost.Parameters + 1) * Math.Log(cost.Observed);

    private static SegmentationResult Describe(Division division, int columnCount, List<(int Column, double Mean, double Deviation)> used,
        TurningPointOptions options)
    {
        var rows = division.Cost.Rows;
        // Evidence is taken at one over the strictness: successive values tell partly the same.
        var posterior = new PartitionPosterior(division.Cost, division.Variance * options.Strictness,
            Price(division.Cost, options) / options.Strictness, division.MinimumRows);
        var begin = Enumerable.Range(0, rows).Select(posterior.BeginsAt).ToImmutableArray();
        var points = ImmutableArray.CreateBuilder<TurningPoint>();
        for (var i = 0; i < division.Begins.Count; i++)
        {
            var index = division.Begins[i];
            var previous = i == 0 ? 0 : division.Begins[i - 1];
            var next = i == division.Begins.Count - 1 ? rows : division.Begins[i + 1];
            var (earliest, latest) = Interval(begin, index, (previous + index) / 2 + 1, (index + next) / 2);
            var probability = posterior.BeginsWithin(Math.Min(earliest, index - 2), Math.Max(latest, index + 2));
            var changes = new CourseChange[columnCount];
            Array.Fill(changes, new CourseChange(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN));
            for (var u = 0; u < used.Count; u++)
            {
                var (column, mean, deviation) = used[u];
                var before = division.Cost.Line(u, previous, index, index);
                var after = division.Cost.Line(u, index, next, index);
                changes[column] = new CourseChange(mean + deviation * before.Mean, mean + deviation * after.Mean, deviation * (after.At - before.At),
                    deviation * before.Slope, deviation * after.Slope, after.Mean - before.Mean);
            }
            points.Add(new TurningPoint(index, earliest, latest, ProbabilityMap.Segmentation(probability), [.. changes]));
        }
        return new SegmentationResult(division.Course, points.ToImmutable(), begin);
    }

    // The shortest 90% about the row found, between the middles of the neighbouring courses.
    private static (int, int) Interval(ImmutableArray<double> begin, int index, int first, int last)
    {
        double total = 0;
        for (var row = first; row <= last && row < begin.Length; row++) total += begin[row];
        if (total <= 0) return (index, index);
        double below = 0;
        int earliest = first, latest = last;
        for (var row = first; row <= last; row++)
        {
            if (below <= IntervalTail * total) earliest = row;
            below += begin[row];
            if (below >= (1 - IntervalTail) * total)
            {
                latest = row;
                break;
            }
        }
        return (Math.Min(earliest, index), Math.Max(latest, index));
    }

    private static (double Mean, double Deviation) Spread(double[] column)
    {
        double sum = 0, square = 0;
        var count = 0;
        foreach (var y in column)
            if (!double.IsNaN(y))
            {
                sum += y;
                count++;
            }
        if (count < 2) return (sum, 0);
        var mean = sum / count;
        foreach (var y in column)
            if (!double.IsNaN(y)) square += (y - mean) * (y - mean);
        var deviation = Math.Sqrt(square / count);
        return (mean, deviation > 1e-12 * Math.Abs(mean) ? deviation : 0);
    }

    internal static void Check(IReadOnlyList<double[]> columns)
    {
        if (columns.Count == 0) throw new ArgumentException("No column of values to look at.", nameof(columns));
        foreach (var column in columns)
        {
            if (column.Length != columns[0].Length)
                throw new ArgumentException($"Columns of one length are expected; found {columns[0].Length} and {column.Length} rows.", nameof(columns));
            if (column.Any(double.IsInfinity)) throw new ArgumentException("A value is infinite.", nameof(columns));
        }
    }
}
