using DuckDB.NET.Data;

namespace Entente.Store.Datasets;

/// <summary>Short forms for statements and single values.</summary>
internal static class DuckDBStatements
{
    public static int Execute(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Prepared(sql, values);
        return command.ExecuteNonQuery();
    }

    public static T? Value<T>(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Prepared(sql, values);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    public static List<T> Rows<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read, params object?[] values)
    {
        using var command = connection.Prepared(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read((DuckDBDataReader)reader));
        return rows;
    }

    private static DuckDBCommand Prepared(this DuckDBConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        return command;
    }
}
