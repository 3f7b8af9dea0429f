using Entente.Alignment.Numerics;

namespace Entente.Alignment.TurningPoints;

/// <summary>
/// Bayesian online detection of a new course (Adams and MacKay 2007, arXiv 0710.3742, algorithm 1): a posterior over how long the present course
/// has lasted, updated value by value. Within a course values are normal with unknown mean and variance under a normal-inverse-gamma prior, so
/// that the predictive is Student's t and a single outlier is no alarm. Feed values in units of the series' usual spread about its usual level.
/// </summary>
public sealed class OnlineDetector
{
    private readonly OnlineDetectorOptions options;
    private readonly Beliefs[] columns;
    private double[] weights = [1];

    /// <param name="columns">Values a row, which share their courses and are independent within one.</param>
    public OnlineDetector(OnlineDetectorOptions? options = null, int columns = 1)
    {
        this.options = options ?? new OnlineDetectorOptions();
        if (!(this.options.ExpectedRows > 1)) throw new ArgumentOutOfRangeException(nameof(options), "A course is expected to last more than one row.");
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        this.columns = new Beliefs[columns];
        for (var c = 0; c < columns; c++)
            this.columns[c] = new Beliefs([this.options.PriorMean], [this.options.PriorRows], [this.options.PriorShape], [this.options.PriorScale]);
    }

    // One column's normal-inverse-gamma posterior for each run length.
    private readonly record struct Beliefs(double[] Means, double[] Precisions, double[] Shapes, double[] Scales);

    /// <summary>Rows seen, gaps included.</summary>
    public int Rows { get; private set; }

    /// <summary>Posterior probability that the present course has lasted r rows, for r = 0 (it begins with the next row) upwards.</summary>
    public IReadOnlyList<double> RunLengths => weights;

    /// <summary>Probability that the present course began within the last so many rows, the newest included.</summary>
    public double BeganWithin(int rows)
    {
        double sum = 0;
        for (var r = 0; r <= rows && r < weights.Length; r++) sum += weights[r];
        return Rows < rows ? 0 : Math.Min(1, sum);
    }

    /// <summary>Row, 0-based, at which the present course most probably began.</summary>
    public int LikeliestBegin()
    {
        var best = 0;
        for (var r = 1; r < weights.Length; r++)
            if (weights[r] > weights[best]) best = r;
        return Math.Max(0, Rows - best);
    }

    /// <summary>Takes the next row's value; NaN is a gap: the course may turn, yet nothing is learned.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An infinite value.</exception>
    public void Observe(double value) => Observe([value]);

    /// <summary>Takes the next row's values, one a column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An infinite value, or another number of values than columns.</exception>
    public void Observe(ReadOnlySpan<double> values)
    {
        if (values.Length != columns.Length) throw new ArgumentOutOfRangeException(nameof(values), $"{values.Length} values for {columns.Length} columns.");
        foreach (var value in values)
            if (double.IsInfinity(value)) throw new ArgumentOutOfRangeException(nameof(values),
                "The value is infinite; a finite one, or NaN for a gap, is expected.");
        var n = weights.Length;
        var hazard = 1 / options.ExpectedRows;
        var next = new double[n + 1];
        var logs = new double[n];
        var greatest = double.NegativeInfinity;
        for (var r = 0; r < n; r++)
        {
            logs[r] = Math.Log(weights[r]);
            for (var c = 0; c < columns.Length; c++)
                if (!double.IsNaN(values[c])) logs[r] += options.EvidenceShare * Predictive(columns[c], r, values[c]);
            greatest = Math.Max(greatest, logs[r]);
        }
        double total = 0;
        for (var r = 0; r < n; r++)
        {
            var mass = Math.Exp(logs[r] - greatest);
            next[0] += mass * hazard;
            next[r + 1] = mass * (1 - hazard);
            total += mass;
        }
        var keep = n + 1;
        while (keep > 2 && next[keep - 1] / total < options.Forget) keep--;
        double kept = 0;
        for (var r = 0; r < keep; r++) kept += next[r];
        weights = new double[keep];
        for (var r = 0; r < keep; r++) weights[r] = next[r] / kept;
        for (var c = 0; c < columns.Length; c++) columns[c] = Learn(columns[c], values[c], keep);
        Rows++;
    }

    private static double Predictive(in Beliefs course, int r, double value)
    {
        var freedom = 2 * course.Shapes[r];
        var variance = course.Scales[r] * (course.Precisions[r] + 1) / (course.Shapes[r] * course.Precisions[r]);
        var distance = value - course.Means[r];
        return Gamma.Log((freedom + 1) / 2) - Gamma.Log(freedom / 2) - 0.5 * Math.Log(freedom * Math.PI * variance)
            - (freedom + 1) / 2 * Math.Log(1 + distance * distance / (freedom * variance));
    }

    private Beliefs Learn(in Beliefs course, double value, int keep)
    {
        double[] mean = new double[keep], precision = new double[keep], shape = new double[keep], scale = new double[keep];
        (mean[0], precision[0], shape[0], scale[0]) = (options.PriorMean, options.PriorRows, options.PriorShape, options.PriorScale);
        for (var r = 1; r < keep; r++)
        {
            double m = course.Means[r - 1], k = course.Precisions[r - 1], a = course.Shapes[r - 1], b = course.Scales[r - 1];
            if (!double.IsNaN(value))
            {
                b += k * (value - m) * (value - m) / (2 * (k + 1));
                m = (k * m + value) / (k + 1);
                k += 1;
                a += 0.5;
            }
            (mean[r], precision[r], shape[r], scale[r]) = (m, k, a, b);
        }
        return new Beliefs(mean, precision, shape, scale);
    }
}
