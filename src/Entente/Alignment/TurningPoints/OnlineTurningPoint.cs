using System.Collections.Immutable;

namespace Entente.Alignment.TurningPoints;

/// <summary>A new course as it was noticed, from the rows up to <paramref name="Noticed"/> and none after.</summary>
/// <param name="Index">0-based row at which the new course most probably began, as seen then.</param>
/// <param name="Earliest">First row of the 90% interval for <paramref name="Index"/>, as seen then.</param>
/// <param name="Latest">Last row of that interval.</param>
/// <param name="Noticed">The row whose value gave the alarm.</param>
/// <param name="Probability">Calibrated probability that a course began in the interval, widened to two rows either side of the index.</param>
/// <param name="Changes">For each column, the mean from the index to the row noticed against that of the course before; NaN where there is no value.</param>
public sealed record OnlineTurningPoint(int Index, int Earliest, int Latest, int Noticed, double Probability, ImmutableArray<CourseChange> Changes);
