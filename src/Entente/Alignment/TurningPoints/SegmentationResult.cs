using System.Collections.Immutable;

namespace Entente.Alignment.TurningPoints;

/// <summary>The best division of a series into courses.</summary>
/// <param name="Course">Whether levels or straight lines describe it better.</param>
/// <param name="Points">In order; empty: one course throughout.</param>
/// <param name="BeginProbability">For each row the posterior probability that a course begins there (0 at row 0).</param>
public sealed record SegmentationResult(Course Course, ImmutableArray<TurningPoint> Points, ImmutableArray<double> BeginProbability);
