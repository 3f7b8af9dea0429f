using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>What an outlook on one pair needs to know at the end of a year, so that it can be kept without the record of all pairs.</summary>
/// <param name="IsKnown">Whether it is known if one of the kind is in force in the year.</param>
/// <param name="IsOpen">Whether the question can be put (<see cref="DyadCases.Open"/>).</param>
/// <param name="Row">The features of the year, one a column of <see cref="DyadFeatures.Columns"/>.</param>
/// <param name="Past">By <see cref="DyadRecord"/>: years up to this one in which it is on record, and the last of them; 0 where there is none.</param>
public sealed record DyadFacts(bool IsKnown, bool IsOpen, ImmutableArray<float> Row, ImmutableArray<(int Count, int Last)> Past)
{
    /// <summary>Null where the two are not both states in the year.</summary>
    public static DyadFacts? Of(IReadOnlyList<DyadHistory> histories, DyadFeatures features, int pair, DyadRecord kind, int year)
    {
        var history = histories[pair];
        if (!history.Exists(year) || !features.Has(pair, year)) return null;
        return new(history[kind, year] is not null, DyadCases.Open(history, kind, year), [.. features.Row(pair, year)],
            [.. Enum.GetValues<DyadRecord>().Select(r => history.Past(r, year) is var (count, last) ? (count, last ?? 0) : default)]);
    }

    /// <summary>One value of the row, by the column's name.</summary>
    public double Value(string column) => Row[DyadFeatures.ColumnOf(column)];
}
