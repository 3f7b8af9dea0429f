using Entente.Alignment.Numerics;

namespace Entente.Alignment.Faces;

/// <summary>
/// How reported events follow hostility x: of a pair's acts the hostile are beta-binomial with logit of the mean = usual + Intercept + Loading x,
/// the usual being that of all pairs in the data set and year. By month x is the year's value and a deviation from it, an AR(1).
/// </summary>
/// <param name="Loading">Not above <see cref="StandingParameters.MostLoading"/>.</param>
/// <param name="Concentration">Of a year's acts; above 0, the higher the more each act counts.</param>
/// <param name="Own">Standard deviation of a pair's own way of being reported, by which all its months lie above or below.</param>
/// <param name="MonthConcentration">Of a month's acts.</param>
/// <param name="MonthPersistence">Of the deviation from month to month, in [0, 1).</param>
/// <param name="MonthSpread">Standard deviation of the deviation, in those of all pairs.</param>
public sealed record ReportParameters(double Intercept, double Loading, double Concentration, double Own, double MonthConcentration,
    double MonthPersistence, double MonthSpread)
{
    /// <summary>
    /// No month's acts count for less than this. The likelihood alone would take all that months differ by for noise of reporting (concentration 4.5,
    /// spread 0.1, of 689 pairs in 2014 likelier by 0.025 a pair), and hostility would have no months.
    /// </summary>
    public const double LeastMonthConcentration = 12;

    /// <summary>Log probability of a year's acts, but for a constant.</summary>
    public double LogYear(ReportCount count, double x) => Log(count, x, Concentration);

    /// <summary>The same of a month's.</summary>
    public double LogMonth(ReportCount count, double x) => Log(count, x, MonthConcentration);

    private double Log(ReportCount count, double x, double concentration)
    {
        var mean = 1 / (1 + Math.Exp(-Math.Clamp(count.Usual + Intercept + Loading * x, -30, 30)));
        double a = mean * concentration, b = (1 - mean) * concentration;
        return Gamma.Log(count.Hostile + a) - Gamma.Log(a) + Gamma.Log(count.All - count.Hostile + b) - Gamma.Log(b)
            - Gamma.Log(count.All + concentration) + Gamma.Log(concentration);
    }
}
