using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Actors;
using Entente.Documents;
using Entente.Findings;
using Entente.Store.Outlook;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>The outlook on two states: of each kind the chance with its reasons and its record, or why nothing is said.</summary>
/// <param name="On">Only years that were over by this day were used; null: all.</param>
internal sealed record DyadReport(Dyad Dyad, int Horizon, LocalDate? On, OutlookInputs Inputs, ImmutableArray<DyadAnswer> Answers)
{
    private const int MostReasons = 3;
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = SafeJson.Encoder };

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
                output.Write(Paragraph.Wrap($"{DyadKinds.InWords(answer.Kind)}: not said: {answer.Refused}.", "       "));
                continue;
            }
            output.Write($"{Prose.Percent(said.Chance),5}  {DyadKinds.InWords(answer.Kind)} in {DyadWords.Period(said, Horizon)}: "
                + $"{EstimateWords.Of(said.Chance)}\n");
            output.Write($"       base rate {Prose.Percent(said.BaseRate)}, by the past of its own kind alone {Prose.Percent(said.Recurrency)}\n");
            foreach (var (text, moved) in answer.Reasons) output.Write($"       {text} ({DyadWords.Factor(moved)})\n");
            output.Write("       " + Paragraph.Wrap(DyadWords.Scored(test, said.Chance), "       "));
            if (answer.Changes.Length == 0) output.Write($"       {Uncapital(DyadChangeWords.Nothing(test, said))}\n");
            else output.Write($"       {Uncapital(DyadChangeWords.Head)}:\n");
            foreach (var changed in answer.Changes) output.Write($"         {DyadChangeWords.Told(changed, said, answer.Kappa, Horizon)}\n");
            output.Write($"       data: {answer.Source!.Dataset} {answer.Source.Version}, last year {Prose.Text(answer.Source.Last)}; nothing later is used\n");
        }
    }

    private static string Uncapital(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private Rows Rows()
    {
        var rows = new Rows("a", "b", "kind", "from", "to", "chance", "estimate", "base_rate", "recurrency", "reason_1", "odds_1", "reason_2", "odds_2",
            "reason_3",
            "odds_3", "level_from", "level_to", "level_cases", "level_came",
            "dataset", "version", "last_year", "refused", "unchanged_chance", "raising_change", "raised_chance", "lowering_change", "lowered_chance");
        foreach (var answer in Answers)
        {
            var (said, level) = (answer.Outlook, answer.Outlook is { } o ? answer.Backtest!.LevelOf(o.Chance) : null);
            var cells = new List<object?> { Dyad.A.Value, Dyad.B.Value, DyadKinds.NameOf(answer.Kind), said?.Origin + 1, said?.Origin + Horizon,
                said?.Chance, said is null ? null : EstimateWords.Of(said.Chance), said?.BaseRate, said?.Recurrency };
            for (var i = 0; i < MostReasons; i++)
            {
                cells.Add(i < answer.Reasons.Length ? answer.Reasons[i].Text : null);
                cells.Add(i < answer.Reasons.Length ? Math.Exp(answer.Reasons[i].LogOdds) : null);
            }
            cells.AddRange([level?.From, level is null ? null : Math.Min(1, level.To), level?.Cases, level?.Came, answer.Source?.Dataset,
                answer.Source?.Version, answer.Source?.Last, answer.Refused, answer.Changes.FirstOrDefault()?.Otherwise]);
            foreach (var raises in new[] { true, false })
            {
                var changed = answer.Changes.FirstOrDefault(c => c.LogOdds > 0 == raises);
                cells.AddRange([changed is null ? null : DyadChangeWords.Of(changed.Change, answer.Kappa), changed?.Chance]);
            }
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
        if (answer.Backtest is { } scored) json.WriteString("verdict", scored.Verdict.ToString().ToLowerInvariant());
        if (answer.Outlook is { } said && answer.Backtest is { } test)
        {
            json.WriteNumber("from", said.Origin + 1);
            json.WriteNumber("to", said.Origin + Horizon);
            json.WriteNumber("chance", Math.Round(said.Chance, 6));
            json.WriteString("estimate", EstimateWords.Of(said.Chance));
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
            json.WriteStartArray("changes");
            foreach (var changed in answer.Changes)
            {
                json.WriteStartObject();
                json.WriteString("text", DyadChangeWords.Told(changed, said, answer.Kappa, Horizon));
                json.WriteString("record", DyadChangeWords.NameOf(changed.Change));
                json.WriteBoolean("up", changed.Change.Up);
                json.WriteNumber("chance", Math.Round(changed.Chance, 6));
                json.WriteNumber("unchanged", Math.Round(changed.Otherwise, 6));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("backtest");
            json.WriteNumber("firstOrigin", test.FirstOrigin);
            json.WriteNumber("lastOrigin", test.LastOrigin);
            json.WriteNumber("brierSkill", Math.Round(test.SkillOnBaseRate.Value, 4));
            json.WriteNumber("brierSkillLow", Math.Round(test.SkillOnBaseRate.Low, 4));
            json.WriteNumber("brierSkillHigh", Math.Round(test.SkillOnBaseRate.High, 4));
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
