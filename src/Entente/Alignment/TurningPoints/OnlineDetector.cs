namespace Entente.Alignment.TurningPoints;

/// <summary>
/// Bayesian online detection of a new course (Adams and MacKay 2007, arXiv 0710.3742, algorithm 1): a posterior over how long the present course
/// has lasted, updated value by value. Within a course values are normal with unknown mean and variance under a normal-inverse-gamma prior, so
/// that the predictive is Student's t and a single outlier is no alarm. Feed values in units of the series' usual spread about its usual level.
/// </summary>
public sealed class OnlineDetector
{
    private readonly OnlineDetectorOptions options;
    private double[] weights = [1];
    private double[] means, precisions, shapes, scales;

    public OnlineDetector(OnlineDetectorOptions? options = null)
    {
        this.options = options ?? new OnlineDetectorOptions();
        if (!(this.options.ExpectedRows > 1)) throw new ArgumentOutOfRangeException(nameof(options), "A course is expected to last more than one row.");
        means = [this.options.PriorMean];
        precisions = [this.options.PriorRows];
        shapes = [this.options.PriorShape];
        scales = [this.options.PriorScale];
    }

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
    public void Observe(double value)
    {
        if (double.IsInfinity(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value is infinite; a finite one, or NaN for a gap, is expected.");
        var n = weights.Length;
        var hazard = 1 / options.ExpectedRows;
        var next = new double[n + 1];
        var logs = new double[n];
        var greatest = double.NegativeInfinity;
        for (var r = 0; r < n; r++)
        {
            logs[r] = Math.Log(weights[r]) + (double.IsNaN(value) ? 0 : Predictive(r, value));
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
        Learn(value, keep);
        Rows++;
    }

    private double Predictive(int r, double value)
    {
        var freedom = 2 * shapes[r];
        var variance = scales[r] * (precisions[r] + 1) / (shapes[r] * precisions[r]);
        var distance = value - means[r];
        return LogGamma((freedom + 1) / 2) - LogGamma(freedom / 2) - 0.5 * Math.Log(freedom * Math.PI * variance)
            - (freedom + 1) / 2 * Math.Log(1 + distance * distance / (freedom * variance));
    }

    private void Learn(double value, int keep)
    {
        double[] mean = new double[keep], precision = new double[keep], shape = new double[keep], scale = new double[keep];
        (mean[0], precision[0], shape[0], scale[0]) = (options.PriorMean, options.PriorRows, options.PriorShape, options.PriorScale);
        for (var r = 1; r < keep; r++)
        {
            double m = means[r - 1], k = precisions[r - 1], a = shapes[r - 1], b = scales[r - 1];
            if (!double.IsNaN(value))
            {
                b += k * (value - m) * (value - m) / (2 * (k + 1));
                m = (k * m + value) / (k + 1);
                k += 1;
                a += 0.5;
            }
            (mean[r], precision[r], shape[r], scale[r]) = (m, k, a, b);
        }
        (means, precisions, shapes, scales) = (mean, precision, shape, scale);
    }

    // Stirling's series after shifting the argument above 8; arguments here are positive.
    private static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 8) shift -= Math.Log(x++);
        var inverse = 1 / (x * x);
        return shift + (x - 0.5) * Math.Log(x) - x + 0.91893853320467274
            + (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x;
    }
}
