namespace Entente.Alignment.Faces;

/// <summary>Hostility in a month, in standard deviations of all pairs.</summary>
/// <param name="Month">Twelve times the year, and the month from 0 on.</param>
/// <param name="Mean">By the records of all years and the acts of all months.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="Evidence">Share of the prior variance, of the year and of the month's deviation from it, that the records take away, in 0 to 1.</param>
/// <param name="Count">What is reported of the month.</param>
public readonly record struct FaceMonth(int Month, double Mean, double Deviation, double Evidence, ReportCount Count)
{
    /// <summary>Lower end of the 90% band.</summary>
    public double Lower => Mean - FaceYear.Normal95 * Deviation;

    /// <summary>Upper end.</summary>
    public double Upper => Mean + FaceYear.Normal95 * Deviation;

    /// <summary>Whether there is enough to tell it.</summary>
    public bool IsKnown => Evidence >= FaceModel.LeastEvidence;
}
