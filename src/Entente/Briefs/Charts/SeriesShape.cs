namespace Entente.Briefs.Charts;

/// <summary>How a series is drawn.</summary>
public enum SeriesShape
{
    /// <summary>A line through neighbouring values, with a band where values have intervals.</summary>
    Line,
    /// <summary>Each value holds until the next.</summary>
    Step,
    /// <summary>A dot for each value, with its interval as a bar.</summary>
    Dots,
}
