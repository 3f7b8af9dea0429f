using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Alignment;
using NodaTime;

namespace Entente.Store.Datasets;

/// <summary>Indicators of two states by year, and the files and lines behind them.</summary>
public static class PairRecordReader
{
    /// <param name="Actor">Who acts, for one direction; absent where there is none.</param>
    /// <param name="Rows">"lines 12 to 40"; absent where the values are computed from many rows.</param>
    /// <param name="Files">Those whose rows entered; for records by the row, all files of the data set, for what they don't list is known not to be.</param>
    public sealed record PairRecord(Indicator Indicator, ActorId? Actor, ImmutableArray<(int Year, double? Value)> Values,
        ImmutableArray<SourceFile> Files, string? Rows)
    {
        /// <summary>Data sets in versions, never none: where no row entered, the one that was asked.</summary>
        public ImmutableArray<(string Dataset, string Version)> Sources =>
            Files.Where(f => !f.DaysOnly).Select(f => (f.Dataset, f.Version)).Distinct().Order().ToImmutableArray() is { IsEmpty: false } used ? used
                : [(Indicator.Dataset, "unknown")];
    }

    /// <returns>The indicator in its one or two directions; empty where its data set isn't loaded, or the two never were members together.</returns>
    public static ImmutableArray<PairRecord> Read(LedgerFile ledger, ActorRegister register, Indicator indicator, ActorId a, ActorId b, int from,
        int to, CancellationToken cancellation)
    {
        Panel panel;
        try
        {
            panel = PanelReader.Read(ledger, register, new PanelRequest { Indicators = [indicator], From = new LocalDate(from, 1, 1),
                To = new LocalDate(to, 12, 31), States = [a, b] }, cancellation);
        }
        catch (MissingDatasetException)
        {
            return [];
        }
        if (panel.Count == 0) return [];
        // Votes that none of the two cast were looked for in all files that hold votes.
        var held = indicator.OfVotes ? VoteSources.Of(ledger, from, to, a, b) : [];
        if (held.IsEmpty) held = indicator.OfVotes ? VoteSources.Of(ledger, from, to) : Files(ledger, indicator.Dataset);
        var (first, second) = (panel.Actor(0), panel.Recipient(0));
        var records = ImmutableArray.CreateBuilder<PairRecord>();
        for (var column = 0; column < panel.Columns.Count; column++)
        {
            var name = panel.Columns[column].Name;
            ActorId? actor = name.EndsWith("_ab", StringComparison.Ordinal) ? first : name.EndsWith("_ba", StringComparison.Ordinal) ? second : null;
            var byYear = Enumerable.Range(0, panel.Count).ToDictionary(row => panel.Period(row).Number, row => panel[row, column]);
            records.Add(new PairRecord(indicator, actor,
                [.. Enumerable.Range(from, to - from + 1).Select(year => (year, byYear.GetValueOrDefault(year)))], held,
                indicator.Derived is null ? Lines(ledger, indicator, actor, first, second, from, to) : null));
        }
        return records.ToImmutable();
    }

    /// <summary>The files of a data set's version in use, by name; where it has none, those of its panel ("gdelt-panel").</summary>
    private static ImmutableArray<SourceFile> Files(LedgerFile ledger, string dataset) =>
        RecordStore.Files(ledger, dataset) is { IsEmpty: false } own ? own : RecordStore.Files(ledger, dataset + "-panel");

    private static string Lines(LedgerFile ledger, Indicator indicator, ActorId? actor, ActorId first, ActorId second, int from, int to)
    {
        var lines = ledger.Connection.Rows("""
            SELECT DISTINCT line FROM observation
            WHERE indicator = ? AND ((actor = ? AND recipient = ?) OR (actor = ? AND recipient = ?)) AND last_day >= ? AND first_day <= ? ORDER BY line
            """, r => r.Long("line"), indicator.Name, (actor ?? first).Value, (actor == second ? first : second).Value, actor is null ? second.Value : actor.Value.Value,
            actor is null ? first.Value : (actor == second ? first : second).Value, new LocalDate(from, 1, 1), new LocalDate(to, 12, 31));
        return lines.Count switch
        {
            0 => "no line: the list names no case of the two",
            <= 4 => "lines " + string.Join(", ", lines.Select(l => l.ToString(CultureInfo.InvariantCulture))),
            _ => string.Create(CultureInfo.InvariantCulture, $"{lines.Count} lines from {lines[0]} to {lines[^1]}"),
        };
    }
}
