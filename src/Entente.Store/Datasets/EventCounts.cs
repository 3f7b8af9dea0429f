using System.Globalization;
using DuckDB.NET.Data;
using Entente.Panels;
using Entente.Record;

namespace Entente.Store.Datasets;

/// <summary>Event data by ordered pair of states and period, from rows and from counts.</summary>
internal static class EventCounts
{
    public static void Read(DuckDBConnection connection, PanelBuilder builder, string dataset, IReadOnlyList<Indicator> indicators, PanelRequest request)
    {
        var (from, to) = (PanelReader.Day(new PanelPeriod(request.Unit, builder.FirstPeriod).First),
            PanelReader.Day(new PanelPeriod(request.Unit, builder.LastPeriod).Last));
        var roots = string.Join(", ", Enumerable.Range(1, 20)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"sum(n) FILTER (WHERE root = {r}) AS root{r:D2}")));
        // All pairs are needed for the total that the shares are of, not only those of the panel. Distinct events can't be had from counts.
        connection.Execute($"""
            CREATE OR REPLACE TEMP TABLE event_cell AS
            WITH piece AS (
                SELECT actor, recipient, {PanelReader.PeriodOf(request.Unit, "day")} AS period, try_cast(root AS INTEGER) AS root, 1 AS n,
                    (quad_class = 1)::INTEGER AS q1, (quad_class = 2)::INTEGER AS q2, (quad_class = 3)::INTEGER AS q3, (quad_class = 4)::INTEGER AS q4,
                    goldstein AS score, (goldstein IS NOT NULL)::INTEGER AS scored, reports,
                    hash(day, root, coalesce(place, '')) AS event
                FROM event_row JOIN panel_file USING (file_id)
                WHERE event_row.dataset = $1 AND day BETWEEN $2 AND $3 AND actor <> recipient
                UNION ALL
                SELECT actor, recipient, {PanelReader.PeriodOf(request.Unit, "first_day")}, root, quad1 + quad2 + quad3 + quad4, quad1, quad2, quad3, quad4,
                    goldstein_sum, scored, reports, NULL
                FROM event_count JOIN panel_file USING (file_id)
                WHERE event_count.dataset = $1 AND first_day >= $2 AND last_day <= $3 AND actor <> recipient
                    AND {PanelReader.PeriodOf(request.Unit, "first_day")} = {PanelReader.PeriodOf(request.Unit, "last_day")})
            SELECT actor, recipient, period, sum(n) AS rows, sum(q1) AS quad1, sum(q2) AS quad2, sum(q3) AS quad3, sum(q4) AS quad4, {roots},
                CASE WHEN bool_and(event IS NOT NULL) THEN count(DISTINCT event) END AS "distinct", sum(reports) AS reports,
                sum(score) AS "goldstein.sum", sum(score) / nullif(sum(scored), 0) AS "goldstein.mean", sum(sum(n)) OVER (PARTITION BY period) AS total
            FROM piece GROUP BY actor, recipient, period
            """, dataset, from, to);
        foreach (var indicator in indicators)
        {
            var name = indicator.Name[(dataset.Length + 1)..];
            var value = name.EndsWith(".share", StringComparison.Ordinal) ? $"1000.0 * {name[..^".share".Length]} / total" : $"\"{name}\"";
            // A pair that has rows in the period, but none of this class, has 0 of it.
            if (name.StartsWith("quad", StringComparison.Ordinal) || name.StartsWith("root", StringComparison.Ordinal)) value = $"coalesce({value}, 0)";
            foreach (var (a, b, period, v) in connection.Rows($"""
                SELECT a.place, b.place, period, ({value})::DOUBLE FROM event_cell e JOIN panel_state a ON a.id = e.actor JOIN panel_state b ON b.id = e.recipient
                WHERE {value} IS NOT NULL ORDER BY 1, 2, 3
                """, r => (r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetDouble(3))))
                builder.Add(indicator, a, b, period, period, v);
        }
        connection.Execute("DROP TABLE event_cell");
    }
}
