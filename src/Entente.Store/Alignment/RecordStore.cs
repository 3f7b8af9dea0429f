using System.Collections.Immutable;
using Entente.Record;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>What of a ledger's data sets counts.</summary>
internal static class RecordStore
{
    /// <summary>The view of a day; its files stand in the temporary table panel_file from then on.</summary>
    public static RecordView View(LedgerFile ledger, LocalDate? asOf)
    {
        var files = Use(ledger);
        return new(asOf, files, ledger.Connection.Rows("""
            SELECT dataset, year(min(first_day))::INTEGER AS first, year(max(last_day))::INTEGER AS last
            FROM observation JOIN panel_file USING (file_id) GROUP BY dataset ORDER BY dataset
            """, r => (r.Text("dataset"), r.Int("first"), r.Int("last"))));
    }

    /// <summary>Puts the files that count into the temporary table panel_file (file_id, dataset, version).</summary>
    public static ImmutableArray<HeldFile> Use(LedgerFile ledger)
    {
        var files = RecordView.InUse(ledger.Connection.Rows("SELECT file_id, dataset, version FROM dataset_file ORDER BY file_id",
            r => new HeldFile(r.Int("file_id"), r.Text("dataset"), r.Text("version"))));
        ledger.Connection.Execute("CREATE OR REPLACE TEMP TABLE panel_file (file_id INTEGER, dataset VARCHAR, version VARCHAR)");
        using var appender = ledger.Connection.CreateAppender("temp", null, "panel_file");
        foreach (var file in files) appender.CreateRow().AppendValue(file.Id).AppendValue(file.Dataset).AppendValue(file.Version).EndRow();
        return files;
    }

    /// <summary>The files that count, by data set and name; only a data set's, where one is named.</summary>
    public static ImmutableArray<SourceFile> Files(LedgerFile ledger, string? dataset = null)
    {
        Use(ledger);
        return
        [
            .. ledger.Connection.Rows("""
                SELECT f.dataset, f.version, f.name, f.sha256, f.loaded_at FROM dataset_file f JOIN panel_file USING (file_id)
                WHERE $1 IS NULL OR f.dataset = $1 ORDER BY f.dataset, f.name, f.sha256
                """, r => new SourceFile(r.Text("dataset"), r.Text("version"), r.Text("name"), r.Text("sha256"), r.Time("loaded_at")), dataset),
        ];
    }
}
