namespace Entente.Alignment.Numerics;

/// <summary>Positive definite systems of three equations; the matrix as its upper triangle (00, 01, 02, 11, 12, 22).</summary>
internal static class Symmetric3
{
    /// <summary>False, and no result, when the matrix isn't positive definite.</summary>
    public static bool Solve(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
    {
        if (!(a[0] > 1e-12)) return false;
        double l10 = a[1] / a[0], l20 = a[2] / a[0];
        var d1 = a[3] - l10 * a[1];
        if (!(d1 > 1e-12)) return false;
        var e = a[4] - l20 * a[1];
        var l21 = e / d1;
        var d2 = a[5] - l20 * a[2] - l21 * e;
        if (!(d2 > 1e-12)) return false;
        double y1 = b[1] - l10 * b[0], y2 = b[2] - l20 * b[0] - l21 * y1;
        x[2] = y2 / d2;
        x[1] = y1 / d1 - l21 * x[2];
        x[0] = b[0] / a[0] - l10 * x[1] - l20 * x[2];
        return true;
    }
}
