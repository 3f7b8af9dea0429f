namespace Entente.Alignment.IdealPoints;

/// <summary>
/// The error of points smoothed with steps of one size where the states' own steps have another. With information L, assumed prior precision K and
/// estimate m = (L + K)^-1 (L x + noise of variance L), the error m - x = (L + K)^-1 (noise - K x) has covariance
/// (L + K)^-1 (L + K C K) (L + K)^-1, C being the covariance of x under the steps estimated; (L + K)^-1 itself where C is K's inverse.
/// </summary>
internal sealed class WalkError(int[] starts, int[] gaps, double[] information, double[] target, IdealPointOptions options, double firstVariance)
{
    private const int EstimationRounds = 200;

    /// <summary>The steps' variance a session by EM with the votes' information held fixed, the steps normal.</summary>
    public double EstimateStep(double start)
    {
        var variance = start;
        var ones = Enumerable.Repeat(1.0, information.Length).ToArray();
        for (var round = 0; round < EstimationRounds; round++)
        {
            double sum = 0;
            var count = 0;
            for (var state = 0; state + 1 < starts.Length; state++)
            {
                int from = starts[state], n = starts[state + 1] - from;
                if (n < 2) continue;
                var (diagonal, beside) = Prior(state, variance, ones);
                var pivot = new double[n];
                var mean = new double[n];
                for (var i = 0; i < n; i++)
                {
                    pivot[i] = diagonal[i] + information[from + i];
                    mean[i] = target[from + i];
                    if (i == 0) continue;
                    pivot[i] -= beside[i] * beside[i] / pivot[i - 1];
                    mean[i] -= beside[i] / pivot[i - 1] * mean[i - 1];
                }
                mean[n - 1] /= pivot[n - 1];
                var after = 1 / pivot[n - 1];
                for (var i = n - 2; i >= 0; i--)
                {
                    var gain = -beside[i + 1] / pivot[i];
                    mean[i] = mean[i] / pivot[i] + gain * mean[i + 1];
                    var here = 1 / pivot[i] + gain * gain * after;
                    var move = mean[i + 1] - mean[i];
                    sum += (move * move + after + here - 2 * gain * after) / gaps[from + i + 1];
                    count++;
                    after = here;
                }
            }
            if (count == 0) return start;
            var next = Math.Max(sum / count, 1e-6);
            var settled = Math.Abs(next - variance) < 1e-4 * variance;
            variance = next;
            if (settled) break;
        }
        return variance;
    }

    /// <summary>Writes one state's standard errors.</summary>
    public void Deviations(int state, double assumed, double[] weights, double estimated, double[] deviations)
    {
        int from = starts[state], n = starts[state + 1] - from;
        var ones = Enumerable.Repeat(1.0, weights.Length).ToArray();
        var (diagonal, beside) = Prior(state, assumed, weights);
        var (trueDiagonal, trueBeside) = Prior(state, estimated, ones);
        var smoother = Inverse([.. diagonal.Select((d, i) => d + information[from + i])], beside);
        var covariance = Inverse(trueDiagonal, trueBeside);
        // K C K with K tridiagonal.
        double[,] left = new double[n, n], middle = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                left[i, j] = diagonal[i] * covariance[i, j] + (i > 0 ? beside[i] * covariance[i - 1, j] : 0)
                    + (i + 1 < n ? beside[i + 1] * covariance[i + 1, j] : 0);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                middle[i, j] = left[i, j] * diagonal[j] + (j > 0 ? left[i, j - 1] * beside[j] : 0) + (j + 1 < n ? left[i, j + 1] * beside[j + 1] : 0);
        for (var i = 0; i < n; i++) middle[i, i] += information[from + i];
        for (var i = 0; i < n; i++)
        {
            double variance = 0;
            for (var j = 0; j < n; j++)
            {
                double row = 0;
                for (var k = 0; k < n; k++) row += middle[j, k] * smoother[k, i];
                variance += smoother[i, j] * row;
            }
            deviations[from + i] = Math.Sqrt(Math.Max(variance, 0));
        }
    }

    // The prior's precision: its diagonal, and what stands beside it (entry i between i - 1 and i).
    private (double[] Diagonal, double[] Beside) Prior(int state, double step, double[] weights)
    {
        int from = starts[state], n = starts[state + 1] - from;
        var diagonal = new double[n];
        var beside = new double[n];
        for (var i = 0; i < n; i++)
        {
            diagonal[i] += 1 / options.PointVariance;
            if (i == 0)
            {
                diagonal[i] += 1 / firstVariance;
                continue;
            }
            var link = weights[from + i] / (step * gaps[from + i]);
            diagonal[i] += link;
            diagonal[i - 1] += link;
            beside[i] = -link;
        }
        return (diagonal, beside);
    }

    // Of a symmetric tridiagonal matrix, column by column.
    private static double[,] Inverse(double[] diagonal, double[] beside)
    {
        var n = diagonal.Length;
        var result = new double[n, n];
        var pivot = new double[n];
        for (var i = 0; i < n; i++) pivot[i] = diagonal[i] - (i > 0 ? beside[i] * beside[i] / pivot[i - 1] : 0);
        var column = new double[n];
        for (var c = 0; c < n; c++)
        {
            Array.Clear(column);
            column[c] = 1;
            for (var i = c + 1; i < n; i++) column[i] = -beside[i] / pivot[i - 1] * column[i - 1];
            for (var i = n - 1; i >= 0; i--)
            {
                column[i] = (column[i] - (i + 1 < n ? beside[i + 1] * column[i + 1] : 0)) / pivot[i];
                result[i, c] = column[i];
            }
        }
        return result;
    }
}
