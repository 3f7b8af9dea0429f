namespace Entente.Briefs.Charts;

/// <summary>Round numbers along an axis.</summary>
public static class AxisTicks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within [low, high]; about <paramref name="count"/> of them, at least one step of
    /// <paramref name="least"/>.</summary>
    public static IReadOnlyList<double> Of(double low, double high, int count, double least = 0)
    {
        if (!(high > low)) return [low];
        var raw = Math.Max((high - low) / Math.Max(1, count), least);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power <= 1.0001 ? 1 : raw / power <= 2.0001 ? 2 : raw / power <= 5.0001 ? 5 : 10);
        var ticks = new List<double>();
        for (var i = Math.Ceiling(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.Add(i * step);
        return ticks;
    }
}
