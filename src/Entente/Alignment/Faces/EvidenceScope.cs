using Entente.Record;
using NodaTime;

namespace Entente.Alignment.Faces;

/// <summary>What evidence is wanted of, and out of what: pairs, months, and the part of the record that counts.</summary>
public sealed class EvidenceScope(RecordView view, IRecordRows rows, DyadTable table, AlignmentRequest request, CancellationToken cancellation)
{
    public RecordView View => view;
    public IRecordRows Rows => rows;
    public DyadTable Table => table;
    public AlignmentRequest Request => request;
    public CancellationToken Cancellation => cancellation;

    /// <summary>The last day of which anything may be used.</summary>
    public LocalDate LastDay { get; } = LocalDate.Min(view.LastDay,
        new LocalDate(table.LastMonth / 12, table.LastMonth % 12 + 1, 1).PlusMonths(1).PlusDays(-1));

    /// <summary>The last year whose yearly records may be used: one that was over on the day of the request, and not after its end.</summary>
    public int LastYear { get; } = Math.Min(view.LastYear, table.LastMonth / 12);

    public int FirstYear => table.FirstMonth / 12;
}
