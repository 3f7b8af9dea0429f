namespace Entente.Alignment.Agreement;

/// <summary>How far two choices are apart, scaled so that no and yes are 1 apart.</summary>
public enum DistanceForm
{
    /// <summary>Abstention half-way: 1/2.</summary>
    Linear,
    /// <summary>Squared distance: abstention at 1/4.</summary>
    Squared,
    /// <summary>Same or not: any difference is 1.</summary>
    Nominal,
}
