using System.Collections;
using DuckDB.NET.Data;
using Entente.Panels;

namespace Entente.Store.Alignment;

/// <summary>Whether any of some yearly indicators of one data set holds for a pair in a year, in either direction.</summary>
internal sealed class YearGrid
{
    private readonly BitArray bits;
    private readonly int years;

    /// <param name="least">Least value that counts.</param>
    /// <param name="after">Only years after this one; absent: all.</param>
    public YearGrid(EvidenceReading reading, string dataset, string[] indicators, double least, int? after)
    {
        Dataset = dataset;
        var (version, first, last) = reading.Sources.Find(dataset)!.Value;
        Version = version;
        var known = indicators.Select(Indicators.Find).OfType<Indicator>().ToList();
        First = Math.Max(Math.Max(reading.FirstYear, after + 1 ?? 0), Math.Max(first, known.Min(i => i.CoverageFirst)));
        Last = Math.Min(Math.Min(reading.LastYear, last), known.Max(i => i.CoverageLast));
        years = Math.Max(0, Last - First + 1);
        bits = new BitArray(reading.Table.Count * years);
        if (years == 0) return;
        using var command = reading.Connection.CreateCommand();
        command.CommandText = $"""
            SELECT a.place, b.place, year(first_day)::INTEGER, year(last_day)::INTEGER
            FROM observation o JOIN panel_state a ON a.id = o.actor JOIN panel_state b ON b.id = o.recipient JOIN panel_file USING (file_id)
            WHERE indicator IN ({string.Join(", ", indicators.Select((_, i) => "$" + (i + 4).ToString(System.Globalization.CultureInfo.InvariantCulture)))})
                AND value >= $1 AND year(last_day) >= $2 AND year(first_day) <= $3
            """;
        command.Parameters.Add(new DuckDBParameter(least));
        command.Parameters.Add(new DuckDBParameter(First));
        command.Parameters.Add(new DuckDBParameter(Last));
        foreach (var indicator in indicators) command.Parameters.Add(new DuckDBParameter(indicator));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (reading.Table.PlaceOf(reader.GetInt32(0), reader.GetInt32(1)) is not (>= 0 and var dyad)) continue;
            for (var year = Math.Max(First, reader.GetInt32(2)); year <= Math.Min(Last, reader.GetInt32(3)); year++) bits[dyad * years + year - First] = true;
        }
    }

    public string Dataset { get; }
    public string Version { get; }

    /// <summary>First and last year that is known; the last is before the first where none is.</summary>
    public int First { get; }
    public int Last { get; }

    /// <summary>Absent outside the years known.</summary>
    public bool? this[int dyad, int year] => year < First || year > Last ? null : bits[dyad * years + year - First];
}
