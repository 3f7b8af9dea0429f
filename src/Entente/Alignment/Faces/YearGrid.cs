using System.Collections;
using System.Collections.Immutable;
using Entente.Record;

namespace Entente.Alignment.Faces;

/// <summary>Whether any of some yearly indicators of one data set holds for a pair in a year, in either direction.</summary>
internal sealed class YearGrid
{
    private readonly BitArray bits = new(0);
    private readonly int years;

    /// <param name="least">Least value that counts.</param>
    /// <param name="after">Only years after this one; absent: all.</param>
    public YearGrid(EvidenceScope scope, string dataset, ImmutableArray<string> indicators, double least, int? after)
    {
        var (version, first, last) = scope.View.Find(dataset)!;
        Version = version;
        First = Math.Max(Math.Max(scope.FirstYear, first), after + 1 ?? first);
        Last = Math.Min(scope.LastYear, last);
        if (Last < First) return;
        years = Last - First + 1;
        bits = new BitArray(scope.Table.Count * years);
        foreach (var row in scope.Rows.Observations(indicators, First, Last))
        {
            if (row.Value < least || scope.Table.PlaceOf(row.A, row.B) is not (>= 0 and var dyad)) continue;
            for (var year = Math.Max(First, row.First); year <= Math.Min(Last, row.Last); year++) bits[dyad * years + year - First] = true;
        }
    }

    public string Version { get; }

    /// <summary>First and last year that is known; the last is before the first where none is.</summary>
    public int First { get; }
    public int Last { get; }

    /// <param name="year">One of the years known.</param>
    public bool this[int dyad, int year] => bits[dyad * years + year - First];
}
