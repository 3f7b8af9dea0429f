using System.Collections.Immutable;

namespace Entente.Alignment.Faces;

/// <summary>
/// A face over time: x = u + s, u a pair's constant with variance Lasting, s its course with variance 1 - Lasting and persistence from year to year;
/// in standard deviations of all pairs.
/// </summary>
/// <param name="Persistence">In (0, 1).</param>
/// <param name="Lasting">In (0, 1).</param>
/// <param name="Standing">The records that show it.</param>
/// <param name="Votes">For the votes alone.</param>
/// <param name="Reports">For hostility alone; absent: reported events are not looked at.</param>
public sealed record FaceParameters(Face Face, double Persistence, double Lasting, ImmutableArray<StandingParameters> Standing,
    VoteParameters? Votes = null, ReportParameters? Reports = null)
{
    /// <summary>Neither what lasts nor what passes is left without this share of the variance.</summary>
    public const double LeastLasting = 0.2;
}
