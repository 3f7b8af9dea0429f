using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Alignment;
using NodaTime;

namespace Entente.Store.Datasets;

/// <summary>Panels out of a ledger. Of a data set of which several versions are loaded, the one loaded last is read.</summary>
public static class PanelReader
{
    /// <exception cref="MissingDatasetException">An indicator's data set isn't loaded.</exception>
    /// <exception cref="ArgumentException">As <see cref="PanelBuilder"/>.</exception>
    public static Panel Read(LedgerFile ledger, ActorRegister register, PanelRequest request, CancellationToken cancellation = default)
    {
        var connection = ledger.Connection;
        var builder = new PanelBuilder(request, register.MembershipsIn(request.System));
        connection.Execute("CREATE OR REPLACE TEMP TABLE panel_state (id VARCHAR, place INTEGER)");
        using (var appender = connection.CreateAppender("temp", null, "panel_state"))
            for (var i = 0; i < builder.States.Count; i++)
                appender.CreateRow().AppendValue(builder.States[i].Value).AppendValue(i).EndRow();
        var loaded = RecordStore.Use(ledger).Select(f => f.Dataset).ToHashSet();
        var voted = new Lazy<bool>(() => connection.Count("SELECT count(*) FROM (SELECT 1 FROM vote JOIN vote_file USING (file_id) LIMIT 1)") > 0);
        foreach (var indicator in request.Indicators)
            if (indicator.OfVotes ? !voted.Value : !loaded.Contains(indicator.Dataset)
                && !loaded.Contains(indicator.Dataset + "-panel")) throw new MissingDatasetException(indicator.Name, indicator.Dataset);

        foreach (var indicator in request.Indicators.Select(i => i.Derived == Derivation.Distance ? Indicators.BaseOf(i) : i).DistinctBy(i => i.Name))
        {
            cancellation.ThrowIfCancellationRequested();
            if (indicator.Derived is not null) continue;
            // A data set may come in several files: where the one that holds this indicator is not loaded, a missing pair is unknown and no zero.
            if (connection.Count("SELECT count(*) FROM (SELECT 1 FROM observation JOIN panel_file USING (file_id) WHERE indicator = ? LIMIT 1)",
                indicator.Name) == 0)
                throw new MissingDatasetException(indicator.Name, indicator.Dataset);
            Observations(connection, builder, indicator, request.Unit);
        }
        if (request.Indicators.Any(i => i.OfVotes))
            builder.AddVotes(Votes(connection, builder, request.Unit));
        foreach (var dataset in request.Indicators.Where(i => i.Derived == Derivation.Events).GroupBy(i => i.Dataset))
            EventCounts.Read(connection, builder, dataset.Key, [.. dataset], request);
        return builder.Build();
    }

    /// <summary>The SQL of a day's period number, as <see cref="PanelPeriod"/> counts.</summary>
    internal static string PeriodOf(PeriodUnit unit, string day) => unit switch
    {
        PeriodUnit.Year => $"year({day})::INTEGER",
        PeriodUnit.Month => $"(year({day}) * 12 + month({day}) - 1)::INTEGER",
        _ => $"datediff('day', DATE '1970-01-01', {day})::INTEGER",
    };

    internal static DateOnly Day(LocalDate day) => new(day.Year, day.Month, day.Day);

    private static void Observations(DuckDBConnection connection, PanelBuilder builder, Indicator indicator, PeriodUnit unit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT a.place, coalesce(b.place, -1), {PeriodOf(unit, "first_day")}, {PeriodOf(unit, "last_day")}, value
            FROM observation o JOIN panel_file USING (file_id) JOIN panel_state a ON a.id = o.actor LEFT JOIN panel_state b ON b.id = o.recipient
            WHERE indicator = $1 AND last_day >= $2 AND first_day <= $3 AND (o.recipient IS NULL OR b.place IS NOT NULL)
            ORDER BY o.file_id, o.line, a.place, b.place
            """;
        command.Parameters.Add(new DuckDBParameter(indicator.Name));
        command.Parameters.Add(new DuckDBParameter(Day(new PanelPeriod(unit, builder.FirstPeriod).First)));
        command.Parameters.Add(new DuckDBParameter(Day(new PanelPeriod(unit, builder.LastPeriod).Last)));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            builder.Add(indicator, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetDouble(4));
    }

    private static List<CastVote> Votes(DuckDBConnection connection, PanelBuilder builder, PeriodUnit unit)
    {
        using var command = connection.CreateCommand();
        // A cell once, as in vote_once, but of the states wanted only.
        command.CommandText = $"""
            WITH held AS (SELECT rcid, min(day) AS day FROM roll_call JOIN vote_file USING (file_id) GROUP BY rcid),
                 cast_vote AS (
                     SELECT v.rcid, s.place AS state, arg_min(v.vote, source.place) AS vote
                     FROM vote v JOIN vote_file source USING (file_id) JOIN panel_state s ON s.id = v.state
                     GROUP BY v.rcid, s.place),
                 dated AS (SELECT rcid, min(day) AS day FROM vote JOIN vote_file USING (file_id) WHERE day IS NOT NULL GROUP BY rcid)
            SELECT c.rcid, {PeriodOf(unit, "coalesce(d.day, h.day)")}, c.state, c.vote
            FROM cast_vote c LEFT JOIN dated d USING (rcid) LEFT JOIN held h USING (rcid)
            WHERE coalesce(d.day, h.day) BETWEEN $1 AND $2 AND c.vote <= 3
            """;
        command.Parameters.Add(new DuckDBParameter(Day(new PanelPeriod(unit, builder.FirstPeriod).First)));
        command.Parameters.Add(new DuckDBParameter(Day(new PanelPeriod(unit, builder.LastPeriod).Last)));
        using var reader = command.ExecuteReader();
        var votes = new List<CastVote>(1_000_000);
        while (reader.Read()) votes.Add(new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), (byte)reader.GetFieldValue<sbyte>(3)));
        return votes;
    }
}
