using System.Buffers;
using System.Text;
using System.Text.Json;
using Entente.Documents;
using NodaTime.Text;

namespace Entente.Briefs.Checks;

/// <summary>Checked judgements as JSON, format "entente-check/1": scores in [0, 1], absent values left out, offsets half-open UTF-16.</summary>
public static class CheckJson
{
    public static string Write(Brief brief, IReadOnlyList<CheckedJudgement> judged, Func<string, IEnumerable<string>> sources)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n",
            Encoder = SafeJson.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("format", "entente-check/1");
            json.WriteString("title", brief.Title);
            json.WriteString("location", brief.Location);
            json.WriteString("sha256", brief.DocumentHash);
            json.WriteString("run", brief.RunId);
            json.WriteString("version", brief.Version);
            json.WriteStartArray("judgements");
            foreach (var j in judged) One(json, brief.DocumentHash, j, sources);
            json.WriteEndArray();
            json.WriteStartArray("gaps");
            foreach (var gap in brief.Gaps) json.WriteStringValue(gap);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void One(Utf8JsonWriter json, string? hash, CheckedJudgement j, Func<string, IEnumerable<string>> sources)
    {
        json.WriteStartObject();
        json.WriteString("kind", j.Judgement.Kind);
        json.WriteStartArray("states");
        foreach (var state in j.Judgement.States) json.WriteStringValue(state.Value);
        json.WriteEndArray();
        json.WriteBoolean("negated", j.Judgement.Negated);
        json.WriteString("test", $"data/checks/{j.Declaration.Kind}.txt");
        json.WriteString("claim", j.Declaration.Claim);
        Outcome(json, "then", j.Then);
        Outcome(json, "now", j.Now);
        json.WriteStartObject("sources");
        foreach (var indicator in j.Then.Figures.Concat(j.Now.Figures).SelectMany(f => f.Figure.Indicators).Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStartArray(indicator);
            foreach (var source in sources(indicator)) json.WriteStringValue(source);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartArray("quotes");
        foreach (var claim in j.Judgement.Claims)
        {
            json.WriteStartObject();
            json.WriteString("document", hash);
            json.WriteNumber("start", claim.Quote.Start);
            json.WriteNumber("end", claim.Quote.End);
            json.WriteString("quote", claim.QuoteOriginal ?? claim.QuoteText);
            json.WriteString("claim", claim.Id.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Outcome(Utf8JsonWriter json, string name, CheckOutcome outcome)
    {
        json.WriteStartObject(name);
        json.WriteString("as_of", LocalDatePattern.Iso.Format(outcome.AsOf));
        json.WriteNumber("last_year", outcome.LastYear);
        json.WriteString("answer", CheckRunner.Word(outcome.Answer));
        json.WriteString("reason", outcome.Reason);
        json.WriteStartArray("figures");
        foreach (var (unit, measure, figure) in outcome.Figures)
        {
            json.WriteStartObject();
            json.WriteString("unit", unit);
            json.WriteString("measure", measure.Name);
            if (measure.Of(figure.Score) is { } said) json.WriteString("answer", CheckRunner.Word(said));
            if (figure.Score is { } score) json.WriteNumber("score", Math.Round(score, 6));
            if (figure.Value is { } value) json.WriteNumber("value", Math.Round(value, 6));
            if (figure.Lower is { } lower) json.WriteNumber("lower", Math.Round(lower, 6));
            if (figure.Upper is { } upper) json.WriteNumber("upper", Math.Round(upper, 6));
            if (figure.FirstYear is { } first) json.WriteNumber("first_year", first);
            if (figure.LastYear is { } last) json.WriteNumber("last_year", last);
            json.WriteString("text", figure.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("variants");
        foreach (var (variant, answer) in outcome.Variants)
        {
            json.WriteStartObject();
            json.WriteString("variant", variant);
            json.WriteString("answer", CheckRunner.Word(answer));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
