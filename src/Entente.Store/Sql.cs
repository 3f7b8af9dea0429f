using System.Globalization;
using DuckDB.NET.Data;
using NodaTime;

namespace Entente.Store;

/// <summary>Short ways to run a statement with parameters.</summary>
internal static class Sql
{
    public static DuckDBCommand Command(this DuckDBConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value is LocalDate day ? day.ToDateOnly() : value ?? DBNull.Value));
        return command;
    }

    public static int Execute(this DuckDBConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(text, values);
        return command.ExecuteNonQuery();
    }

    public static long Count(this DuckDBConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(text, values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static List<T> Rows<T>(this DuckDBConnection connection, string text, Func<Row, T> make, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        var row = new Row(reader);
        while (reader.Read()) rows.Add(make(row));
        return rows;
    }
}
