namespace Entente.Outlook;

/// <summary>Which pairs a thing could have come to in the years after an origin, and to which it came.</summary>
public static class DyadCases
{
    /// <summary>Whether the question can be put: the record of the year is known and, but for visits, there is none in force that would have to end before
    /// another began.</summary>
    public static bool Open(DyadHistory history, DyadRecord kind, int origin) =>
        history.Exists(origin) && history[kind, origin] is { } known && (!known || kind == DyadRecord.Visit);

    /// <summary>By pair; those whose outcome can't be known are left out.</summary>
    public static IEnumerable<(int Pair, bool Came)> Of(IReadOnlyList<DyadHistory> histories, DyadRecord kind, int origin, int horizon)
    {
        for (var pair = 0; pair < histories.Count; pair++)
            if (Open(histories[pair], kind, origin) && histories[pair].Comes(kind, origin, horizon) is { } came) yield return (pair, came);
    }

    /// <summary>First and last year of which anything of the kind is known; null where nothing is.</summary>
    public static (int First, int Last)? Known(IReadOnlyList<DyadHistory> histories, DyadRecord kind)
    {
        int first = int.MaxValue, last = int.MinValue;
        foreach (var history in histories)
            for (var year = history.FirstYear; year <= history.LastYear; year++)
                if (history.Exists(year) && history[kind, year] is not null) (first, last) = (Math.Min(first, year), Math.Max(last, year));
        return first > last ? null : (first, last);
    }
}
