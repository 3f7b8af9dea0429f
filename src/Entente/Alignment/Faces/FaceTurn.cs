namespace Entente.Alignment.Faces;

/// <summary>A new course of a face.</summary>
/// <param name="Face">Which.</param>
/// <param name="Year">The year in which it begins most probably.</param>
/// <param name="Earliest">First year of the 90% interval.</param>
/// <param name="Latest">Last year of it.</param>
/// <param name="Probability">That a course begins within five years of <paramref name="Year"/>, in 0 to 1.</param>
/// <param name="Before">Mean of the face over the five years before, or since the turn before, in standard deviations of all pairs.</param>
/// <param name="After">The same from the year on.</param>
public sealed record FaceTurn(Face Face, int Year, int Earliest, int Latest, double Probability, double Before, double After);
