using DuckDB.NET.Data;
using Entente.Time;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>One reading under way: where it reads from, and what is wanted.</summary>
internal sealed class EvidenceReading(LedgerFile ledger, RecordSources sources, DyadTable table, AlignmentRequest request, CancellationToken cancellation)
{
    public DuckDBConnection Connection => ledger.Connection;
    public LedgerFile Ledger => ledger;
    public RecordSources Sources => sources;
    public DyadTable Table => table;
    public AlignmentRequest Request => request;
    public CancellationToken Cancellation => cancellation;

    /// <summary>The last day of which anything may be used.</summary>
    public LocalDate LastDay { get; } = LocalDate.Min(request.AsOf ?? LocalDate.MaxIsoValue,
        new LocalDate(table.LastMonth / 12, table.LastMonth % 12 + 1, 1).PlusMonths(1).PlusDays(-1));

    /// <summary>The last year whose yearly records may be used: one that was over on the day of the request, and not after its end.</summary>
    public int LastYear { get; } = Math.Min(request.AsOf is { } day ? KnownBy.LastYear(day) : int.MaxValue, table.LastMonth / 12);

    public int FirstYear => table.FirstMonth / 12;
}
