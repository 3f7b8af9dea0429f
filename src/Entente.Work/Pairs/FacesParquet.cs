using DuckDB.NET.Data;
using Entente.Alignment.Faces;

namespace Entente.Work.Pairs;

/// <summary>Faces of all pairs as Parquet, through the store's own writer; the file appears whole or not at all.</summary>
internal static class FacesParquet
{
    public static void Write(string path, IEnumerable<FacesReport.Row> rows, bool months)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");
        connection.Open();
        void Do(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        Do($"CREATE TABLE face (iso3_a VARCHAR, iso3_b VARCHAR, period {(months ? "VARCHAR" : "INTEGER")}, face VARCHAR, value DOUBLE, q05 DOUBLE, "
            + "q95 DOUBLE, evidence DOUBLE, last_record INTEGER)");
        using (var appender = connection.CreateAppender("face"))
            foreach (var r in rows)
            {
                var row = appender.CreateRow().AppendValue(r.Dyad.A.Value).AppendValue(r.Dyad.B.Value);
                (months ? row.AppendValue(r.Period) : row.AppendValue(r.Year)).AppendValue(FaceModel.Name(r.Face)).AppendValue(r.Value).AppendValue(r.Lower)
                    .AppendValue(r.Upper).AppendValue(r.Evidence).AppendValue(r.LastRecord).EndRow();
            }
        var draft = path + ".part";
        try
        {
            Do($"COPY face TO '{draft.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)");
            File.Move(draft, path, overwrite: true);
        }
        catch (DuckDBException e)
        {
            throw new UserException($"{path}: cannot be written: {PlainText.OfLine(e.Message)}", inner: e);
        }
        finally
        {
            if (File.Exists(draft)) File.Delete(draft);
        }
    }
}
