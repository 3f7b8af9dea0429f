using Entente.Record;

namespace Entente.Panels;

/// <summary>One column of a panel: an indicator, and for indicators of one state or one direction in an undirected panel, which of the two it is
/// about.</summary>
/// <param name="Name">The indicator's name; with "_a" or "_b" for a value of one of the two states, "_ab" or "_ba" for one direction.</param>
public sealed record PanelColumn(string Name, Indicator Indicator)
{
    internal double[] Values { get; init; } = [];

    /// <summary>By row; NaN stands for an absent value.</summary>
    public ReadOnlySpan<double> Span => Values;
}
