namespace Entente.Alignment.TurningPoints;

/// <summary>What a series does between two turning points.</summary>
public enum Course
{
    /// <summary>Stays about one level.</summary>
    Level,
    /// <summary>Follows a straight line.</summary>
    Trend,
}
