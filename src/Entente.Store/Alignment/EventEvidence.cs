using Entente.Alignment.Latent;

namespace Entente.Store.Alignment;

/// <summary>
/// Machine-coded events by the month: those of conflict (quad classes 3 and 4) among all between the two states, in both directions. The number of all is the exposure, so that
/// more coverage of a pair is more evidence but no other evidence. Months without a row are absent.
/// </summary>
internal static class EventEvidence
{
    public static void Add(EvidenceReading reading)
    {
        foreach (var (dataset, indicator) in ((string, string)[])[("gdelt", AlignmentIndicators.GdeltConflict), ("icews", AlignmentIndicators.IcewsConflict), ("polecat", AlignmentIndicators.PolecatConflict)])
        {
            if (!reading.Wants(indicator) || (reading.Sources.Find(dataset) is null && reading.Sources.Find(dataset + "-panel") is null)) continue;
            var rows = reading.Connection.Rows("""
                WITH piece AS (
                    SELECT actor, recipient, (year(day) * 12 + month(day) - 1)::INTEGER AS month, (quad_class >= 3)::INTEGER AS conflict, 1 AS n
                    FROM event_row JOIN panel_file USING (file_id)
                    WHERE event_row.dataset = $1 AND day BETWEEN $2 AND $3 AND actor <> recipient AND quad_class IS NOT NULL
                    UNION ALL
                    SELECT actor, recipient, (year(first_day) * 12 + month(first_day) - 1)::INTEGER, quad3 + quad4, quad1 + quad2 + quad3 + quad4
                    FROM event_count JOIN panel_file USING (file_id)
                    WHERE event_count.dataset = $1 AND first_day >= $2 AND last_day <= $3 AND actor <> recipient
                        AND year(first_day) = year(last_day) AND month(first_day) = month(last_day))
                SELECT least(a.place, b.place) AS a, greatest(a.place, b.place) AS b, month, sum(conflict)::BIGINT AS conflict, sum(n)::BIGINT AS n
                FROM piece p JOIN panel_state a ON a.id = p.actor JOIN panel_state b ON b.id = p.recipient
                GROUP BY ALL HAVING sum(n) > 0 ORDER BY ALL
                """, r => (A: r.Int("a"), B: r.Int("b"), Month: r.Int("month"), Conflict: r.Long("conflict"), All: r.Long("n")), dataset, reading.Request.From, reading.LastDay);
            if (rows.Count == 0) continue;
            // Rows and counts of one kind of event may come from two data sets, "gdelt" and "gdelt-panel".
            var files = reading.Connection.Rows("""
                SELECT DISTINCT f.dataset, f.version FROM dataset_file f JOIN panel_file USING (file_id)
                WHERE file_id IN (SELECT file_id FROM event_row WHERE dataset = $1 AND day BETWEEN $2 AND $3
                    UNION SELECT file_id FROM event_count WHERE dataset = $1 AND first_day >= $2 AND last_day <= $3) ORDER BY ALL
                """, r => (Dataset: r.Text("dataset"), Version: r.Text("version")), dataset, reading.Request.From, reading.LastDay);
            reading.From(indicator, string.Join("; ", files.Select(f => f.Dataset)), string.Join("; ", files.Select(f => f.Version)), rows.Min(r => r.Month) / 12, rows.Max(r => r.Month) / 12);
            foreach (var (a, b, month, conflict, all) in rows)
                if (reading.Table.PlaceOf(a, b) is >= 0 and var dyad && reading.Table.Exists(dyad, month))
                    reading.Add(dyad, month, indicator, conflict, all);
        }
    }
}
