using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>Log odds linear in the features, by Newton's method with a small ridge on all coefficients but the first, the intercept.</summary>
public sealed record LogisticRegression(ImmutableArray<double> Coefficients)
{
    private const int MostRounds = 60;

    /// <param name="features">Row by row, <paramref name="width"/> values each; all finite.</param>
    /// <param name="outcomes">One a row.</param>
    /// <param name="start">Coefficients to begin from; null: none.</param>
    /// <param name="ridge">Penalty, half of it times the square of each coefficient. 0.01.</param>
    /// <param name="weights">How many cases each row stands for; empty: one.</param>
    /// <exception cref="ArgumentException">No row, or lengths that don't match.</exception>
    public static LogisticRegression Fit(ReadOnlySpan<double> features, int width, ReadOnlySpan<bool> outcomes, LogisticRegression? start = null,
        double ridge = 0.01,
        ReadOnlySpan<double> weights = default)
    {
        if (outcomes.IsEmpty || features.Length != outcomes.Length * width) throw new ArgumentException(
            $"{features.Length} values for {outcomes.Length} rows of {width}.");
        if (!weights.IsEmpty && weights.Length != outcomes.Length) throw new ArgumentException($"{weights.Length} weights for {outcomes.Length} rows.");
        var n = width + 1;
        var beta = start is null ? new double[n] : [.. start.Coefficients];
        var best = Loss(features, width, outcomes, weights, beta, ridge);
        for (var round = 0; round < MostRounds; round++)
        {
            var slope = new double[n];
            var bend = new double[n, n];
            for (var j = 1; j < n; j++)
            {
                slope[j] = -ridge * beta[j];
                bend[j, j] = ridge;
            }
            for (var i = 0; i < outcomes.Length; i++)
            {
                var row = features.Slice(i * width, width);
                var p = Chance(beta, row);
                var stands = weights.IsEmpty ? 1 : weights[i];
                double residual = stands * ((outcomes[i] ? 1 : 0) - p), weight = stands * Math.Max(p * (1 - p), 1e-12);
                for (var j = 0; j < n; j++)
                {
                    var x = j == 0 ? 1 : row[j - 1];
                    slope[j] += residual * x;
                    for (var k = 0; k <= j; k++) bend[j, k] += weight * x * (k == 0 ? 1 : row[k - 1]);
                }
            }
            var step = Solve(bend, slope);
            var share = 1.0;
            double[] next;
            double loss;
            do
            {
                next = [.. beta.Select((b, j) => b + share * step[j])];
                loss = Loss(features, width, outcomes, weights, next, ridge);
                share /= 2;
            }
            while (!(loss <= best) && share > 1e-6);
            if (!(loss <= best)) break;
            var gained = best - loss;
            (beta, best) = (next, loss);
            if (gained < 1e-7 * Math.Abs(best)) break;
        }
        return new LogisticRegression([.. beta]);
    }

    /// <summary>Probability of the outcome, in (0, 1).</summary>
    public double Predict(ReadOnlySpan<double> row) => Chance(Coefficients.AsSpan(), row);

    private static double Chance(ReadOnlySpan<double> beta, ReadOnlySpan<double> row)
    {
        var sum = beta[0];
        for (var j = 0; j < row.Length; j++) sum += beta[j + 1] * row[j];
        return 1 / (1 + Math.Exp(-Math.Clamp(sum, -30, 30)));
    }

    private static double Loss(ReadOnlySpan<double> features, int width, ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> weights, double[] beta, double ridge)
    {
        double sum = 0;
        for (var j = 1; j < beta.Length; j++) sum += ridge / 2 * beta[j] * beta[j];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var p = Chance(beta, features.Slice(i * width, width));
            sum -= (weights.IsEmpty ? 1 : weights[i]) * Math.Log(outcomes[i] ? p : 1 - p);
        }
        return sum;
    }

    // Cholesky on the lower triangle.
    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var x = (double[])b.Clone();
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++) a[j, j] -= a[j, k] * a[j, k];
            a[j, j] = Math.Sqrt(Math.Max(a[j, j], 1e-12));
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++) a[i, j] -= a[i, k] * a[j, k];
                a[i, j] /= a[j, j];
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }
}
