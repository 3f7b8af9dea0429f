using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Actors;
using Entente.Documents;
using Entente.Outlook;
using Entente.Store.Alignment;

namespace Entente.Store.Outlook;

/// <summary>The forecasts of a ledger and their outcomes. Rows are only ever added.</summary>
public static class ForecastBook
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = SafeJson.Encoder };

    /// <summary>Adds forecasts with their run, in one transaction.</summary>
    /// <returns>Those that were not there yet.</returns>
    /// <exception cref="LedgerException">The disk is full or the file can't be written; nothing was kept.</exception>
    public static ImmutableArray<Forecast> Add(LedgerFile ledger, Run run, IReadOnlyList<Forecast> forecasts) => ledger.InTransaction(() =>
    {
        ReadingRecorder.RecordRun(ledger, run, ledger.Now());
        var added = ImmutableArray.CreateBuilder<Forecast>();
        foreach (var f in forecasts)
        {
            if (f.RunId != run.Id) throw new ArgumentException($"Forecast {f.Id} is of run {f.RunId}, not {run.Id}.", nameof(forecasts));
            if (ledger.Connection.Count("SELECT count(*) FROM forecast WHERE forecast_id = ?", f.Id) > 0) continue;
            ledger.Connection.Execute("INSERT INTO forecast VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", f.Id, f.Kind.ToString(),
                f.Dyad.A.Value, f.Dyad.B.Value,
                f.FirstYear, f.LastYear, f.Dataset, f.CoveredTo, f.Forecaster, f.Issued, f.AsOf, f.Chance, f.BaseRate, f.Recurrency, ReasonsJson(f.Reasons),
                    f.Note, f.InputsHash,
                f.RunId);
            added.Add(f);
        }
        return added.ToImmutable();
    });

    /// <summary>By the last year asked about, pair, kind, forecaster and day; with the outcome where it was decided.</summary>
    /// <param name="dyad">Of this pair only; null: all.</param>
    public static ImmutableArray<(Forecast Forecast, ForecastOutcome? Outcome)> All(LedgerFile ledger, Dyad? dyad = null) =>
        [.. ledger.Connection.Rows("""
            SELECT f.*, o.outcome, o.reason, o.dataset AS by_dataset, o.version AS by_version, o.decided_at
            FROM forecast f LEFT JOIN forecast_outcome o USING (forecast_id)
            WHERE $1 IS NULL OR (f.a = $1 AND f.b = $2)
            ORDER BY f.last_year, f.a, f.b, f.kind, f.forecaster, f.issued_at, f.forecast_id
            """, r => (Of(r), r.TextOrNull("outcome") is { } outcome ? new ForecastOutcome(outcome switch { "came" => true, "not" => false, _ => null },
                r.Text("reason"),
                r.Text("by_dataset"), r.Text("by_version"), r.Time("decided_at")) : null), dyad?.A.Value, dyad?.B.Value)];

    /// <summary>Decides what the record covers by now: the data set named by the forecast must know its last year.</summary>
    /// <param name="records">Of the whole record.</param>
    /// <returns>What was decided.</returns>
    public static ImmutableArray<(Forecast Forecast, ForecastOutcome Outcome)> Resolve(LedgerFile ledger, DyadRecords records,
        Run run) => ledger.InTransaction(() =>
    {
        ReadingRecorder.RecordRun(ledger, run, ledger.Now());
        var decided = ImmutableArray.CreateBuilder<(Forecast, ForecastOutcome)>();
        foreach (var (f, _) in All(ledger).Where(x => x.Outcome is null))
        {
            if (Decide(f, records, ledger.Now()) is not { } outcome) continue;
            ledger.Connection.Execute("INSERT INTO forecast_outcome VALUES (?, ?, ?, ?, ?, ?, ?)", f.Id,
                outcome.Came switch { true => "came", false => "not", _ => "void" },
                outcome.Reason, outcome.Dataset, outcome.Version, outcome.Decided, run.Id);
            decided.Add((f, outcome));
        }
        return decided.ToImmutable();
    });

    /// <summary>The outcome by the record; null where the data set named is not read or does not cover the years yet.</summary>
    public static ForecastOutcome? Decide(Forecast forecast, DyadRecords records, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var f = forecast;
        if (!records.Sources.TryGetValue(f.Kind, out var source) || source.Dataset != f.Dataset || source.Last < f.LastYear) return null;
        ForecastOutcome Void(string why) => new(null, why, source.Dataset, source.Version, now);
        var before = f.FirstYear - 1;
        static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
        if (records.Histories.FirstOrDefault(h => h.Dyad == f.Dyad) is not { } history) return Void("the two were never both states on record");
        if (f.Kind != DyadRecord.Visit && history.Exists(before) && history[f.Kind, before] == true)
            return Void($"one was on record for {Text(before)} already, and a new one can't be told from it");
        if (history.Comes(f.Kind, before, f.LastYear - before) is { } came)
        {
            var year = Enumerable.Range(f.FirstYear, f.LastYear - before).FirstOrDefault(y => history[f.Kind, y] == true);
            return new(came, came ? $"on record for {Text(year)}"
                : $"not on record for {(f.FirstYear == f.LastYear ? "" : $"any year from {Text(f.FirstYear)} to ")}{Text(f.LastYear)}", source.Dataset,
                    source.Version, now);
        }
        var gone = Enumerable.Range(f.FirstYear, f.LastYear - before).FirstOrDefault(y => !history.Exists(y));
        return Void(gone > 0 ? $"the two were not both states in {Text(gone)}, and it had not come before" : "the record of the pair has a gap in these years");
    }

    private static string ReasonsJson(ImmutableArray<(string Text, double LogOdds)> reasons) =>
        new JsonArray([.. reasons.Select(r => (JsonNode)new JsonObject { ["text"] = r.Text, ["logOdds"] = Math.Round(r.LogOdds, 3) })]).ToJsonString(Json);

    private static Forecast Of(Row r) => new()
    {
        Kind = r.Name<DyadRecord>("kind"), Dyad = new(new ActorId(r.Text("a")), new ActorId(r.Text("b"))), FirstYear = r.Int("first_year"),
            LastYear = r.Int("last_year"),
        Dataset = r.Text("dataset"), CoveredTo = r.IntOrNull("covered_to"), Forecaster = r.Text("forecaster"), Issued = r.Time("issued_at"),
            AsOf = r.Day("as_of"),
        Chance = r.Double("chance"), BaseRate = r.DoubleOrNull("base_rate"), Recurrency = r.DoubleOrNull("recurrency"), Note = r.TextOrNull("note"),
        Reasons = [.. JsonNode.Parse(r.Text("reasons"))!.AsArray().Select(n => ((string)n!["text"]!, (double)n["logOdds"]!))],
        InputsHash = r.Text("inputs_hash"), RunId = r.Text("run_id"),
    };
}
