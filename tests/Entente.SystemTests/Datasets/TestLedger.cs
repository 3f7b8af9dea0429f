using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Reading;
using Entente.SystemTests.Ledger;

namespace Entente.SystemTests.Datasets;

/// <summary>A new ledger in a folder of its own, with a loader.</summary>
internal sealed class TestLedger : IDisposable
{
    public TestLedger()
    {
        File = LedgerFile.Open(Folder.File("ledger.duckdb"), LedgerAccess.Write, new StoppedClock());
        Loader = new DatasetLoader(File, ActorRegister.Embedded);
    }

    public ScratchFolder Folder { get; } = new();
    public LedgerFile File { get; }
    public DatasetLoader Loader { get; }

    public FileLoaded Load(string dataset, string path, LoadOptions? options = null) =>
        Loader.Load(DatasetCatalog.Find(dataset)!, DataInput.OfFile(path)[0], options ?? new LoadOptions());

    public FileLoaded LoadText(string dataset, string text, LoadOptions? options = null)
    {
        var path = Folder.File("given.csv");
        System.IO.File.WriteAllText(path, text);
        return Load(dataset, path, options);
    }

    public long Count(string sql)
    {
        using var command = File.Connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public IReadOnlyList<string> Texts(string sql)
    {
        using var command = File.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetString(0));
        return texts;
    }

    public void Dispose()
    {
        File.Dispose();
        Folder.Dispose();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
