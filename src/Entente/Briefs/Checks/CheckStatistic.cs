namespace Entente.Briefs.Checks;

/// <summary>How a measure's value becomes a score in [0, 1] that thresholds are set against.</summary>
public enum CheckStatistic
{
    /// <summary>Probability that it is higher in the window than in the one before.</summary>
    Rise,
    /// <summary>Probability that it is lower.</summary>
    Fall,
    /// <summary>Its place among all states or pairs (midrank), 1 the highest.</summary>
    Percentile,
    /// <summary>The same place, where a low one supports the claim.</summary>
    LowPercentile,
    /// <summary>A probability as computed.</summary>
    Probability,
    /// <summary>A share of a whole.</summary>
    Share,
}
