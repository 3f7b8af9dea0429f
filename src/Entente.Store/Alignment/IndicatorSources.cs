using System.Collections.Immutable;
using Entente.Record;

namespace Entente.Store.Alignment;

/// <summary>Which indicators a ledger can tell, and the files they come from. Of a data set with several versions loaded, the one loaded last counts,
/// as for panels.</summary>
public sealed class IndicatorSources
{
    private readonly ImmutableSortedDictionary<string, ImmutableArray<SourceFile>> files;

    private IndicatorSources(ImmutableSortedDictionary<string, ImmutableArray<SourceFile>> files) => this.files = files;

    public static IndicatorSources In(LedgerFile ledger)
    {
        RecordStore.Use(ledger);
        var rows = ledger.Connection.Rows("""
            WITH held AS (
                SELECT DISTINCT indicator, file_id FROM observation
                UNION SELECT 'vote', file_id FROM vote)
            SELECT held.indicator, f.dataset, f.version, f.name, f.sha256, f.loaded_at
            FROM held JOIN panel_file USING (file_id) JOIN dataset_file f USING (file_id) ORDER BY held.indicator, f.dataset, file_id
            """, r => (Indicator: r.Text("indicator"), File: new SourceFile(r.Text("dataset"), r.Text("version"), r.Text("name"), r.Text("sha256"), r.Time("loaded_at"))));
        return new(rows.GroupBy(r => r.Indicator).ToImmutableSortedDictionary(g => g.Key, g => g.Select(r => r.File).ToImmutableArray(),
            StringComparer.Ordinal));
    }

    /// <summary>None where the ledger can't tell the indicator.</summary>
    public ImmutableArray<SourceFile> Of(Indicator indicator) => files.GetValueOrDefault(indicator.Derived switch
    {
        _ when indicator.OfVotes => "vote",
        Derivation.Distance => Indicators.BaseOf(indicator).Name,
        _ => indicator.Name,
    }, []);
}
