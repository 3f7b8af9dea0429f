using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Actors;
using Entente.Outlook;
using Entente.Store.Alignment;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>The outlook on two states: of each kind the chance with its reasons and its record, or why nothing is said.</summary>
internal sealed record DyadReport(Dyad Dyad, int Horizon, LocalDate? On, ImmutableArray<DyadAnswer> Answers)
{
    private const int MostReasons = 3;
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="on">Only years that were over by this day; null: all.</param>
    /// <exception cref="UserException">The pair never existed together on record.</exception>
    public static DyadReport Of(string? ledgerPath, Dyad dyad, int horizon, LocalDate? on, CancellationToken cancellation)
    {
        if (on is { Year: < 1947 }) throw new UserException("--on: records of pairs begin in 1946. Name a later day.", ExitCode.WrongUsage);
        DyadRecords records;
        using (var ledger = LedgerLocation.OpenToRead(ledgerPath)) records = DyadRecords.Read(ledger, ActorRegister.Embedded, on, cancellation);
        var pair = records.Histories.IndexOf(records.Histories.FirstOrDefault(h => h.Dyad == dyad)!);
        if (pair < 0) throw new UserException($"{ActorNames.Of(dyad.A)} and {ActorNames.Of(dyad.B)} were never both states in the years on record.");
        var last = records.Sources.Where(s => DyadKinds.All.Any(k => k.Kind == s.Key)).Select(s => s.Value.Last).DefaultIfEmpty(0).Max();
        var features = DyadFeatures.Of(records.Histories, last, cancellation);
        return new(dyad, horizon, on, [.. DyadKinds.All.Select(k => Answer(records, features, pair, k.Kind, horizon, cancellation))]);
    }

    private static DyadAnswer Answer(DyadRecords records, DyadFeatures features, int pair, DyadRecord kind, int horizon, CancellationToken cancellation)
    {
        DyadAnswer Refuse(string why, DyadSource? source = null, DyadBacktest? test = null) => new(kind, source, why, test, null, []);
        if (!records.Sources.TryGetValue(kind, out var source))
            return Refuse($"no data set of the ledger records it up to the day. "
                + $"Load one: {string.Join(" or ", DyadRecords.DatasetsOf(kind).Select(d => $"entente load {d} PATH"))}");
        var history = records.Histories[pair];
        var origin = source.Last;
        if (kind == DyadRecord.Visit && history.Dyad.A.Value != "USA" && history.Dyad.B.Value != "USA")
            return Refuse("visits are on record for the United States only", source);
        if (!history.Exists(origin)) return Refuse($"the two were not both states in {Prose.Text(origin)}, the last year of {source.Dataset}", source);
        if (!DyadCases.Open(history, kind, origin)) return Refuse(Going(records.Histories, history, kind, origin, horizon), source);
        DyadBacktest test;
        try
        {
            test = DyadBacktest.Run(records.Histories, features, kind, horizon, origin, cancellation: cancellation);
        }
        catch (ArgumentException e)
        {
            return Refuse(UserException.Plain(e), source);
        }
        if (!test.IsOffered)
            return Refuse(string.Create(CultureInfo.InvariantCulture,
                $"such forecasts were no better than the base rate and recurrency: "
                + $"Brier skill {test.SkillOnBaseRate.Value:+0.000;-0.000} against the base rate, "
                + $"{test.SkillOnRecurrency.Value:+0.000;-0.000} against recurrency, "
                + $"log loss x1000 {1000 * test.Model.LogLoss:0.00} against "
                + $"{1000 * test.BaseRate.LogLoss:0.00} and {1000 * test.Recurrency.LogLoss:0.00}, {test.Cases} cases"), source, test);
        var outlook = DyadOutlook.Of(records.Histories, features, pair, origin, test, cancellation: cancellation);
        return new(kind, source, null, test, outlook,
            [.. outlook.Reasons.Take(MostReasons).Select(r => (DyadWords.Of(r.Group, records, features, pair, origin), r.LogOdds))]);
    }

    // One is in force: a new one can't be told from it, but it can be said how often such are still there.
    private static string Going(IReadOnlyList<DyadHistory> histories, DyadHistory history, DyadRecord kind, int origin, int horizon)
    {
        if (history[kind, origin] is null) return $"what was in force in {Prose.Text(origin)} is not known";
        int all = 0, still = 0;
        foreach (var other in histories)
            for (var year = other.FirstYear; year <= origin - horizon; year++)
                if (other.Exists(year) && other[kind, year] == true && other.Comes(kind, year, horizon) is { } on)
                {
                    all++;
                    if (on) still++;
                }
        return $"one is on record for {Prose.Text(origin)} already, and a new one can't be told from it; "
            + $"in {Prose.Text(still)} of {Prose.Text(all)} such pair-years "
            + $"({Prose.Percent(all == 0 ? 0 : still / (double)all)}) there was one "
            + $"within the next {(horizon == 1 ? "year" : Prose.Text(horizon) + " years")} too";
    }

    public void Write(string format, TextWriter output)
    {
        if (format == "json") WriteJson(output);
        else if (format == "csv") Rows().Write("csv", output);
        else WriteText(output);
    }

