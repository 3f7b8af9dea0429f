using DuckDB.NET.Data;
using Entente.Panels;

namespace Entente.Store.Alignment;

/// <summary>Which data sets a ledger holds, with the years that their rows cover.</summary>
internal sealed class RecordSources
{
    private readonly Dictionary<string, (string Version, int First, int Last)> held = new(StringComparer.Ordinal);

    /// <summary>The data sets of yearly records that alignment is read from, the preferred first where two record the same.</summary>
    public static IReadOnlyList<string> Read { get; } = ["atop", "cow-alliances", "gsdb", "mid", "gml-mid", "ucdp-conflict", "cow-war", "sipri-tiv",
        "sipri-register", "us-visits"];

    public static RecordSources Of(DuckDBConnection connection)
    {
        var sources = new RecordSources();
        foreach (var (dataset, version) in connection.Rows("SELECT DISTINCT dataset, version FROM panel_file ORDER BY ALL",
            r => (r.Text("dataset"), r.Text("version"))))
            sources.held[dataset] = (version, 0, -1);
        foreach (var (dataset, first, last) in connection.Rows("""
            SELECT dataset, year(min(first_day))::INTEGER AS first, year(max(last_day))::INTEGER AS last
            FROM observation JOIN panel_file USING (file_id) GROUP BY dataset ORDER BY dataset
            """, r => (r.Text("dataset"), r.Int("first"), r.Int("last"))))
        {
            // A row may run on past what the data set covers ("still in force"); the catalog says how far it does.
            var known = Indicators.All.Where(i => i.Dataset == dataset).ToList();
            sources.held[dataset] = (sources.held[dataset].Version,
                Math.Max(first, known.Count == 0 ? first : known.Min(i => i.CoverageFirst)),
                    Math.Min(last, known.Count == 0 ? last : known.Max(i => i.CoverageLast)));
        }
        return sources;
    }

    /// <summary>Version and years of a data set that is loaded.</summary>
    public (string Version, int First, int Last)? Find(string dataset) => held.TryGetValue(dataset, out var found) ? found : null;

    /// <summary>The first of these that is loaded and holds rows.</summary>
    public string? FirstOf(params ReadOnlySpan<string> datasets)
    {
        foreach (var dataset in datasets)
            if (Find(dataset) is { } found && found.Last >= found.First) return dataset;
        return null;
    }
}
