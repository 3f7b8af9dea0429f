using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using Entente.Alignment.Faces;
using Entente.Record;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>Rows out of a ledger's tables, of the files in panel_file and between the states in panel_state.</summary>
internal sealed class RecordRows(LedgerFile ledger, AlignmentRequest request) : IRecordRows
{
    public IEnumerable<Observation> Observations(ImmutableArray<string> indicators, int firstYear, int lastYear)
    {
        using var command = ledger.Connection.CreateCommand();
        command.CommandText = $"""
            SELECT a.place, b.place, year(first_day)::INTEGER, year(last_day)::INTEGER, value
            FROM observation o JOIN panel_state a ON a.id = o.actor JOIN panel_state b ON b.id = o.recipient JOIN panel_file USING (file_id)
            WHERE indicator IN ({string.Join(", ", indicators.Select((_, i) => "$" + (i + 3).ToString(CultureInfo.InvariantCulture)))})
                AND year(last_day) >= $1 AND year(first_day) <= $2
            """;
        command.Parameters.Add(new DuckDBParameter(firstYear));
        command.Parameters.Add(new DuckDBParameter(lastYear));
        foreach (var indicator in indicators) command.Parameters.Add(new DuckDBParameter(indicator));
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetDouble(4));
    }

    public IEnumerable<DatedVote> Votes(LocalDate first, LocalDate last)
    {
        using var command = ledger.Connection.CreateCommand();
        // A cell once, as in vote_once, but of the states wanted only.
        command.CommandText = """
            WITH cell AS (
                     SELECT v.rcid, s.place AS state, arg_min(v.vote, source.place) AS vote
                     FROM vote v JOIN panel_state s ON s.id = v.state JOIN vote_file source USING (file_id)
                     GROUP BY v.rcid, s.place),
                 dated AS (SELECT rcid, min(day) AS day FROM vote JOIN vote_file USING (file_id) WHERE day IS NOT NULL GROUP BY rcid),
                 held AS (SELECT rcid, min(day) AS day FROM roll_call JOIN vote_file USING (file_id) GROUP BY rcid)
            SELECT datediff('day', DATE '0001-01-01', coalesce(d.day, h.day))::INTEGER AS day, c.rcid, c.state, c.vote::INTEGER
            FROM cell c LEFT JOIN dated d USING (rcid) LEFT JOIN held h USING (rcid)
            WHERE c.vote <= 3 AND coalesce(d.day, h.day) BETWEEN $1 AND $2
            ORDER BY 1, 2
            """;
        command.Parameters.Add(new DuckDBParameter(first.ToDateOnly()));
        command.Parameters.Add(new DuckDBParameter(last.ToDateOnly()));
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return new(DateOnly.FromDayNumber(reader.GetInt32(0)), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
    }

    public IEnumerable<ReportedActs> Acts(int firstYear, LocalDate last) => Counted($"""
        SELECT dataset, a.place AS a, b.place AS b, year, month, sum(hostile)::INTEGER AS hostile, sum(n)::INTEGER AS n
        FROM act JOIN panel_state a ON a.id = least(actor, recipient) JOIN panel_state b ON b.id = greatest(actor, recipient)
        GROUP BY ALL ORDER BY ALL
        """, firstYear, last, r => new ReportedActs(r.Text("dataset"), r.Int("a"), r.Int("b"), r.Int("year"), r.Int("month"), r.Int("hostile"), r.Int("n")));

    public IEnumerable<ReportedYear> AllActs(int firstYear, LocalDate last) => Counted("""
        SELECT dataset, year, sum(hostile)::BIGINT AS hostile, sum(n)::BIGINT AS n FROM act GROUP BY ALL ORDER BY ALL
        """, firstYear, last, r => new ReportedYear(r.Text("dataset"), r.Int("year"), r.Long("hostile"), r.Long("n")));

    // Acts by data set, parties and month; the same actor, recipient, root and day once, but for counts, which can't be told apart any more.
    private List<T> Counted<T>(string query, int firstYear, LocalDate last, Func<Row, T> read) => ledger.Connection.Rows($"""
        WITH once AS (
                 SELECT DISTINCT e.dataset, e.day, actor, recipient, root, quad_class > 2 AS hostile FROM event_row e JOIN panel_file USING (file_id)
                 WHERE e.dataset IN ({Datasets}) AND actor <> recipient AND quad_class IS NOT NULL AND e.day BETWEEN $1 AND $2
                     AND coalesce(recorded_on <= $2, true)),
             act AS (
                 SELECT dataset, actor, recipient, year(day)::INTEGER AS year, month(day)::INTEGER AS month, hostile::INTEGER AS hostile, 1 AS n FROM once
                 UNION ALL
                 SELECT e.dataset, actor, recipient, year(first_day), CASE WHEN month(first_day) = month(last_day) THEN month(first_day) ELSE 0 END,
                     quad3 + quad4, quad1 + quad2 + quad3 + quad4 FROM event_count e JOIN panel_file USING (file_id)
                 WHERE e.dataset IN ({Datasets}) AND actor <> recipient AND first_day >= $1 AND last_day <= $2 AND year(first_day) = year(last_day))
        {query}
        """, read, new LocalDate(firstYear, 1, 1).ToDateOnly(), last.ToDateOnly());

    private static readonly string Datasets = string.Join(", ", Indicators.EventDatasets.Select(d => $"'{d}'"));

    public (string Datasets, string Versions) VoteDatasets(int firstYear, int lastYear) => SourceFile.Named(VoteSources.Of(ledger, firstYear, lastYear,
        request.Pair is { } pair ? [pair.A, pair.B] : request.With is { } one ? [one] : []));
}