    private void WriteText(TextWriter output)
    {
        output.Write($"{ActorNames.Of(Dyad.A)} and {ActorNames.Of(Dyad.B)}, "
            + $"within {(Horizon == 1 ? "one year" : "three years")}{(On is { } day ? $", with the years that were over by {day:R}" : "")}\n");
        foreach (var answer in Answers)
        {
            output.Write("\n");
            if (answer.Outlook is not { } said || answer.Backtest is not { } test)
            {
                output.Write(Prose.Wrap($"{DyadKinds.InWords(answer.Kind)}: not said: {answer.Refused}.", "       "));
                continue;
            }
            output.Write($"{Prose.Percent(said.Chance),5}  {DyadKinds.InWords(answer.Kind)} in {Period(said)}\n");
            output.Write($"       base rate {Prose.Percent(said.BaseRate)}, by the past of its own kind alone {Prose.Percent(said.Recurrency)}\n");
            foreach (var (text, moved) in answer.Reasons) output.Write($"       {text} ({DyadWords.Factor(moved)})\n");
            output.Write("       " + Prose.Wrap(Told(test, said.Chance), "       "));
            output.Write($"       data: {answer.Source!.Dataset} {answer.Source.Version}, last year {Prose.Text(answer.Source.Last)}; nothing later is used\n");
        }
    }

    private string Period(DyadOutlook said) => Horizon == 1 ? Prose.Text(said.Origin + 1)
        : $"{Prose.Text(said.Origin + 1)} to {Prose.Text(said.Origin + Horizon)}";

    private static string Told(DyadBacktest test, double chance)
    {
        var years = $"{Prose.Text(test.FirstOrigin)} to {Prose.Text(test.LastOrigin)}";
        if (test.LevelOf(chance) is not { } level) return $"no such chance was said at the end of any of the years {years}";
        var bounds = string.Create(CultureInfo.InvariantCulture, $"{100 * level.From:0.#}% to {Math.Min(100, 100 * level.To):0.#}%");
        return $"when {bounds} was said at the end of {years}, "
            + $"it came in {Prose.Text(level.Came)} of {Prose.Text(level.Cases)} cases ({Prose.Percent(level.Rate)})";
    }

    private Rows Rows()
    {
        var rows = new Rows("a", "b", "kind", "from", "to", "chance", "base_rate", "recurrency", "reason_1", "odds_1", "reason_2", "odds_2", "reason_3",
            "odds_3", "level_from", "level_to", "level_cases", "level_came",
            "dataset", "version", "last_year", "refused");
        foreach (var answer in Answers)
        {
            var (said, level) = (answer.Outlook, answer.Outlook is { } o ? answer.Backtest!.LevelOf(o.Chance) : null);
            var cells = new List<object?> { Dyad.A.Value, Dyad.B.Value, DyadKinds.NameOf(answer.Kind), said?.Origin + 1, said?.Origin + Horizon,
                said?.Chance, said?.BaseRate, said?.Recurrency };
            for (var i = 0; i < MostReasons; i++)
            {
                cells.Add(i < answer.Reasons.Length ? answer.Reasons[i].Text : null);
                cells.Add(i < answer.Reasons.Length ? Math.Exp(answer.Reasons[i].LogOdds) : null);
            }
            cells.AddRange([level?.From, level is null ? null : Math.Min(1, level.To), level?.Cases, level?.Came, answer.Source?.Dataset,
                answer.Source?.Version, answer.Source?.Last, answer.Refused]);
            rows.Add([.. cells]);
        }
        return rows;
    }

    private void WriteJson(TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("a", Dyad.A.Value);
            json.WriteString("b", Dyad.B.Value);
            json.WriteNumber("horizonYears", Horizon);
            if (On is { } day) json.WriteString("on", day.ToString("R", CultureInfo.InvariantCulture));
            json.WriteStartArray("outlooks");
            foreach (var answer in Answers) Write(json, answer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    private void Write(Utf8JsonWriter json, DyadAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("kind", DyadKinds.NameOf(answer.Kind));
        if (answer.Source is { } source)
        {
            json.WriteString("dataset", source.Dataset);
            json.WriteString("version", source.Version);
            json.WriteNumber("lastYear", source.Last);
        }
        if (answer.Refused is { } why) json.WriteString("refused", why);
        if (answer.Outlook is { } said && answer.Backtest is { } test)
        {
            json.WriteNumber("from", said.Origin + 1);
            json.WriteNumber("to", said.Origin + Horizon);
            json.WriteNumber("chance", Math.Round(said.Chance, 6));
            json.WriteNumber("baseRate", Math.Round(said.BaseRate, 6));
            json.WriteNumber("recurrency", Math.Round(said.Recurrency, 6));
            json.WriteStartArray("reasons");
            foreach (var (text, moved) in answer.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("text", text);
                json.WriteNumber("logOdds", Math.Round(moved, 3));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("backtest");
            json.WriteNumber("firstOrigin", test.FirstOrigin);
            json.WriteNumber("lastOrigin", test.LastOrigin);
            json.WriteNumber("brierSkill", Math.Round(test.SkillOnBaseRate.Value, 4));
            json.WriteNumber("brierSkillOnRecurrency", Math.Round(test.SkillOnRecurrency.Value, 4));
            if (test.LevelOf(said.Chance) is { } level)
            {
                json.WriteNumber("levelFrom", level.From);
                json.WriteNumber("levelTo", Math.Min(1, level.To));
                json.WriteNumber("cases", level.Cases);
                json.WriteNumber("came", level.Came);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
