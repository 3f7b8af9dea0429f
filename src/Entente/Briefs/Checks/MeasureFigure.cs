using System.Collections.Immutable;

namespace Entente.Briefs.Checks;

/// <summary>What a measure found for a state, pair or group.</summary>
/// <param name="Score">In [0, 1], against the thresholds; null where the record can't tell.</param>
/// <param name="Text">The figures in words, or why there are none.</param>
/// <param name="Indicators">What it was worked out from.</param>
public sealed record MeasureFigure(double? Score, string Text, ImmutableArray<string> Indicators)
{
    /// <summary>The value with its 90% interval, where it has one.</summary>
    public double? Value { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }
    /// <summary>The years whose rows were used; null where none were.</summary>
    public int? FirstYear { get; init; }
    public int? LastYear { get; init; }
}
