using System.Collections.Immutable;
using Entente.Time;
using NodaTime;

namespace Entente.Record;

/// <summary>
/// What of the loaded data sets counts: the only rule of which version is read and of what was known when. Of a data set with several versions
/// the one loaded last counts, with all its files. As of a day, days count to its end, and what is recorded by the year once the year was over.
/// The data sets' own dates of release, and their revisions, are not modelled.
/// </summary>
public sealed class RecordView
{
    /// <summary>The data sets of yearly records that alignment is read from, the preferred first where two record the same.</summary>
    public static ImmutableArray<string> Yearly { get; } = ["atop", "cow-alliances", "gsdb", "mid", "gml-mid", "ucdp-conflict", "cow-war", "sipri-tiv",
        "sipri-register", "us-visits"];

    private readonly Dictionary<string, HeldYears> held = new(StringComparer.Ordinal);

    /// <param name="asOf">The day; null for all that is loaded.</param>
    /// <param name="inUse">As <see cref="InUse"/> gives them.</param>
    /// <param name="spans">By data set the first and last year of its rows in these files; a data set without rows is absent.</param>
    public RecordView(LocalDate? asOf, IEnumerable<HeldFile> inUse, IEnumerable<(string Dataset, int First, int Last)> spans)
    {
        AsOf = asOf;
        LastDay = asOf ?? LocalDate.MaxIsoValue;
        LastYear = asOf is { } day ? KnownBy.LastYear(day) : int.MaxValue;
        foreach (var file in inUse) held[file.Dataset] = new(file.Version, 0, -1);
        foreach (var (dataset, first, last) in spans)
        {
            // A row may run on past what the data set covers ("still in force"); the list of indicators says how far it does.
            var known = Indicators.All.Where(i => i.Dataset == dataset).ToList();
            held[dataset] = new(held[dataset].Version, Math.Max(first, known.Count == 0 ? first : known.Min(i => i.CoverageFirst)),
                Math.Min(last, known.Count == 0 ? last : known.Max(i => i.CoverageLast)));
        }
    }

    /// <summary>Of loaded files those that count.</summary>
    public static ImmutableArray<HeldFile> InUse(IEnumerable<HeldFile> loaded) =>
        [.. loaded.GroupBy(f => f.Dataset, StringComparer.Ordinal).SelectMany(g => g.Where(f => f.Version == g.MaxBy(o => o.Id)!.Version)).OrderBy(f => f.Id)];

    public LocalDate? AsOf { get; }

    /// <summary>The last day whose dated records count.</summary>
    public LocalDate LastDay { get; }

    /// <summary>The last year whose yearly records count; <see cref="int.MaxValue"/> where no day is given.</summary>
    public int LastYear { get; }

    /// <summary>Version and years of a data set that is loaded, whatever the day.</summary>
    public HeldYears? Find(string dataset) => held.GetValueOrDefault(dataset);

    /// <summary>The first of these that is loaded and holds rows.</summary>
    public string? FirstOf(params ReadOnlySpan<string> datasets)
    {
        foreach (var dataset in datasets)
            if (Find(dataset) is { } found && found.Last >= found.First) return dataset;
        return null;
    }
}
