using System.Collections.Immutable;
using DuckDB.NET.Data;
using Entente.Alignment.Latent;
using Entente.Time;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>One reading under way: where it reads from, what is wanted, and what has been gathered.</summary>
internal sealed class EvidenceReading(LedgerFile ledger, RecordSources sources, DyadTable table, AlignmentRequest request, HashSet<int> without, CancellationToken cancellation)
{
    private readonly (string? Dataset, string? Version, int? First, int? Last, long All, long Positive)[] coverage = new (string?, string?, int?, int?, long, long)[AlignmentIndicators.All.Length];

    public DuckDBConnection Connection => ledger.Connection;
    public LedgerFile Ledger => ledger;
    public RecordSources Sources => sources;
    public DyadTable Table => table;
    public AlignmentRequest Request => request;
    public CancellationToken Cancellation => cancellation;

    /// <summary>The last day of which anything may be used.</summary>
    public LocalDate LastDay { get; } = LocalDate.Min(request.AsOf ?? LocalDate.MaxIsoValue, new LocalDate(table.LastMonth / 12, table.LastMonth % 12 + 1, 1).PlusMonths(1).PlusDays(-1));

    /// <summary>The last year whose yearly records may be used: one that was over on the day of the request, and not after its end.</summary>
    public int LastYear { get; } = Math.Min(request.AsOf is { } day ? KnownBy.LastYear(day) : int.MaxValue, table.LastMonth / 12);

    public int FirstYear => table.FirstMonth / 12;

    public bool Wants(string indicator) => !without.Contains(AlignmentIndicators.IndexOf(indicator));

    public void From(string indicator, string dataset, string? version, int first, int last)
    {
        ref var entry = ref coverage[AlignmentIndicators.IndexOf(indicator)];
        entry = (dataset, version, first, last, entry.All, entry.Positive);
    }

    public void Add(int dyad, int month, string indicator, double value, double scale) => Add(dyad, month, AlignmentIndicators.IndexOf(indicator), value, scale);

    public void Add(int dyad, int month, int indicator, double value, double scale)
    {
        if (without.Contains(indicator)) return;
        table.Add(dyad, new AlignmentObservation(month, indicator, value, scale));
        ref var entry = ref coverage[indicator];
        entry.All++;
        if (value > 0) entry.Positive++;
    }

    public ImmutableArray<IndicatorCoverage> Coverage() =>
        [.. coverage.Select((c, i) => new IndicatorCoverage(AlignmentIndicators.All[i].Name, c.Dataset, c.Version, c.First, c.Last, c.All, c.Positive))];
}
