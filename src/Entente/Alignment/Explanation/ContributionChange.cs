using System.Collections.Immutable;
using Entente.Alignment.Latent;
using Entente.Alignment.Numerics;

namespace Entente.Alignment.Explanation;

/// <summary>What an indicator did to a pair's alignment between two periods.</summary>
/// <param name="Before">Its contribution to the state in the first period, in standard deviations of all dyads.</param>
/// <param name="After">In the last.</param>
/// <param name="OnScale">Its part of the change of the alignment in [-1, 1].</param>
public sealed record ContributionChange(string Indicator, double Before, double After, double OnScale)
{
    /// <summary>In standard deviations.</summary>
    public double Change => After - Before;

    /// <summary>
    /// All indicators', the largest change first. The changes add up to the state's; the parts on the scale to the alignment's. The scale is curved, so
    /// the state's path is taken as straight and each part integrated along it (Aumann and Shapley 1974); as only the sum enters the curve, that is the change
    /// times the mean slope.
    /// </summary>
    public static ImmutableArray<ContributionChange> Between(ImmutableArray<AlignmentIndicator> indicators, MonthAlignment before, MonthAlignment after)
    {
        var moved = after.State - before.State;
        var slope = Math.Abs(moved) > 1e-9 ? (LatentAlignment.Squash(after.State) - LatentAlignment.Squash(before.State)) / moved : 2 * Normal.Density(before.State);
        return [.. indicators.Select((indicator, k) => new ContributionChange(indicator.Name, before.Contributions[k], after.Contributions[k], slope * (after.Contributions[k] - before.Contributions[k])))
            .OrderByDescending(c => Math.Abs(c.Change)).ThenBy(c => c.Indicator, StringComparer.Ordinal)];
    }
}
