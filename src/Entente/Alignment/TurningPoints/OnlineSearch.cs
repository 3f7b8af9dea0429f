using System.Collections.Immutable;

namespace Entente.Alignment.TurningPoints;

/// <summary>
/// The new courses that <see cref="OnlineDetector"/> would have noticed, row by row, without looking ahead: units are the mean and spread of the
/// rows seen so far. When these have drifted from the ones in use, the detector goes over the same past again in the new units.
/// </summary>
public static class OnlineSearch
{
    /// <summary>Drift of the level (in spreads) or of the spread (as a factor less 1) at which the past is gone over again.</summary>
    private const double Drift = 0.2;

    private const double IntervalTail = 0.05;

    /// <summary>Rows that a new course must have shown before it is believed, so that one or two slips of the pen are no alarm.</summary>
    public const int LeastRows = 3;

    /// <summary>Alarms in the order in which they are noticed.</summary>
    /// <param name="columns">At least one, all of one length; NaN is a gap.</param>
    /// <param name="threshold">Posterior probability of a course begun since the last alarm's at which a new one is given. 0.9.</param>
    /// <exception cref="ArgumentException">No column, unequal lengths, an infinite value, or a threshold outside (0, 1).</exception>
    public static ImmutableArray<OnlineTurningPoint> Find(IReadOnlyList<double[]> columns, OnlineDetectorOptions? options = null,
        double threshold = 0.9, CancellationToken cancellation = default)
    {
        Segmentation.Check(columns);
        options ??= new OnlineDetectorOptions { EvidenceShare = 1.0 / 3 };
        if (!(threshold is > 0 and < 1)) throw new ArgumentException($"Threshold {threshold}; a probability between 0 and 1 is expected.", nameof(threshold));
        var rows = columns[0].Length;
        var seen = columns.Select(_ => new Spread()).ToArray();
        var units = new (double Mean, double Deviation)[columns.Count];
        var detector = new OnlineDetector(options, columns.Count);
        var values = new double[columns.Count];
        var found = ImmutableArray.CreateBuilder<OnlineTurningPoint>();
        var begun = 0;
        for (var row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var drifted = false;
            for (var c = 0; c < columns.Count; c++)
            {
                seen[c].Add(columns[c][row]);
                var (mean, deviation) = (seen[c].Mean, seen[c].Deviation);
                drifted |= deviation > 0 && (!(units[c].Deviation > 0) || Math.Abs(mean - units[c].Mean) > Drift * units[c].Deviation
                    || deviation > units[c].Deviation * (1 + Drift) || units[c].Deviation > deviation * (1 + Drift));
            }
            var from = row;
            if (drifted)
            {
                for (var c = 0; c < columns.Count; c++) units[c] = (seen[c].Mean, seen[c].Deviation);
                detector = new OnlineDetector(options, columns.Count);
                from = 0;
            }
            for (var at = from; at <= row; at++)
            {
                for (var c = 0; c < columns.Count; c++)
                    values[c] = units[c].Deviation > 0 ? (columns[c][at] - units[c].Mean) / units[c].Deviation : double.NaN;
                detector.Observe(values);
            }
            if (Alarm(detector, begun, threshold) is not { } alarm) continue;
            found.Add(new OnlineTurningPoint(alarm.Index, alarm.Earliest, alarm.Latest, row, ProbabilityMap.Online(alarm.Chance),
                [.. columns.Select((column, c) => Change(column, begun, alarm.Index, row, seen[c].Deviation))]));
            begun = alarm.Index;
        }
        return found.ToImmutable();
    }

    // Mass of the courses that began after the last known begin and have lasted long enough, and where in it they began.
    private static (int Index, int Earliest, int Latest, double Chance)? Alarm(OnlineDetector detector, int begun, double threshold)
    {
        var lengths = detector.RunLengths;
        int shortest = LeastRows, longest = Math.Min(lengths.Count - 1, detector.Rows - begun - LeastRows);
        double mass = 0;
        for (var r = shortest; r <= longest; r++) mass += lengths[r];
        if (mass < threshold) return null;
        var best = shortest;
        double sum = 0;
        int nearest = shortest, furthest = longest;
        var open = true;
        for (var r = shortest; r <= longest; r++)
        {
            if (lengths[r] > lengths[best]) best = r;
            if (sum <= IntervalTail * mass) nearest = r;
            sum += lengths[r];
            if (open && sum >= (1 - IntervalTail) * mass) (furthest, open) = (r, false);
        }
        return (detector.Rows - best, detector.Rows - Math.Max(furthest, best), detector.Rows - Math.Min(nearest, best), mass);
    }

    private static CourseChange Change(double[] column, int from, int index, int noticed, double deviation)
    {
        double before = Mean(column, from, index), after = Mean(column, index, noticed + 1);
        return new CourseChange(before, after, after - before, 0, 0, deviation > 0 ? (after - before) / deviation : double.NaN);
    }

    private static double Mean(double[] column, int from, int to)
    {
        double sum = 0;
        var count = 0;
        for (var i = from; i < to; i++)
        {
            if (double.IsNaN(column[i])) continue;
            sum += column[i];
            count++;
        }
        return count == 0 ? double.NaN : sum / count;
    }

    // Welford's running mean and spread.
    private sealed class Spread
    {
        private long count;
        private double square;

        public double Mean { get; private set; }

        public double Deviation => count > 1 && square > 1e-20 * Mean * Mean * count ? Math.Sqrt(square / count) : 0;

        public void Add(double value)
        {
            if (double.IsNaN(value)) return;
            var step = value - Mean;
            Mean += step / ++count;
            square += step * (value - Mean);
        }
    }
}
