namespace Entente.Alignment.Numerics;

internal static class Gamma
{
    /// <summary>Logarithm of the gamma function of a positive number: Stirling's series after shifting the argument above 8.</summary>
    public static double Log(double x)
    {
        double shift = 0;
        while (x < 8) shift -= Math.Log(x++);
        var inverse = 1 / (x * x);
        return shift + (x - 0.5) * Math.Log(x) - x + 0.91893853320467274
            + (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x;
    }
}
