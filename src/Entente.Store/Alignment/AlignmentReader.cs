using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Panels;
using Entente.Record;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>
/// What a request bears on in a ledger: its pairs, its months, and of each data set the version loaded last, as in panels.
/// </summary>
internal static class AlignmentReader
{
    /// <summary>The pairs, months and data sets of a request, nothing read of them yet.</summary>
    /// <exception cref="ArgumentException">The end is before the start; a state of the pair is in no list of states.</exception>
    public static EvidenceScope Begin(LedgerFile ledger, ActorRegister register, AlignmentRequest request, CancellationToken cancellation)
    {
        var connection = ledger.Connection;
        var view = RecordStore.View(ledger, request.AsOf);
        var first = DyadTable.MonthOf(request.From);
        var last = request.To is { } to ? DyadTable.MonthOf(to) : LastMonth(connection, view, first);
        if (request.AsOf is { } asOf) last = Math.Min(last, DyadTable.MonthOf(asOf));
        if (last < first) throw new ArgumentException(
            $"The last month {new PanelPeriod(PeriodUnit.Month, last)} is before the first {new PanelPeriod(PeriodUnit.Month, first)}.", nameof(request));
        var table = new DyadTable(register, request, first, last);
        foreach (var state in request.Pair is { } pair ? [pair.A, pair.B] : request.States ?? [])
            if (!table.States.Contains(state)) throw new ArgumentException(
                $"{state} is in no list of states, so that nothing can be said of its alignment.", nameof(request));
        connection.Execute("CREATE OR REPLACE TEMP TABLE panel_state (id VARCHAR, place INTEGER)");
        using (var appender = connection.CreateAppender("temp", null, "panel_state"))
            for (var i = 0; i < table.States.Length; i++)
                appender.CreateRow().AppendValue(table.States[i].Value).AppendValue(i).EndRow();
        return new EvidenceScope(view, new RecordRows(ledger, request), table, request, cancellation);
    }

    // The last month of the last year on record, or that of the last document or event; what lies after it could only be guessed.
    private static int LastMonth(DuckDBConnection connection, RecordView view, int first)
    {
        var last = first;
        foreach (var name in RecordView.Yearly)
            if (view.Find(name) is { } source) last = Math.Max(last, source.Last * 12 + 11);
        var day = connection.Rows("""
            SELECT max(day) AS day FROM (
                SELECT max(day) AS day FROM roll_call JOIN panel_file USING (file_id)
                UNION ALL SELECT max(day) FROM vote JOIN panel_file USING (file_id)
                UNION ALL SELECT max(day) FROM event_row JOIN panel_file USING (file_id)
                UNION ALL SELECT max(last_day) FROM event_count JOIN panel_file USING (file_id)
                UNION ALL SELECT max(coalesce(published_last, knowable_from)) FROM document)
            """, r => r.DayOrNull("day"))[0];
        return day is { } found ? Math.Max(last, DyadTable.MonthOf(found)) : last;
    }
}
