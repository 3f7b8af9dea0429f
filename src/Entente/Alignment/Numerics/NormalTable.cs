namespace Entente.Alignment.Numerics;

/// <summary>
/// The normal distribution and density by linear interpolation on [-8, 8] in steps of 1/128 (outside: the end's value): for the inner loops,
/// where a million values a round are wanted. Absolute error below 3e-6.
/// </summary>
internal static class NormalTable
{
    private const int StepsPerUnit = 128, Limit = 8, Count = 2 * Limit * StepsPerUnit + 2;
    private static readonly double[] Table = Build();

    /// <summary>Distribution function and density at x.</summary>
    public static void At(double x, out double cdf, out double density)
    {
        var place = (x + Limit) * StepsPerUnit;
        if (!(place > 0)) place = 0;
        else if (place > Count - 2) place = Count - 2;
        var index = (int)place;
        if (index == Count - 2) index--;
        var part = place - index;
        var table = Table;
        var at = index * 2;
        cdf = table[at] + part * (table[at + 2] - table[at]);
        density = table[at + 1] + part * (table[at + 3] - table[at + 1]);
    }

    private static double[] Build()
    {
        var table = new double[Count * 2];
        for (var i = 0; i < Count; i++)
        {
            var x = (double)i / StepsPerUnit - Limit;
            table[2 * i] = Normal.Cdf(x);
            table[2 * i + 1] = Normal.Density(x);
        }
        return table;
    }
}
