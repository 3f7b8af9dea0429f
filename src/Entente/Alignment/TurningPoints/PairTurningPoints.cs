using System.Collections.Immutable;
using Entente.Alignment.TurningPoints;

namespace Entente.Alignment.TurningPoints;

/// <summary>Turning points of a series of years: segmentation over the years, gaps kept as gaps (docs/methods/turning-points.md).</summary>
public static class PairTurningPoints
{
    /// <summary>Year at which the new course begins, its 90% interval, the probability, and mean level before and after.</summary>
    public sealed record Turn(int Year, int Earliest, int Latest, double Probability, double Before, double After);

    /// <param name="values">By year, without holes.</param>
    /// <param name="least">Turning points less probable than this are left out.</param>
    public static ImmutableArray<Turn> Of(ImmutableArray<(int Year, double? Value)> values, double least = 0.5, CancellationToken cancellation = default)
    {
        if (values.Count(v => v.Value is not null) < 10) return [];
        var found = Segmentation.Find([[.. values.Select(v => v.Value ?? double.NaN)]], null, cancellation);
        return [.. found.Points.Where(p => p.Probability >= least)
            .Select(p => new Turn(values[p.Index].Year, values[p.Earliest].Year, values[p.Latest].Year, p.Probability, p.Changes[0].Before,
            p.Changes[0].After))];
    }
}
