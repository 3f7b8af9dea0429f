using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Entente.Ledger;
using Entente.Store;

// Makes a ledger of many documents out of one of few: each document, with its reading and claims, is there TIMES times, under keys and at places of
// its own. Only what search reads is multiplied. Claims have the keys that their new documents give them, so that they can be traced and are shown.
// Usage: PROGRAM LEDGER TIMES
using var ledger = LedgerFile.Open(args[0], LedgerAccess.Write, TimeProvider.System);
var times = int.Parse(args[1], CultureInfo.InvariantCulture);
// Keys keep their form: the product takes no other.
static string Key(string column) => $"left({column}, 2) || left(md5({column} || '-' || $k), 20) AS {column}";
static string Keyed(string key, int k) =>
    key[..2] + Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}-{k}"))))[..20];
const string ClaimKey = "(SELECT renamed.to_id FROM renamed WHERE renamed.claim_id = first_$t.claim_id) AS claim_id";
const string Place = "location || '-' || $k AS location", Sequence = "sequence + $k * 1000000 AS sequence";
var tables = new (string Name, string Columns)[]
{
    // Copies became public on other days: those of one document do not stand in a row.
    ("document", $"{Key("document_id")}, {Place}, knowable_from + (hash(document_id, $k) % 3000)::INTEGER AS knowable_from"),
    ("document_location", $"{Key("document_id")}, {Place}, {Sequence}"),
    ("reading", $"{Key("document_id")}, {Key("reading_id")}, {Sequence}"),
    ("reading_claim", $"{Key("reading_id")}, {ClaimKey}"),
    ("claim", $"{Key("document_id")}, {ClaimKey}"),
    ("claim_mention", ClaimKey),
    ("claim_attribution", ClaimKey),
};
foreach (var (name, _) in tables) Run($"CREATE TEMP TABLE first_{name} AS SELECT * FROM {name}");
var claims = ClaimRows.Of(ledger, Texts("SELECT claim_id FROM claim").Select(id => new ClaimId(id)));
Run("CREATE TEMP TABLE renamed (claim_id VARCHAR, to_id VARCHAR)");
for (var k = 1; k < times; k++)
    ledger.InTransaction(() =>
    {
        Run("DELETE FROM renamed");
        Run("INSERT INTO renamed SELECT unnest(?), unnest(?)", claims.Select(c => c.Id.Value).ToList(),
            claims.Select(c => LedgerBuilder.KeyOf(c with { DocumentId = Keyed(c.DocumentId, k) }).Value).ToList());
        foreach (var (name, columns) in tables)
            Run($"INSERT INTO {name} SELECT * REPLACE ("
                + columns.Replace("$k", k.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("$t", name, StringComparison.Ordinal)
                + $") FROM first_{name}");
    });
// As recording would have: a hundred at a time.
var documents = Texts("SELECT document_id FROM document WHERE document_id NOT IN (SELECT document_id FROM first_document)");
foreach (var lot in documents.Chunk(100)) DocumentWords.Add(ledger, lot);
Run("CHECKPOINT");
foreach (var (name, _) in tables) Console.WriteLine($"{name}: {Count(name)}");

void Run(string sql, params ReadOnlySpan<object> values)
{
    using var command = Command(sql);
    foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
    command.ExecuteNonQuery();
}

List<string> Texts(string sql)
{
    using var command = Command(sql);
    using var reader = command.ExecuteReader();
    var texts = new List<string>();
    while (reader.Read()) texts.Add(reader.GetString(0));
    return texts;
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
