using System.Buffers;
using System.Text;
using System.Text.Json;
using Entente.Documents;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>A brief as JSON, format "entente-brief/1": fields in a fixed order, absent values left out, offsets half-open UTF-16.</summary>
public static class BriefJson
{
    public static string Write(Brief brief)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n",
            Encoder = SafeJson.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("format", "entente-brief/1");
            json.WriteString("title", brief.Title);
            if (brief.Location is { } location) json.WriteString("location", location);
            if (brief.DocumentHash is { } hash) json.WriteString("sha256", hash);
            if (brief.Source is { } source) json.WriteString("source", source);
            Strings(json, "authors", brief.Authors);
            json.WriteString("run", brief.RunId);
            json.WriteString("version", brief.Version);
            if (brief.Standing is { } standing) json.WriteString("standing", standing);
            Strings(json, "summary", brief.Summary);
            json.WriteStartArray("contested");
            foreach (var matter in brief.Contested)
            {
                json.WriteStartObject();
                json.WriteString("proposition", matter.PropositionId);
                json.WriteString("statement", matter.Statement);
                Findings(json, "for", matter.For);
                Findings(json, "against", matter.Against);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("sections");
            foreach (var section in brief.Opening.Concat(brief.Sections))
            {
                json.WriteStartObject();
                json.WriteString("key", section.Key);
                json.WriteString("heading", section.Heading);
                if (!section.Charts.IsEmpty) Charts(json, section.Charts);
                Findings(json, "findings", section.Findings);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Strings(json, "gaps", brief.Gaps);
            if (!brief.Sources.IsEmpty)
            {
                json.WriteStartArray("sources");
                foreach (var item in brief.Sources)
                {
                    json.WriteStartObject();
                    json.WriteString("name", item.Name);
                    json.WriteString("title", item.Title);
                    json.WriteString("sha256", item.Sha256);
                    if (item.Citation is { } citation) json.WriteString("citation", citation);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Charts(Utf8JsonWriter json, IEnumerable<Charts.Chart> charts)
    {
        json.WriteStartArray("charts");
        foreach (var chart in charts)
        {
            json.WriteStartObject();
            json.WriteString("key", chart.Key);
            json.WriteString("title", chart.Title);
            json.WriteString("unit", chart.Unit);
            json.WriteStartArray("series");
            foreach (var series in chart.Series)
            {
                json.WriteStartObject();
                json.WriteString("name", series.Name);
                json.WriteStartArray("points");
                foreach (var p in series.Points)
                {
                    json.WriteStartObject();
                    json.WriteNumber("at", p.X);
                    if (p.Y is { } value) json.WriteNumber("value", value);
                    if (p.Lower is { } lower) json.WriteNumber("lower", lower);
                    if (p.Upper is { } upper) json.WriteNumber("upper", upper);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Findings(Utf8JsonWriter json, string name, IEnumerable<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteNumber("number", finding.Number);
            json.WriteString("kind", finding.Kind.ToString().ToLowerInvariant());
            json.WriteString("text", finding.Text);
            if (finding.Label is { } label) json.WriteString("label", label);
            if (finding.Coding is { } coding) json.WriteString("coding", coding);
            if (finding.Date is { } date)
            {
                json.WriteStartObject("date");
                json.WriteString("value", date.ToString());
                json.WriteString("first", date.First.ToString("uuuu-MM-dd", null));
                json.WriteString("last", date.Last.ToString("uuuu-MM-dd", null));
                json.WriteString("precision", date.Precision.ToString().ToLowerInvariant());
                json.WriteEndObject();
            }
            Strings(json, "remarks", finding.Remarks);
            if (!finding.Reviews.IsEmpty) Strings(json, "reviews", finding.Reviews);
            json.WriteStartArray("evidence");
            foreach (var evidence in finding.Evidence)
            {
                json.WriteStartObject();
                json.WriteString("document", evidence.DocumentHash);
                json.WriteNumber("start", evidence.Span.Start);
                json.WriteNumber("end", evidence.Span.End);
                json.WriteString("quote", evidence.Quote);
                if (evidence.ClaimId is { } id) json.WriteString("claim", id);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
