using DuckDB.NET.Data;
using Entente.Store;
using Xunit;

namespace Entente.SystemTests.Ledger;

public sealed class LedgerFileTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Opening_for_writing_makes_the_file_with_every_schema_step()
    {
        var path = scratch.File("deep/down/x.ledger");
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System))
            Assert.Equal(Migration.All.Length, Count(ledger.Connection, "SELECT count(*) FROM schema_step"));
        Assert.Equal(["x.ledger"], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        using var again = LedgerFile.Open(path, LedgerAccess.Read, TimeProvider.System);
        Assert.Equal(0L, Count(again.Connection, "SELECT count(*) FROM run"));
    }

    [Fact]
    public void Opening_a_ledger_that_is_not_there_to_read_says_so()
    {
        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(scratch.File("none.ledger"), LedgerAccess.Read, TimeProvider.System));
        Assert.Contains("there is no ledger here", e.Message);
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a text that is long enough to have a header of twelve bytes")]
    public void Opening_a_file_that_is_no_ledger_leaves_it_alone(string content)
    {
        var path = scratch.File("notes.txt");
        File.WriteAllText(path, content);
        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System));
        Assert.Contains("is not a ledger", e.Message);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void Opening_a_folder_says_so() =>
        Assert.Contains("is a folder", Assert.Throws<LedgerException>(() => LedgerFile.Open(scratch.Path, LedgerAccess.Write, TimeProvider.System)).Message);

    [Fact]
    public void Opening_another_DuckDB_file_leaves_it_alone()
    {
        var path = scratch.File("other.duckdb");
        using (var connection = new DuckDBConnection($"Data Source={path}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (x INTEGER)";
            command.ExecuteNonQuery();
        }
        var before = File.ReadAllBytes(path);
        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System));
        Assert.Contains("no ledger of Entente", e.Message);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_ledger_of_a_newer_version_is_refused()
    {
        var path = scratch.File("new.ledger");
        Migration[] newer = [.. Migration.All, Migration.Of("999_later.sql", "CREATE TABLE later (x INTEGER);")];
        LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System, newer).Dispose();
        foreach (var access in Enum.GetValues<LedgerAccess>())
        {
            var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(path, access, TimeProvider.System));
            Assert.Contains("newer version of Entente", e.Message);
            Assert.Contains("999 'later'", e.Message);
        }
    }

    [Fact]
    public void A_ledger_of_an_older_version_is_brought_up_by_writing_only()
    {
        var path = scratch.File("old.ledger");
        LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System).Dispose();
        Migration[] newer = [.. Migration.All, Migration.Of("999_later.sql", "CREATE TABLE later (x INTEGER);")];
        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(path, LedgerAccess.Read, TimeProvider.System, newer));
        Assert.Contains("entente ledger upgrade", e.Message);
        using var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System, newer);
        Assert.Equal(0L, Count(ledger.Connection, "SELECT count(*) FROM later"));
    }

    [Fact]
    public void A_schema_step_that_was_altered_is_noticed()
    {
        var path = scratch.File("altered.ledger");
        LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System, [Migration.Of("001_a.sql", "CREATE TABLE a (x INTEGER);")]).Dispose();
        var e = Assert.Throws<LedgerException>(() =>
            LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System, [Migration.Of("001_a.sql", "CREATE TABLE a (y INTEGER);")]));
        Assert.Contains("in another form", e.Message);
    }

    [Fact]
    public void A_schema_step_that_fails_leaves_no_file()
    {
        var path = scratch.File("broken.ledger");
        Migration[] broken = [Migration.Of("001_a.sql", "CREATE TABLE a (x INTEGER);"), Migration.Of("002_b.sql", "CREATE TABLE a (x INTEGER);")];
        Assert.Throws<LedgerException>(() => LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System, broken));
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void A_transaction_that_fails_leaves_nothing()
    {
        using var ledger = LedgerFile.Open(scratch.File("t.ledger"), LedgerAccess.Write, TimeProvider.System);
        Assert.Throws<InvalidOperationException>(() => ledger.InTransaction(() =>
        {
            using (var appender = ledger.Connection.CreateAppender("source"))
                appender.CreateRow().AppendValue("x").AppendValue("file").AppendValue("x").EndRow();
            throw new InvalidOperationException("halfway");
        }));
        Assert.Equal(0L, Count(ledger.Connection, "SELECT count(*) FROM source"));
    }

    [Fact]
    public void Extensions_are_never_fetched()
    {
        using var ledger = LedgerFile.Open(scratch.File("e.ledger"), LedgerAccess.Write, TimeProvider.System);
        Assert.Equal(0L, Count(ledger.Connection,
            "SELECT count(*) FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions') AND value <> 'false'"));
    }

    [Fact]
    public void Steps_must_be_named_by_number() => Assert.Throws<ArgumentException>(() => Migration.Of("one.sql", ""));

    private static long Count(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
