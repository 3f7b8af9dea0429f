using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Store.Datasets.Reading;

namespace Entente.Store.Datasets;

/// <summary>
/// Loads published files into a ledger: each file in one transaction, all of it or nothing; a file whose content is there already is passed over,
/// so that a load that was stopped goes on where it stopped.
/// </summary>
public sealed class DatasetLoader
{
    private readonly LedgerFile ledger;
    private readonly ActorRegister register;
    private readonly DuckDBConnection connection;

    public DatasetLoader(LedgerFile ledger, ActorRegister register)
    {
        (this.ledger, this.register, connection) = (ledger, register, ledger.Connection);
        connection.Execute("SET preserve_insertion_order=true");
        StateTables.Create(connection, register);
    }

    /// <param name="progress">Decompressed bytes read of the file.</param>
    /// <exception cref="DataFileException">The file can't be used; the ledger is as it was.</exception>
    public FileLoaded Load(Dataset dataset, DataInput input, LoadOptions options, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var version = options.Version ?? dataset.Version;
        // Reading may find that the file was loaded before: then nothing is written, and the transaction has nothing to keep.
        return ledger.InTransaction(() => LoadWithin(dataset, input, options, version, progress, cancellation));
    }

    private FileLoaded LoadWithin(Dataset dataset, DataInput input, LoadOptions options, string version, IProgress<long>? progress,
        CancellationToken cancellation)
    {
        using var table = StagedTable.Open(dataset, input);
        var layout = table.Layout;
        table.Stage(connection, progress, cancellation, options.RejectionsKept);
        var sha256 = table.Sha256;
        var there = connection.Rows("SELECT file_id, layout, row_count, rejected FROM dataset_file WHERE dataset = ? AND sha256 = ? ORDER BY file_id",
            r => (Id: r.GetInt32(0), Layout: r.GetString(1), Rows: r.GetInt64(2), Rejected: r.GetInt64(3)), dataset.Name, sha256);
        if (there.Count > 0)
        {
            table.Drop(connection);
            return new(input.Name, there[0].Id, there[0].Layout, there[0].Rows, there[0].Rejected, [], AlreadyThere: true, []);
        }
        if (layout.Single) CheckVersion(dataset, layout, input, version, options);

        var id = connection.Value<int>("SELECT coalesce(max(file_id), 0) + 1 FROM dataset_file");
        connection.Execute("SET VARIABLE file_id = " + id.ToString(CultureInfo.InvariantCulture));
        AddNames(layout);
        var typing = new TypingStatement(layout, table.Columns);
        connection.Execute(typing.Sql);
        var rejected = table.Rejected + connection.Value<long>("SELECT count(*) FROM typed_all WHERE reason IS NOT NULL");
        connection.Execute("CREATE OR REPLACE TEMP VIEW typed AS SELECT * EXCLUDE (reason) FROM typed_all WHERE reason IS NULL");
        if (table.Rows > 0 && rejected >= table.Rows) throw AllRejected(input, table, rejected);
        StoreRejections(table, id, options);
        var before = connection.Value<long>("SELECT count(DISTINCT line) FROM dataset_rejection WHERE file_id = ?", id);
        connection.Execute(DatasetCatalog.Script(dataset, layout));
        rejected += connection.Value<long>("SELECT count(DISTINCT line) FROM dataset_rejection WHERE file_id = ?", id) - before;
        connection.Execute("INSERT INTO dataset_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id, dataset.Name, version, layout.Name, input.Name,
            sha256, table.Bytes, table.Rows, rejected, ledger.Now(), Fetching.DatasetFetcher.Recorded(input.Name.Split('!')[0])?.Url);
        FileSeals.Seal(connection, id);
        var kept = connection.Rows("SELECT line, reason FROM dataset_rejection WHERE file_id = ? ORDER BY line LIMIT ?",
            r => new Rejection(input.Name, r.GetInt64(0), r.GetString(1)), id, options.RejectionsKept);
        connection.Execute("DROP VIEW typed; DROP TABLE typed_all");
        table.Drop(connection);
        return new(input.Name, id, layout.Name, table.Rows, rejected, kept, AlreadyThere: false, Warnings(dataset, layout, input, version, table.Rows));
    }

    private void AddNames(DatasetLayout layout)
    {
        foreach (var column in layout.Parsed().Where(c => c.Type == "name"))
        {
            var names = connection.Rows($"SELECT DISTINCT \"{column.Sql}\" FROM staged WHERE \"{column.Sql}\" IS NOT NULL AND \"{column.Sql}\" "
                + $"NOT IN (SELECT name FROM state_name) ORDER BY 1", r => r.GetString(0));
            StateTables.AddNames(connection, register, names);
        }
    }

    private void StoreRejections(StagedTable table, int id, LoadOptions options)
    {
        using (var appender = connection.CreateAppender("dataset_rejection"))
            foreach (var rejection in table.Rejections)
                appender.CreateRow().AppendValue(id).AppendValue(rejection.Line).AppendValue(rejection.Reason).EndRow();
        connection.Execute("INSERT INTO dataset_rejection SELECT ?, line, reason FROM typed_all WHERE reason IS NOT NULL ORDER BY line LIMIT ?", id,
            options.RejectionsKept);
    }

    private void CheckVersion(Dataset dataset, DatasetLayout layout, DataInput input, string version, LoadOptions options)
    {
        var earlier = connection.Rows("SELECT file_id, name FROM dataset_file WHERE dataset = ? AND layout = ? AND version = ? ORDER BY file_id",
            r => (Id: r.GetInt32(0), Name: r.GetString(1)), dataset.Name, layout.Name, version);
        if (earlier.Count == 0) return;
        if (!options.Replace)
            throw new DataFileException(input.Name,
                $"the ledger holds version {version} of {dataset.Name} already, from {earlier[0].Name}, with other content. Say --version NAME if "
                + $"this is another version, or --replace to take the earlier one out.");
        foreach (var (id, _) in earlier) Remove(connection, id);
    }

    /// <summary>Takes everything of a file out of the ledger.</summary>
    internal static void Remove(DuckDBConnection connection, int id)
    {
        foreach (var table in (string[])["observation", "roll_call", "vote", "event_row", "event_count", "dataset_rejection", "dataset_file"])
            connection.Execute($"DELETE FROM {table} WHERE file_id = ?", id);
        FileSeals.Remove(connection, id);
    }

    private DataFileException AllRejected(DataInput input, StagedTable table, long rejected)
    {
        var first = table.Rejections.FirstOrDefault()
            ?? connection.Rows("SELECT line, reason FROM typed_all WHERE reason IS NOT NULL ORDER BY line LIMIT 1",
                r => new Rejection(input.Name, r.GetInt64(0), r.GetString(1)))[0];
        return new(input.Name, $"none of its {rejected:N0} rows could be used; the first, line {first.Line}: {first.Reason}");
    }

    private static List<string> Warnings(Dataset dataset, DatasetLayout layout, DataInput input, string version, long rows) =>
        layout.Single && version == dataset.Version && (rows < layout.Rows[0] || rows > layout.Rows[1])
            ? [string.Create(CultureInfo.InvariantCulture,
                $"{input.Name}: {rows:N0} rows; version {version} of {dataset.Name} has {layout.Rows[0]:N0} to {layout.Rows[1]:N0}. The file may "
                + $"be cut short, or another version: say which with --version.")]
            : [];
}
