using Entente.Actors;

namespace Entente.Alignment.Faces;

/// <summary>How another state stands to one on a face, in the last year on record and some years before.</summary>
/// <param name="State">The other.</param>
/// <param name="Now">In the last year on record.</param>
/// <param name="Before">Absent where it was not known, or one of the two was no state.</param>
public sealed record FaceNeighbour(ActorId State, FaceYear Now, FaceYear? Before)
{
    /// <summary>Standard deviations of all pairs by which the face rose; absent as <see cref="Before"/>.</summary>
    public double? Moved => Now.Mean - Before?.Mean;

    /// <summary>Whether the change is more than the two bands leave open: beyond 1.645 standard errors of the difference, the years taken as
    /// independent.</summary>
    public bool IsMoved => Before is { } then && Math.Abs(Now.Mean - then.Mean) > FaceYear.Normal95 * Math.Sqrt(Now.Deviation * Now.Deviation
        + then.Deviation * then.Deviation);
}
