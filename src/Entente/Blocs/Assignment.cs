namespace Entente.Blocs;

/// <summary>The matching of rows to columns of greatest total weight (Kuhn 1955, in the shortest augmenting path form).</summary>
internal static class Assignment
{
    /// <summary>For each row its column, or -1; pairs of weight zero or less are left unmatched.</summary>
    public static int[] Of(double[,] weight)
    {
        var (rows, columns) = (weight.GetLength(0), weight.GetLength(1));
        var n = Math.Max(rows, columns);
        double[] u = new double[n + 1], v = new double[n + 1];
        int[] match = new int[n + 1], way = new int[n + 1];
        for (var i = 1; i <= n; i++)
        {
            match[0] = i;
            var j0 = 0;
            var least = new double[n + 1];
            Array.Fill(least, double.PositiveInfinity);
            var used = new bool[n + 1];
            do
            {
                used[j0] = true;
                var (i0, delta, j1) = (match[j0], double.PositiveInfinity, 0);
                for (var j = 1; j <= n; j++)
                {
                    if (used[j]) continue;
                    var cost = -(i0 <= rows && j <= columns ? Math.Max(0, weight[i0 - 1, j - 1]) : 0) - u[i0] - v[j];
                    if (cost < least[j]) (least[j], way[j]) = (cost, j0);
                    if (least[j] < delta) (delta, j1) = (least[j], j);
                }
                for (var j = 0; j <= n; j++)
                {
                    if (used[j])
                    {
                        u[match[j]] += delta;
                        v[j] -= delta;
                    }
                    else least[j] -= delta;
                }
                j0 = j1;
            }
            while (match[j0] != 0);
            do
            {
                match[j0] = match[way[j0]];
                j0 = way[j0];
            }
            while (j0 != 0);
        }
        var result = new int[rows];
        Array.Fill(result, -1);
        for (var j = 1; j <= columns; j++)
            if (match[j] <= rows && weight[match[j] - 1, j - 1] > 0) result[match[j] - 1] = j - 1;
        return result;
    }
}
