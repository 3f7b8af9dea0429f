namespace Entente.Alignment.TurningPoints;

/// <summary>Hampel's filter: values far from the median of those around them are drawn back to the limit.</summary>
internal static class OutlierClip
{
    private const int Reach = 3;

    /// <summary>Standard deviations of a normal sample in one median absolute deviation.</summary>
    private const double PerMedianDeviation = 1.4826;

    public static double[] Of(double[] values, double limit)
    {
        var present = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).ToArray();
        if (present.Length < 4 * Reach) return values;
        var middles = new double[present.Length];
        var deviations = new double[present.Length];
        for (var i = 0; i < present.Length; i++)
        {
            var from = Math.Clamp(i - Reach, 0, present.Length - 2 * Reach - 1);
            middles[i] = Median([.. present.Skip(from).Take(2 * Reach + 1).Select(p => values[p])]);
            deviations[i] = Math.Abs(values[present[i]] - middles[i]);
        }
        var scale = PerMedianDeviation * Median([.. deviations]);
        if (!(scale > 0)) return values;
        var result = (double[])values.Clone();
        for (var i = 0; i < present.Length; i++)
            if (deviations[i] > limit * scale)
                result[present[i]] = middles[i] + Math.Sign(values[present[i]] - middles[i]) * limit * scale;
        return result;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
