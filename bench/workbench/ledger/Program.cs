using System.Globalization;
using DuckDB.NET.Data;
using Entente.Store;

// Makes a ledger of many documents out of one of few: each document, with its reading and claims, is there TIMES times, under keys and at places of
// its own. Only what search reads is multiplied. Usage: PROGRAM LEDGER TIMES
using var ledger = LedgerFile.Open(args[0], LedgerAccess.Write, TimeProvider.System);
var times = int.Parse(args[1], CultureInfo.InvariantCulture);
// Keys keep their form: the product takes no other.
static string Key(string column) => $"left({column}, 2) || left(md5({column} || '-' || $k), 20) AS {column}";
const string Place = "location || '-' || $k AS location", Sequence = "sequence + $k * 1000000 AS sequence";
var tables = new (string Name, string Columns)[]
{
    ("document", $"{Key("document_id")}, {Place}"),
    ("document_location", $"{Key("document_id")}, {Place}, {Sequence}"),
    ("reading", $"{Key("document_id")}, {Key("reading_id")}, {Sequence}"),
    ("reading_claim", $"{Key("reading_id")}, {Key("claim_id")}"),
    // A claim under another key can't be traced and isn't shown: its words are gone over and not found.
    ("claim", $"{Key("document_id")}, {Key("claim_id")}, reverse(quote) AS quote"),
    ("claim_mention", Key("claim_id")),
    ("claim_attribution", Key("claim_id")),
};
foreach (var (name, _) in tables) Run($"CREATE TEMP TABLE first_{name} AS SELECT * FROM {name}");
for (var k = 1; k < times; k++)
    ledger.InTransaction(() =>
    {
        foreach (var (name, columns) in tables)
            Run($"INSERT INTO {name} SELECT * REPLACE ({columns.Replace("$k", k.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}) "
                + $"FROM first_{name}");
    });
// As recording would have: a hundred at a time.
var documents = new List<string>();
using (var reader = Command("SELECT document_id FROM document WHERE document_id NOT IN (SELECT document_id FROM first_document)").ExecuteReader())
    while (reader.Read()) documents.Add(reader.GetString(0));
foreach (var lot in documents.Chunk(100)) DocumentWords.Add(ledger, lot);
Run("CHECKPOINT");
foreach (var (name, _) in tables) Console.WriteLine($"{name}: {Count(name)}");

void Run(string sql)
{
    using var command = Command(sql);
    command.ExecuteNonQuery();
}

object? Count(string table)
{
    using var command = Command($"SELECT count(*) FROM {table}");
    return command.ExecuteScalar();
}

DuckDBCommand Command(string sql)
{
    var command = ledger.Connection.CreateCommand();
    command.CommandText = sql;
    return command;
}
