// The same dyad-month panel by DuckDB's own read_csv and GROUP BY: Entente.Bench.DuckDb IN OUT
using DuckDB.NET.Data;

using var connection = new DuckDBConnection("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");
connection.Open();
using var command = connection.CreateCommand();
var columns = string.Join(", ", Enumerable.Range(0, 58).Select(i => $"'c{i}': '{(i is 2 or 29 or 31 ? "INTEGER" : i == 30 ? "DOUBLE" : "VARCHAR")}'"));
command.CommandText = $"""
    COPY (SELECT c7, c17, c2, count(*) FILTER (WHERE c29 = 1), count(*) FILTER (WHERE c29 = 2), count(*) FILTER (WHERE c29 = 3), count(*) FILTER (WHERE c29 = 4), avg(c30)
          FROM read_csv('{args[0]}', delim = '\t', header = false, quote = '', escape = '', auto_detect = false, columns = {'{'}{columns}{'}'})
          WHERE c7 <> '' AND c17 <> '' GROUP BY ALL ORDER BY ALL) TO '{args[1]}' (HEADER false)
    """;
command.ExecuteNonQuery();
