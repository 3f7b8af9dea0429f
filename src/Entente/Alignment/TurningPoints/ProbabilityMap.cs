namespace Entente.Alignment.TurningPoints;

/// <summary>From a posterior under the model to how often it came true.</summary>
internal static class ProbabilityMap
{
    public static double Segmentation(double posterior) => posterior;

    public static double Online(double posterior) => posterior;
}
