using System.Collections.Immutable;

namespace Entente.Store;

/// <summary>How much a ledger holds. Times are UTC; absent where nothing was read yet.</summary>
public sealed record LedgerContents(
    int SchemaStep, string ProgramVersion, ImmutableArray<(string Table, long Rows)> Rows, DateTime? FirstRecorded, DateTime? LastRecorded)
{
    public static LedgerContents Of(LedgerFile ledger)
    {
        var connection = ledger.Connection;
        (string Name, string Table)[] tables =
        [
            ("documents", "document"), ("readings", "reading"), ("claims", "claim"), ("claims that count", "current_claim"),
            ("propositions", "proposition"), ("events", "event"), ("runs", "run"),
        ];
        ImmutableArray<(string, long)> rows = [.. tables.Select(t => (t.Name, connection.Count($"SELECT count(*) FROM {t.Table}")))];
        var times = connection.Rows("SELECT recorded_at FROM reading ORDER BY recorded_at", r => r.Time("recorded_at"));
        return new((int)connection.Count("SELECT max(version) FROM schema_step"),
            connection.Rows("SELECT program_version FROM ledger_format ORDER BY 1", r => r.Text("program_version"))[0], rows,
            times.Count > 0 ? times[0] : null, times.Count > 0 ? times[^1] : null);
    }
}
