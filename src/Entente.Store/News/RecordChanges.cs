using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Findings;
using Entente.News;
using Entente.Store.Alignment;
using Entente.Time;
using NodaTime;

namespace Entente.Store.News;

/// <summary>What data sets that were loaded since hold on a watch, and what they changed on the faces of a pair.</summary>
internal static class RecordChanges
{
    /// <summary>Years before a new data set's end in which a turn is news; older ones are history.</summary>
    private const int NewsYears = 3;

    private sealed record Load(string Dataset, string Version, long Rows, LocalDate? First, LocalDate? Last, string File, long Line, DateTime LoadedAt);

    public static IReadOnlyList<Change> Between(LedgerFile ledger, Watch watch, DateTime from, DateTime now, CancellationToken cancel)
    {
        var files = ledger.Connection.Rows("SELECT file_id FROM dataset_file WHERE loaded_at > ?::TIMESTAMP AND loaded_at <= ?::TIMESTAMP ORDER BY file_id",
            r => r.Int("file_id"), from, now);
        if (files.Count == 0) return [];
        var loads = Loads(ledger, watch, files);
        var changes = loads.Select(l => new Change
        {
            Kind = ChangeKind.Record,
            Statement = string.Create(CultureInfo.InvariantCulture,
                $"{l.Dataset} {l.Version} was loaded: {l.Rows:N0} {(l.Rows == 1 ? "row" : "rows")} on {watch.Label}."),
            Date = l.First is { } first && l.Last is { } last ? new ImpreciseDate(first, last, DatePrecision.Range) : null,
            Dataset = $"{l.Dataset} {l.Version}",
            Row = RowOf(l),
            Recorded = l.LoadedAt,
        }).ToList();
        if (watch.B is { } b) changes.AddRange(Faces(ledger, new Dyad(watch.A, b), loads, files, cancel));
        return changes;
    }

    private static string RowOf(Load load) => string.Create(CultureInfo.InvariantCulture, $"{load.File}:{load.Line}");

    private static List<Load> Loads(LedgerFile ledger, Watch watch, List<int> files)
    {
        var (a, b) = (watch.A.Value, watch.B?.Value);
        // Of one state: any row it stands in; of a pair: rows of both, and roll calls in which both voted.
        var (pair, votes) = b is null
            ? ("(actor = $a OR recipient = $a)", "SELECT file_id, day, line FROM vote WHERE state = $a")
            : ("(actor = $a AND recipient = $b OR actor = $b AND recipient = $a)",
                "SELECT v.file_id, v.day, v.line FROM vote v JOIN vote w ON w.file_id = v.file_id AND w.rcid = v.rcid AND w.state = $b WHERE v.state = $a");
        object?[] Values(string sql) => [.. sql.Split('$').Skip(1).Select(p => p[0] == 'a' ? (object?)a : b)];
        var rows = $"""
            SELECT file_id, first_day, last_day, line FROM observation WHERE {pair}
            UNION ALL SELECT file_id, day, day, line FROM event_row WHERE {pair}
            UNION ALL SELECT file_id, first_day, last_day, 0 FROM event_count WHERE {pair}
            UNION ALL SELECT file_id, day, day, line FROM ({votes})
            """;
        var values = Values(rows);
        return ledger.Connection.Rows($"""
            SELECT f.dataset, f.version, count(*) AS rows, min(first_day) AS first, max(last_day) AS last, arg_min(f.name, (f.file_id, line)) AS file,
                arg_min(line, (f.file_id, line)) AS line, max(f.loaded_at) AS loaded_at
            FROM ({rows.Replace("$a", "?", StringComparison.Ordinal).Replace("$b", "?", StringComparison.Ordinal)}) JOIN dataset_file f USING (file_id)
            WHERE f.file_id IN (SELECT unnest(?)) GROUP BY f.dataset, f.version ORDER BY f.dataset, f.version
            """, r => new Load(r.Text("dataset"), r.Text("version"), r.Long("rows"), r.DayOrNull("first"), r.DayOrNull("last"), r.Text("file"),
                r.Long("line"), r.Time("loaded_at")),
            [.. values, files]);
    }

    // A data set that was there in an earlier version tells what lies beyond the years of that version; one that is new, what turned shortly before its end.
    private static IEnumerable<Change> Faces(LedgerFile ledger, Dyad dyad, List<Load> loads, List<int> files, CancellationToken cancel)
    {
        if (loads.Count == 0 || Records(ledger, dyad, cancel) is not { } records || records.Of(dyad) is not { } evidence) yield break;
        var all = new PairFaces(evidence, []).Changes();
        foreach (var load in loads)
        {
            var last = ledger.Connection.Rows("""
                SELECT CAST(max(year(last_day)) AS INTEGER) AS last FROM (
                    SELECT file_id, last_day FROM observation UNION ALL SELECT file_id, day FROM roll_call UNION ALL SELECT file_id,
                        day FROM vote WHERE day IS NOT NULL)
                JOIN dataset_file f USING (file_id) WHERE f.dataset = ? AND f.file_id NOT IN (SELECT unnest(?))
                """, r => r.LongOrNull("last"), load.Dataset, files)[0];
            var faces = records.Sources.Where(s => s.Dataset == load.Dataset && s.Version == load.Version && s.Face is not null).ToList();
            var of = all.Where(c => faces.Exists(f => f.Face == c.Face && f.Record == c.Record && c.Year >= f.First && c.Year <= f.Last)).ToList();
            var shown = last is { } until ? of.Where(c => c.Year > until)
                : of.Where(c => faces.Exists(f => f.Face == c.Face && f.Record == c.Record && c.Year > f.Last - NewsYears));
            foreach (var change in shown)
                yield return new Change
                {
                    Kind = ChangeKind.Face,
                    Statement = $"{Upper(Wording.NameOf(dyad.A))} and {Wording.NameOf(dyad.B)}: "
                        + string.Create(CultureInfo.InvariantCulture, $"{change.Words} in {change.Year}."),
                    Date = ImpreciseDate.OfYear(change.Year),
                    Dataset = $"{load.Dataset} {load.Version}",
                    Row = RowOf(load),
                    Recorded = load.LoadedAt,
                };
        }
    }

    private static FaceRecords? Records(LedgerFile ledger, Dyad dyad, CancellationToken cancel)
    {
        try
        {
            return FaceReader.Read(ledger, ActorRegister.Embedded, new AlignmentRequest { Pair = dyad }, 0, cancel);
        }
        catch (ArgumentException)
        {
            // One of the two is no state (a body, a grouping): there are no faces of such a pair.
            return null;
        }
    }

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
