namespace Entente.Alignment.TurningPoints;

/// <summary>Residual sum of squares of any stretch of rows about a level or a line, in constant time from running sums; gaps (NaN) carry no weight.</summary>
internal sealed class SegmentCost
{
    private readonly double[][] sums;
    private readonly int columns;
    private readonly bool trend;

    /// <summary>Rows of the series.</summary>
    public int Rows { get; }

    /// <summary>Parameters of one course, over all columns.</summary>
    public int Parameters => columns * (trend ? 2 : 1);

    /// <summary>Values that aren't gaps.</summary>
    public int Observed { get; }

    public SegmentCost(IReadOnlyList<double[]> standardised, Course course)
    {
        columns = standardised.Count;
        trend = course == Course.Trend;
        Rows = standardised[0].Length;
        // Six running sums a column: count, t, t squared, y, y squared, t y; time centred to keep digits.
        sums = new double[columns][];
        for (var c = 0; c < columns; c++)
        {
            var s = sums[c] = new double[6 * (Rows + 1)];
            for (var i = 0; i < Rows; i++)
            {
                double y = standardised[c][i], t = Time(i);
                var (w, v) = double.IsNaN(y) ? (0.0, 0.0) : (1.0, y);
                var at = 6 * i;
                s[at + 6] = s[at] + w;
                s[at + 7] = s[at + 1] + w * t;
                s[at + 8] = s[at + 2] + w * t * t;
                s[at + 9] = s[at + 3] + v;
                s[at + 10] = s[at + 4] + v * v;
                s[at + 11] = s[at + 5] + t * v;
                if (w > 0) Observed++;
            }
        }
    }

    private double Time(int row) => (2.0 * row - Rows) / Rows;

    /// <summary>Rows from <paramref name="from"/> up to and without <paramref name="to"/>.</summary>
    public double Of(int from, int to)
    {
        double total = 0;
        foreach (var s in sums)
        {
            int a = 6 * from, b = 6 * to;
            var n = s[b] - s[a];
            if (n < 1) continue;
            double y = s[b + 3] - s[a + 3], residual = s[b + 4] - s[a + 4] - y * y / n;
            if (trend && n > 1)
            {
                double t = s[b + 1] - s[a + 1], tt = s[b + 2] - s[a + 2] - t * t / n, ty = s[b + 5] - s[a + 5] - t * y / n;
                if (tt > 1e-14) residual -= ty * ty / tt;
            }
            if (residual > 0) total += residual;
        }
        return total;
    }

    /// <summary>Mean, slope a row, and fitted value at a row, of one column over a stretch; NaN where it holds no value.</summary>
    public (double Mean, double Slope, double At) Line(int column, int from, int to, int row)
    {
        var s = sums[column];
        int a = 6 * from, b = 6 * to;
        var n = s[b] - s[a];
        if (n < 1) return (double.NaN, double.NaN, double.NaN);
        double y = s[b + 3] - s[a + 3], mean = y / n;
        if (!trend || n < 2) return (mean, 0, mean);
        double t = s[b + 1] - s[a + 1], tt = s[b + 2] - s[a + 2] - t * t / n, ty = s[b + 5] - s[a + 5] - t * y / n;
        var slope = tt > 1e-14 ? ty / tt : 0;
        return (mean, slope * 2 / Rows, mean + slope * (Time(row) - t / n));
    }
}
