namespace Entente.Store.Datasets;

/// <summary>What a ledger holds of a data set in one version.</summary>
/// <param name="First">First day of what was loaded; null where nothing in it has a date.</param>
public sealed record LoadedDataset(string Name, string Version, int Files, long Rows, long Rejected, DateOnly? First, DateOnly? Last, DateTime LoadedAt)
{
    /// <summary>Whether a ledger holds any.</summary>
    public static bool AnyIn(LedgerFile ledger) => ledger.Connection.Value<long>("SELECT count(*) FROM dataset_file") > 0;

    /// <summary>By data set and version.</summary>
    public static IReadOnlyList<LoadedDataset> In(LedgerFile ledger) => ledger.Connection.Rows("""
        WITH days AS (
            SELECT file_id, min(first_day) AS first, max(last_day) AS last FROM observation GROUP BY file_id
            UNION ALL SELECT file_id, min(day), max(day) FROM roll_call GROUP BY file_id
            UNION ALL SELECT file_id, min(day), max(day) FROM vote WHERE day IS NOT NULL GROUP BY file_id
            UNION ALL SELECT file_id, min(day), max(day) FROM event_row GROUP BY file_id
            UNION ALL SELECT file_id, min(first_day), max(last_day) FROM event_count GROUP BY file_id),
        span AS (SELECT file_id, min(first) AS first, max(last) AS last FROM days GROUP BY file_id)
        SELECT dataset, version, count(*), sum(row_count)::BIGINT, sum(rejected)::BIGINT, min(first), max(last), max(loaded_at)
        FROM dataset_file LEFT JOIN span USING (file_id) GROUP BY dataset, version ORDER BY dataset, version
        """, r => new LoadedDataset(r.GetString(0), r.GetString(1), (int)r.GetInt64(2), r.GetInt64(3), r.GetInt64(4),
            r.IsDBNull(5) ? null : r.GetFieldValue<DateOnly>(5), r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6), r.GetDateTime(7)));
}
