namespace Entente.Blocs;

/// <summary>The mean of a set of draws and the values that 5% of them fall below and above.</summary>
public readonly record struct Interval(double Mean, double Low, double High)
{
    public static Interval Of(IReadOnlyList<double> draws)
    {
        if (draws.Count == 0) return new Interval(double.NaN, double.NaN, double.NaN);
        var sorted = draws.Order().ToArray();
        return new Interval(sorted.Average(), At(0.05), At(0.95));

        double At(double share)
        {
            var place = share * (sorted.Length - 1);
            var below = (int)place;
            return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
        }
    }
}
