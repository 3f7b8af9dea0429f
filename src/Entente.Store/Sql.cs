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

    // So many keys at most as parameters: beyond, DuckDB goes over the table whatever it is asked.
    private const int FewKeys = 2000;

    /// <summary>
    /// Rows of a query that names keys as `IN ({keys})`: few of them as parameters, for which DuckDB uses an index, where for
    /// `IN (SELECT unnest(?))` it goes over the whole table. No keys, no rows.
    /// </summary>
    public static List<T> RowsOf<T>(this DuckDBConnection connection, string text, Func<Row, T> make, IReadOnlyCollection<string> keys,
        params ReadOnlySpan<object?> others) => keys.Count == 0 ? [] : connection.Rows(WithKeys(text, keys), make, [.. ValuesOf(keys), .. others]);

    /// <summary>The same of a statement that changes rows.</summary>
    public static int ExecuteOf(this DuckDBConnection connection, string text, IReadOnlyCollection<string> keys, params ReadOnlySpan<object?> others) =>
        keys.Count == 0 ? 0 : connection.Execute(WithKeys(text, keys), [.. ValuesOf(keys), .. others]);

    private static string WithKeys(string text, IReadOnlyCollection<string> keys) => text.Replace("{keys}",
        keys.Count <= FewKeys ? string.Join(", ", Enumerable.Repeat("?", keys.Count)) : "SELECT unnest(?)", StringComparison.Ordinal);

    private static object?[] ValuesOf(IReadOnlyCollection<string> keys) => keys.Count <= FewKeys ? [.. keys] : [keys.ToList()];
}
