namespace Entente.Briefs.Checks;

/// <summary>Probabilities that one rate is above another, with Jeffreys' priors; integrals over the angle x = sin^2, in which the densities have no
/// pole.</summary>
internal static class BetaOdds
{
    private const int Steps = 2000;

    /// <summary>That the first of two Poisson rates over equal time is higher, given their counts.</summary>
    public static double CountHigher(double first, double second)
    {
        var density = Density(first, second);
        double above = 0, all = 0;
        for (var i = 0; i < Steps; i++)
        {
            all += density[i];
            if (i >= Steps / 2) above += density[i];
        }
        return above / all;
    }

    /// <summary>That the first of two chances is higher, given how often of how many.</summary>
    public static double ShareHigher(int first, int of, int second, int ofSecond)
    {
        var one = Density(first, of - first);
        var two = Density(second, ofSecond - second);
        double below = 0, sum = 0;
        for (var i = 0; i < Steps; i++)
        {
            sum += one[i] * (below + two[i] / 2);
            below += two[i];
        }
        return sum / (one.Sum() * below);
    }

    private static double[] Density(double yes, double no)
    {
        var log = new double[Steps];
        for (var i = 0; i < Steps; i++)
        {
            var angle = (i + 0.5) / Steps * Math.PI / 2;
            log[i] = 2 * yes * Math.Log(Math.Sin(angle)) + 2 * no * Math.Log(Math.Cos(angle));
        }
        var top = log.Max();
        return Array.ConvertAll(log, l => Math.Exp(l - top));
    }
}
