using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Panels;

namespace Entente.Store.Datasets;

/// <summary>Writes panels as Parquet, through the store's own writer.</summary>
public static class PanelParquet
{
    /// <summary>The file appears whole or not at all.</summary>
    public static void Write(Panel panel, ActorRegister register, string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");
        connection.Open();
        var keys = PanelCsv.Keys(panel.Request.Unit);
        string TypeOf(string key) => key is "iso3_a" or "iso3_b" or "month" ? "VARCHAR" : key == "date" ? "VARCHAR" : "INTEGER";
        connection.Execute($"CREATE TABLE panel "
            + $"({string.Join(", ", keys.Select(k => $"{k} {TypeOf(k)}").Concat(panel.Columns.Select(c => $"\"{c.Name}\" DOUBLE")))})");
        var texts = new PanelKeys(panel, register);
        using (var appender = connection.CreateAppender("panel"))
            for (var r = 0; r < panel.Count; r++)
            {
                var row = appender.CreateRow();
                foreach (var value in texts.Values(r))
                {
                    if (value is int number) row.AppendValue(number);
                    else if (value is string text) row.AppendValue(text);
                    else row.AppendNullValue();
                }
                foreach (var column in panel.Columns)
                {
                    if (double.IsNaN(column.Span[r])) row.AppendNullValue();
                    else row.AppendValue(column.Span[r]);
                }
                row.EndRow();
            }
        var draft = path + ".part";
        try
        {
            connection.Execute($"COPY (SELECT "
                + $"{string.Join(", ", keys.Select(k => k == "date" ? "date::DATE AS date" : k).Concat(panel.Columns.Select(c => $"\"{c.Name}\"")))} "
                + $"FROM panel) TO '{draft.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)");
            File.Move(draft, path, overwrite: true);
        }
        catch (DuckDBException e)
        {
            throw new IOException($"{path}: cannot be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
