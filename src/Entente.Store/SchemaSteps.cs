using System.Globalization;
using DuckDB.NET.Data;

namespace Entente.Store;

/// <summary>Which schema steps a ledger has had, and those it still needs.</summary>
internal static class SchemaSteps
{
    private const string Format = "entente-ledger";

    /// <exception cref="LedgerException">Not a ledger, newer than these steps, altered, or (opened for reading) older.</exception>
    public static void Check(LedgerFile ledger, IReadOnlyList<Migration> steps)
    {
        if (!IsLedger(ledger.Connection))
            throw new LedgerException($"{ledger.FilePath}: is a DuckDB file, but no ledger of Entente. Name another with --ledger; this one was not touched.");
        var known = steps.ToDictionary(s => s.Version);
        var applied = Applied(ledger.Connection);
        foreach (var (version, name, sha256, program) in applied)
        {
            if (!known.TryGetValue(version, out var step))
                throw new LedgerException(string.Create(CultureInfo.InvariantCulture,
                    $"{ledger.FilePath}: was written by a newer version of Entente ({program}: schema step {version} '{name}', which this "
                        + $"version, {LedgerFile.ProgramVersion}, does not know). Use that version or a newer one."));
            if (step.Sha256 != sha256)
                throw new LedgerException(string.Create(CultureInfo.InvariantCulture,
                    $"{ledger.FilePath}: schema step {version} '{name}' was run by Entente {program} in another form than this version's. Use "
                        + $"that version, or make a new ledger and read the documents again."));
        }
        var missing = steps.Count - applied.Count;
        if (missing > 0 && ledger.Access == LedgerAccess.Read)
            throw new LedgerException(string.Create(CultureInfo.InvariantCulture,
                $"{ledger.FilePath}: was written by an older version of Entente and needs {missing} schema step(s) before it can be read. Run "
                    + $"'entente ledger upgrade' once."));
    }

    /// <summary>Runs what is missing, in order, all in one transaction.</summary>
    public static void Apply(LedgerFile ledger, IReadOnlyList<Migration> steps)
    {
        var connection = ledger.Connection;
        var isNew = !IsLedger(connection);
        var applied = isNew ? [] : Applied(connection).Select(a => a.Version).ToHashSet();
        var missing = steps.Where(s => !applied.Contains(s.Version)).OrderBy(s => s.Version).ToList();
        if (!isNew && missing.Count == 0) return;
        using var transaction = connection.BeginTransaction();
        if (isNew)
        {
            Execute(connection, """
                CREATE TABLE ledger_format (format VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL, program_version VARCHAR NOT NULL);
                CREATE TABLE schema_step (
                    version INTEGER PRIMARY KEY, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
                    program_version VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL);
                """);
            Execute(connection, "INSERT INTO ledger_format VALUES (?, ?, ?)", Format, ledger.Now(), LedgerFile.ProgramVersion);
        }
        foreach (var step in missing)
        {
            Execute(connection, step.Sql);
            Execute(connection, "INSERT INTO schema_step VALUES (?, ?, ?, ?, ?)", step.Version, step.Name, step.Sha256, LedgerFile.ProgramVersion,
                ledger.Now());
        }
        transaction.Commit();
    }

    private static bool IsLedger(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT count(*) FROM information_schema.tables
            WHERE table_schema = 'main' AND table_name IN ('ledger_format', 'schema_step')
            """;
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) < 2) return false;
        command.CommandText = "SELECT count(*) FROM ledger_format WHERE format = ?";
        command.Parameters.Add(new DuckDBParameter(Format));
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 1;
    }

    private static List<(int Version, string Name, string Sha256, string Program)> Applied(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, name, sha256, program_version FROM schema_step ORDER BY version";
        using var reader = command.ExecuteReader();
        var applied = new List<(int, string, string, string)>();
        while (reader.Read()) applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        return applied;
    }

    private static void Execute(DuckDBConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
        command.ExecuteNonQuery();
    }
}
