using System.Collections.Immutable;
using System.Globalization;
using Entente.Ledger;
using Entente.Outlook;
using Entente.Record;
using Entente.Store.Alignment;
using Entente.Time;
using NodaTime;

namespace Entente.Store.Outlook;

/// <summary>The files that outlooks on pairs are learned from, with a digest over all that is read of them.</summary>
/// <param name="Files">Of each data set the version loaded last, by data set and name.</param>
/// <param name="Hash">Of files, of the program's way of learning and of the last year.</param>
/// <param name="LastYear">The last year used; null: all on record.</param>
public sealed record OutlookInputs(ImmutableArray<SourceFile> Files, string Hash, int? LastYear)
{
    private static readonly string[] Besides = ["un-votes", "un-votes-former", "cow-contiguity"];

    /// <param name="asOf">Only years that were over by the end of this day; null: all.</param>
    public static OutlookInputs Of(LedgerFile ledger, LocalDate? asOf)
    {
        var wanted = Enum.GetValues<DyadRecord>().SelectMany(r => DyadRecords.DatasetsOf(r)).Concat(Besides).ToHashSet(StringComparer.Ordinal);
        RecordStore.Use(ledger);
        var rows = ledger.Connection.Rows("""
            WITH seals AS (SELECT file_id, string_agg(table_name || ' ' || rows || ' ' || digest, ',' ORDER BY table_name,
                digest) AS seal FROM file_seal GROUP BY file_id)
            SELECT f.dataset, f.version, f.name, f.sha256, f.loaded_at, coalesce(seal, '') AS seal
            FROM dataset_file f JOIN panel_file USING (file_id) LEFT JOIN seals USING (file_id)
            ORDER BY f.dataset, f.name, f.sha256
            """, r => (File: new SourceFile(r.Text("dataset"), r.Text("version"), r.Text("name"), r.Text("sha256"), r.Time("loaded_at")), Seal: r.Text("seal")))
            .Where(r => wanted.Contains(r.File.Dataset)).ToArray();
        int? last = asOf is { } day ? KnownBy.LastYear(day) : null;
        var files = ContentHash.Of(["outlook", DyadModel.Revision.ToString(CultureInfo.InvariantCulture),
            .. rows.Select(r => $"{r.File.Dataset} {r.File.Version} {r.File.Sha256} {r.Seal}")]);
        return new([.. rows.Select(r => r.File)], last is { } year ? string.Create(CultureInfo.InvariantCulture, $"{files}-{year}") : files, last);
    }

    /// <summary>The part of the hash that the last year does not enter.</summary>
    public string FilesHash => Hash.Split('-')[0];

    /// <summary>Under which what is on record of pairs is kept.</summary>
    public string FactsKey(DyadRecord kind) => $"{Hash} {kind}";

    /// <summary>Under which what was learned is kept.</summary>
    public string ModelKey(DyadRecord kind, int horizon) => string.Create(CultureInfo.InvariantCulture, $"{Hash} {kind} {horizon}");
}
