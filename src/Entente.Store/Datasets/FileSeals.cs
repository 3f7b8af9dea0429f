using System.Globalization;
using DuckDB.NET.Data;

namespace Entente.Store.Datasets;

/// <summary>
/// Whether what was loaded of published files is still what was loaded: each file has, for each table, the number of its rows and a digest over them
/// (schema step 101).
/// </summary>
public static class FileSeals
{
    private static readonly string[] Tables = ["dataset_file", "dataset_rejection", "observation", "roll_call", "vote", "event_row", "event_count"];

    private static string Digest(string table) => $"SELECT file_id, '{table}', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM {table} t";

    /// <summary>Seals a file that has just been loaded, within its transaction.</summary>
    internal static void Seal(DuckDBConnection connection, int file)
    {
        foreach (var table in Tables) connection.Execute($"INSERT INTO file_seal {Digest(table)} WHERE file_id = ? GROUP BY file_id", file);
    }

    /// <summary>Takes a file's seals away with its rows.</summary>
    internal static void Remove(DuckDBConnection connection, int file) => connection.Execute("DELETE FROM file_seal WHERE file_id = ?", file);

    /// <summary>Files whose rows are not as many as were loaded, a sentence each; quick, for before a figure is printed.</summary>
    public static IReadOnlyList<string> Miscounted(LedgerFile ledger) =>
        Compare(ledger.Connection, table => $"SELECT file_id, '{table}', count(*), '' FROM {table} GROUP BY file_id", digests: false);

    /// <summary>Files of which any row is another than was loaded, a sentence each.</summary>
    public static IReadOnlyList<string> Broken(LedgerFile ledger) => Compare(ledger.Connection, table => Digest(table) + " GROUP BY file_id", digests: true);

    private static List<string> Compare(DuckDBConnection connection, Func<string, string> now, bool digests)
    {
        var faults = new List<string>();
        var names = connection.Rows("SELECT file_id, dataset, name FROM dataset_file ORDER BY file_id",
            r => (Id: r.GetInt32(0), What: $"{r.GetString(1)} ({r.GetString(2)})")).GroupBy(f => f.Id).ToDictionary(f => f.Key, f => f.First().What);
        var sealedRows = connection.Rows("SELECT file_id, table_name, rows, digest FROM file_seal ORDER BY file_id, table_name",
            r => (File: r.GetInt32(0), Table: r.GetString(1), Rows: r.GetInt64(2), Digest: r.GetString(3)))
            .GroupBy(s => (s.File, s.Table)).ToDictionary(s => s.Key, s => (Rows: s.Sum(x => x.Rows), Digest: string.Join('+', s.Select(x => x.Digest))));
        foreach (var table in Tables)
        {
            var stored = connection.Rows($"{now(table)} ORDER BY file_id", r => (File: r.GetInt32(0), Rows: r.GetInt64(2), Digest: r.GetString(3)))
                .ToDictionary(s => s.File);
            foreach (var file in stored.Keys.Union(sealedRows.Keys.Where(k => k.Table == table).Select(k => k.File)).Order())
            {
                var (rows, digest) = stored.TryGetValue(file, out var s) ? (s.Rows, s.Digest) : (0, "");
                var what = names.TryGetValue(file, out var name) ? name : string.Create(CultureInfo.InvariantCulture,
                    $"file {file}, which the ledger doesn't know");
                if (!sealedRows.TryGetValue((file, table), out var kept)) faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{rows} rows in {table} say that they come from {what}, but none were loaded from it there."));
                else if (kept.Rows != rows) faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"Of {what}, {kept.Rows} rows were stored in {table} and {rows} are there."));
                else if (digests && kept.Digest != digest) faults.Add($"Of {what}, rows in {table} are other than those that were loaded.");
            }
        }
        return faults;
    }
}
