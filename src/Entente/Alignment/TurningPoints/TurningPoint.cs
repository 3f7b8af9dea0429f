using System.Collections.Immutable;

namespace Entente.Alignment.TurningPoints;

/// <summary>A row at which a series took a new course.</summary>
/// <param name="Index">0-based row at which the new course begins.</param>
/// <param name="Earliest">First row of the 90% interval for <paramref name="Index"/>.</param>
/// <param name="Latest">Last row of that interval.</param>
/// <param name="Probability">Posterior probability that a course begins within the interval widened to at least two rows either side.</param>
/// <param name="Changes">For each column, what changed, in that column's units; absent values where the column has none on one side.</param>
public sealed record TurningPoint(int Index, int Earliest, int Latest, double Probability, ImmutableArray<CourseChange> Changes);
