namespace Entente.Alignment.Faces;

/// <summary>A face in a year, in standard deviations of all pairs.</summary>
/// <param name="Year">The year.</param>
/// <param name="Mean">By the records of all years.</param>
/// <param name="Deviation">Its standard deviation; 1 where nothing is known.</param>
/// <param name="KnownMean">By the records up to the year alone.</param>
/// <param name="KnownDeviation">Its standard deviation.</param>
public readonly record struct FaceYear(int Year, double Mean, double Deviation, double KnownMean, double KnownDeviation)
{
    internal const double Normal95 = 1.6448536269514722;

    /// <summary>Share of the prior variance that the records take away, in 0 to 1.</summary>
    public double Evidence => Math.Clamp(1 - Deviation * Deviation, 0, 1);

    /// <summary>Whether there is enough to tell the face.</summary>
    public bool IsKnown => Evidence >= FaceModel.LeastEvidence;

    /// <summary>Lower end of the 90% band.</summary>
    public double Lower => Mean - Normal95 * Deviation;

    /// <summary>Upper end.</summary>
    public double Upper => Mean + Normal95 * Deviation;
}
