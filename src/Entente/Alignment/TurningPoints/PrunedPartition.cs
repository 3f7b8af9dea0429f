namespace Entente.Alignment.TurningPoints;

/// <summary>
/// The division of rows into stretches of at least a given length with the least cost plus a price a stretch: the pruned exact linear time search
/// of Killick, Fearnhead and Eckley (2012, Journal of the American Statistical Association 107), with pruning put off by the least length.
/// </summary>
internal static class PrunedPartition
{
    /// <summary>Rows at which stretches after the first begin.</summary>
    public static List<int> Of(SegmentCost cost, double scale, double price, int minimumRows)
    {
        var n = cost.Rows;
        var best = new double[n + 1];
        var values = new double[n + 1];
        var from = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -price;
        var candidates = new List<int> { 0 };
        var removedAt = new int[n + 1];
        Array.Fill(removedAt, int.MaxValue);
        for (var to = minimumRows; to <= n; to++)
        {
            var newest = to - minimumRows;
            if (newest >= minimumRows && !double.IsInfinity(best[newest])) candidates.Add(newest);
            for (var c = 0; c < candidates.Count; c++)
            {
                var start = candidates[c];
                values[c] = best[start] + cost.Of(start, to) / scale;
                if (values[c] + price < best[to]) (best[to], from[to]) = (values[c] + price, start);
            }
            var kept = 0;
            for (var c = 0; c < candidates.Count; c++)
            {
                var start = candidates[c];
                if (removedAt[start] == int.MaxValue && values[c] >= best[to]) removedAt[start] = to + minimumRows;
                if (removedAt[start] > to) candidates[kept++] = start;
            }
            candidates.RemoveRange(kept, candidates.Count - kept);
        }
        var begins = new List<int>();
        for (var at = from[n]; at > 0; at = from[at]) begins.Add(at);
        begins.Reverse();
        return begins;
    }
}
