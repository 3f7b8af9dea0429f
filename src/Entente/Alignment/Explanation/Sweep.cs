namespace Entente.Alignment.Explanation;

/// <summary>The sweep operator on a symmetric matrix (Goodnight 1979, The American Statistician 33(3)): regression one predictor at a time.</summary>
internal static class Sweep
{
    private const double Aliased = 1e-10;

    /// <summary>Sweeps on the pivot; does nothing (and says so) where what is left of it is a combination of those already swept.</summary>
    public static bool On(double[,] matrix, int pivot, double original)
    {
        var d = matrix[pivot, pivot];
        if (!(d > Aliased * original)) return false;
        var n = matrix.GetLength(0);
        for (var j = 0; j < n; j++) matrix[pivot, j] /= d;
        for (var i = 0; i < n; i++)
        {
            if (i == pivot) continue;
            var b = matrix[i, pivot];
            for (var j = 0; j < n; j++) matrix[i, j] -= b * matrix[pivot, j];
            matrix[i, pivot] = -b / d;
        }
        matrix[pivot, pivot] = 1 / d;
        return true;
    }
}
