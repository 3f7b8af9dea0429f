using System.Collections.Immutable;

namespace Entente.Alignment.Standing;

/// <summary>One aspect of a state in one year.</summary>
/// <param name="Known">Other states for which the source tells the value, a told zero included; 0: the year is unknown.</param>
/// <param name="Count">Of those, with a value above 0; null where the year is unknown.</param>
/// <param name="Total">Sum of the values; null where the year is unknown or the aspect is no amount.</param>
/// <param name="Concentration">Herfindahl index of the shares, in (0, 1]: 1 is one counterpart alone; null without a total above 0.</param>
/// <param name="Counterparts">With a value above 0, greatest first, then by key.</param>
public sealed record StandingYear(int Year, int Known, int? Count, double? Total, double? Concentration, ImmutableArray<Counterpart> Counterparts)
{
    /// <summary>The number of equal counterparts that would give the same concentration (1 / Herfindahl; Laakso and Taagepera 1979).</summary>
    public double? EffectiveNumber => 1 / Concentration;
}
