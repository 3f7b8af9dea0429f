using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;

namespace Entente.Work.Reading;

/// <summary>How coded events are written: the contract's JSON, or the field's tab-separated layouts.</summary>
internal static class CodeFormats
{
    public const string Version = "entente-code/1";

    public static readonly string[] Names = ["json", "plover", "cameo", "goldstein-panel"];

    public static string? Header(string format) => format switch
    {
        "plover" => "id\tdate\tactor\tactor_sector\trecipient\trecipient_sector\ttype\tmode\tcontexts\tquad\tconfidence",
        "cameo" => "id\tdate\tsource\ttarget\tcameo_root\tquad\tgoldstein\tconfidence",
        "goldstein-panel" => "date\tactor\trecipient\tevents\tgoldstein_sum",
        _ => null,
    };

    /// <summary>The code of event data: alpha-3 for a state, IGO, IMG, ISM or NGO for others.</summary>
    public static string? Code(ActorId? id) => id is { } known ? ActorRegister.Embedded.Find(known)?.PloverCode ?? known.Value : null;

    public static void Event(Utf8JsonWriter json, CodedEvent e, string text, bool explain)
    {
        json.WriteStartObject();
        json.WriteString("root", EventTypes.Root15(e.Type));
        json.WriteString("type", EventTypes.Name(e.Type));
        json.WriteNumber("quad", (int)EventTypes.Quad(e.Type));
        if (e.Mode is null) json.WriteNull("mode"); else json.WriteString("mode", e.Mode);
        json.WriteStartArray("contexts");
        foreach (var context in e.Contexts) json.WriteStringValue(context);
        json.WriteEndArray();
        Actor(json, "actor", e.Actor);
        Actor(json, "recipient", e.Recipient);
        json.WriteBoolean("reciprocal", e.Reciprocal);
        json.WriteStartObject("trigger");
        Span(json, e.Trigger, text);
        json.WriteString("lemma", e.TriggerLemma);
        json.WriteEndObject();
        json.WriteStartObject("quote");
        Span(json, e.Quote, text);
        json.WriteEndObject();
        if (e.Date is { } date)
        {
            json.WriteStartObject("date");
            json.WriteString("text", date.ToString());
            json.WriteString("first", date.First.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("last", date.Last.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("precision", Lower(date.Precision.ToString()));
            json.WriteEndObject();
        }
        else json.WriteNull("date");
        if (e.Place is { } place)
        {
            json.WriteStartObject("place");
            json.WriteString("text", place.Text);
            json.WriteNumber("start", place.Span.Start);
            json.WriteNumber("end", place.Span.End);
            if (Code(place.Country) is { } code) json.WriteString("code", code); else json.WriteNull("code");
            json.WriteEndObject();
        }
        else json.WriteNull("place");
        json.WriteString("polarity", Lower(e.Polarity.ToString()));
        json.WriteString("modality", Lower(e.Modality.ToString()));
        if (e.Attributions.IsEmpty) json.WriteNull("attribution");
        else Attribution(json, "attribution", e.Attributions[^1], text);
        json.WriteStartArray("attributions");
        foreach (var attribution in e.Attributions) Attribution(json, null, attribution, text);
        json.WriteEndArray();
        json.WriteStartArray("about");
        foreach (var about in e.About) Event(json, about, text, explain);
        json.WriteEndArray();
        json.WriteNumber("confidence", e.Confidence);
        if (explain) json.WriteString("explain", e.Rule);
        json.WriteEndObject();
    }

    private static void Attribution(Utf8JsonWriter json, string? name, Attribution attribution, string text)
    {
        if (name is null) json.WriteStartObject(); else json.WriteStartObject(name);
        Actor(json, "speaker", attribution.Speaker);
        json.WriteString("stance", Lower(attribution.Stance.ToString()));
        json.WriteStartObject("cue");
        Span(json, attribution.Cue, text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Actor(Utf8JsonWriter json, string name, ActorMention? mention)
    {
        if (mention is null) { json.WriteNull(name); return; }
        json.WriteStartObject(name);
        json.WriteString("text", mention.Text);
        json.WriteNumber("start", mention.Span.Start);
        json.WriteNumber("end", mention.Span.End);
        if (Code(mention.Actor) is { } code) json.WriteString("code", code); else json.WriteNull("code");
        if (mention.Actor is { } id) json.WriteString("id", id.Value); else json.WriteNull("id");
        if (mention.Sector is null) json.WriteNull("sector"); else json.WriteString("sector", mention.Sector);
        if (mention.Person is not null) json.WriteString("person", mention.Person);
        json.WriteString("resolution", Lower(mention.Resolution.ToString()));
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, TextSpan span, string text)
    {
        json.WriteString("text", span.In(text));
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    private static string Lower(string value)
    {
        var made = new StringBuilder(value.Length + 4);
        for (var i = 0; i < value.Length; i++)
        {
            if (i > 0 && char.IsUpper(value[i])) made.Append(' ');
            made.Append(char.ToLowerInvariant(value[i]));
        }
        return made.ToString();
    }

    public static string Row(string format, string id, CodedEvent e)
    {
        var date = e.Date?.ToString() ?? "";
        string[] fields = format switch
        {
            "plover" => [id, date, Code(e.Actor?.Actor) ?? "", e.Actor?.Sector ?? "", Code(e.Recipient?.Actor) ?? "", e.Recipient?.Sector ?? "",
                EventTypes.Name(e.Type), e.Mode ?? "",
                string.Join(';', e.Contexts), ((int)EventTypes.Quad(e.Type)).ToString(CultureInfo.InvariantCulture),
                    e.Confidence.ToString("0.###", CultureInfo.InvariantCulture)],
            "cameo" => [id, date, (Code(e.Actor?.Actor) ?? "---") + e.Actor?.Sector, (Code(e.Recipient?.Actor) ?? "---") + e.Recipient?.Sector,
                EventTypes.CameoRoot(e.Type),
                ((int)EventTypes.Quad(e.Type)).ToString(CultureInfo.InvariantCulture), EventTypes.Goldstein(e.Type)
                    .ToString("0.0", CultureInfo.InvariantCulture), e.Confidence.ToString("0.###", CultureInfo.InvariantCulture)],
            _ => [date, Code(e.Actor?.Actor) ?? "", Code(e.Recipient?.Actor) ?? "", "1", EventTypes.Goldstein(e.Type)
                .ToString("0.0", CultureInfo.InvariantCulture)],
        };
        return string.Join('\t', fields.Select(PlainText.OfLine));
    }
}
