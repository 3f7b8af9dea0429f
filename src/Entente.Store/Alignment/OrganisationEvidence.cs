using Entente.Alignment.Latent;

namespace Entente.Store.Alignment;

/// <summary>
/// Joint memberships n of the pair in the year as ln(1 + n) less both states' means over all their pairs of that year plus the year's mean over all: what is left when
/// each state's habit of joining, and the growing number of organisations, are taken away.
/// </summary>
internal static class OrganisationEvidence
{
    public static void Add(EvidenceReading reading)
    {
        if (!reading.Wants(AlignmentIndicators.Organisations) || reading.Sources.FirstOf("cow-igo") is not { } dataset) return;
        var (version, first, last) = reading.Sources.Find(dataset)!.Value;
        last = Math.Min(last, reading.LastYear);
        if (last < first) return;
        reading.From(AlignmentIndicators.Organisations, dataset, version, Math.Max(first, reading.FirstYear), last);
        foreach (var (a, b, year, value) in reading.Connection.Rows("""
            WITH joint AS (
                SELECT actor, recipient, year(first_day)::INTEGER AS year, ln(1 + value) AS v
                FROM observation JOIN panel_file USING (file_id)
                WHERE indicator = 'igo.joint' AND year(first_day) BETWEEN $1 AND $2),
            side AS (SELECT actor AS state, year, v FROM joint UNION ALL SELECT recipient, year, v FROM joint),
            habit AS (SELECT state, year, avg(v) AS mean FROM side WHERE state IN (SELECT id FROM panel_state) GROUP BY ALL),
            world AS (SELECT year, avg(v) AS mean FROM joint GROUP BY year)
            SELECT a.place AS a, b.place AS b, j.year, j.v - p.mean - q.mean + w.mean AS value
            FROM joint j JOIN panel_state a ON a.id = j.actor JOIN panel_state b ON b.id = j.recipient
            JOIN habit p ON p.state = j.actor AND p.year = j.year JOIN habit q ON q.state = j.recipient AND q.year = j.year JOIN world w ON w.year = j.year
            ORDER BY 1, 2, 3
            """, r => (r.Int("a"), r.Int("b"), r.Int("year"), r.DoubleOrNull("value")!.Value), reading.FirstYear, last))
            if (reading.Table.PlaceOf(a, b) is >= 0 and var dyad && reading.Table.Within(dyad, year * 12, year * 12 + 11) is { } month)
                reading.Add(dyad, month, AlignmentIndicators.Organisations, value, 0);
    }
}
