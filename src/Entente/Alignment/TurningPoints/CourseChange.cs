namespace Entente.Alignment.TurningPoints;

/// <summary>How one column's course differs after a turning point from before it.</summary>
/// <param name="Before">Mean of the course before.</param>
/// <param name="After">Mean of the course after.</param>
/// <param name="Jump">The new course's first value less what the old course leads one to expect there.</param>
/// <param name="SlopeBefore">Change a row in the course before; 0 where courses are levels.</param>
/// <param name="SlopeAfter">Change a row in the course after; 0 where courses are levels.</param>
/// <param name="Standardised">After less before, in standard deviations of the whole column.</param>
public sealed record CourseChange(double Before, double After, double Jump, double SlopeBefore, double SlopeAfter, double Standardised)
{
    /// <summary>After less before; the sign is the direction.</summary>
    public double Size => After - Before;
}
