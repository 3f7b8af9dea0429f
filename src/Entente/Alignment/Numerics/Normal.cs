namespace Entente.Alignment.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const double InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>95th percentile: half the width of a 90% interval in standard deviations.</summary>
    public const double Q95 = 1.6448536269514722;

    public static double Density(double x) => InverseRootTwoPi * Math.Exp(-0.5 * x * x);

    /// <summary>Distribution function; absolute error below 1e-14, and relative accuracy kept in the lower tail.</summary>
    public static double Cdf(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x < -38) return 0;
        if (x > 9) return 1;
        return x < -6 ? LowerTail(x) : x > 6 ? 1 - LowerTail(-x) : Centre(x);
    }

    // Marsaglia (2004, Journal of Statistical Software 11(4)): the Taylor series about 0.
    private static double Centre(double x)
    {
        double sum = x, term = x, square = x * x;
        for (var i = 3; i < 400; i += 2)
        {
            term *= square / i;
            var next = sum + term;
            if (next == sum) break;
            sum = next;
        }
        return 0.5 + sum * Density(x);
    }

    // Laplace's continued fraction for Mills' ratio.
    private static double LowerTail(double x)
    {
        var y = -x;
        var fraction = y;
        for (var k = 60; k >= 1; k--) fraction = y + k / fraction;
        return Density(y) / fraction;
    }
}
