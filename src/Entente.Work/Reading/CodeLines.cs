using System.Text;
using System.Text.Json;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Reading;
using NodaTime;
using NodaTime.Text;

namespace Entente.Work.Reading;

/// <summary>One line of `entente code` in, its answer out; a line that can't be read is answered with what is wrong with it.</summary>
internal sealed class CodeLines(bool pairs, bool all, bool explain, string format, ModelLines? reading = null)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = SafeJson.Encoder };

    // The id as it was written: a number stays a number, null stays null.
    private sealed record Request(string? Id, string Text, bool Single, LocalDate? Date, TextSpan? Actor, TextSpan? Recipient);

    /// <summary>The lines' answers, in their order. Lines are read together because that is faster; no answer depends on the other lines.</summary>
    public (string Text, bool Failed)[] Answer(IReadOnlyList<string> lines)
    {
        var answers = new (string, bool)[lines.Count];
        var requests = new List<(int Line, Request Request)>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
            if (Read(lines[i], out answers[i]) is { } request) requests.Add((i, request));
        for (var k = 0; k < requests.Count; k++)
        {
            var (line, request) = requests[k];
            try
            {
                answers[line] = (pairs ? Pair(request) : Events(request), false);
            }
            catch (ModelReaderException e)
            {
                answers[line] = Failure(request.Id, e.Message);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever one line does to the program, the others are answered.
                answers[line] = Failure(request.Id, $"a fault in the program ({e.GetType().Name}: {e.Message.TrimEnd('.')}); report the line");
            }
        }
        return answers;
    }

    private Request? Read(string line, out (string, bool) failure)
    {
        string? id = null;
        failure = default;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new FormatException(
                $"the line holds {root.ValueKind}, not an object; expected {{\"id\", \"text\"}}");
            if (root.TryGetProperty("id", out var given)) id = given.GetRawText();
            var text = Text(root, "text") ?? Text(root, "sentence")
                ?? throw new FormatException("the line has neither \"text\" nor \"sentence\" with a string; give one");
            LocalDate? date = null;
            if (Text(root, "date") is { } written)
            {
                var parsed = LocalDatePattern.Iso.Parse(written.Length > 10 ? written[..10] : written);
                if (!parsed.Success) throw new FormatException($"the date '{written}' is no ISO date; write it as 2024-06-18 or leave it out");
                date = parsed.Value;
            }
            if (!pairs) return new(id, text, root.TryGetProperty("sentence", out _) && !root.TryGetProperty("text", out _), date, null, null);
            return new(id, text, true, date, Span(root, text, "actor_span", "source_span"), Span(root, text, "recipient_span", "target_span"));
        }
        catch (JsonException e)
        {
            failure = Failure(id, $"the line is no JSON ({e.Message.Split(". Path", 2)[0]}); expected one object a line");
        }
        catch (FormatException e)
        {
            failure = Failure(id, e.Message);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, written as an escape.
            failure = Failure(id, $"the line holds a string that is no text ({e.Message.TrimEnd('.')}); write it as UTF-8");
        }
        return null;
    }

    private static void Id(Utf8JsonWriter json, string? raw)
    {
        if (raw is null) return;
        json.WritePropertyName("id");
        json.WriteRawValue(raw);
    }

    // In a table the id stands without its quotes.
    private static string Plain(string? raw) => raw is null ? "" : raw[0] == '"' ? JsonSerializer.Deserialize<string>(raw)! : raw;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private (string, bool) Failure(string? id, string error)
    {
        // It quotes the line, which can be anything.
        error = PlainText.OfLine(error);
        if (format != "json") return ($"{PlainText.OfLine(Plain(id))}\t# {error}", true);
        return (Json(json =>
        {
            Id(json, id);
            json.WriteString("error", error);
        }), true);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private string Events(Request request)
    {
        var (id, text, single, date, _, _) = request;
        var read = reading?.Read(text, single ? LanguageModel.English.ParseSentence(text) : LanguageModel.English.Parse(text), date);
        var coded = read?.Coded ?? StatementReader.Default.ReadEvents(text, date, single).Coded(all ? PrintLevel.All : PrintLevel.Balanced);
        var events = coded.Events;
        if (format != "json") return string.Join('\n', events.Where(e => e.Polarity == Polarity.Affirmed && !e.IsStatement)
            .Select(e => CodeFormats.Row(format, Plain(id), e)));
        return Json(json =>
        {
            Id(json, id);
            json.WriteStartArray("events");
            foreach (var e in events.Where(e => !e.IsStatement)) CodeFormats.Event(json, e, text, explain);
            json.WriteEndArray();
            if (events.Any(e => e.IsStatement))
            {
                json.WriteStartArray("statements");
                foreach (var e in events.Where(e => e.IsStatement)) CodeFormats.Event(json, e, text, explain);
                json.WriteEndArray();
            }
            if (!coded.Assessments.IsEmpty)
            {
                json.WriteStartArray("assessments");
                foreach (var a in coded.Assessments)
                {
                    json.WriteStartObject();
                    json.WriteString("kind", a.Kind);
                    json.WriteStartArray("subjects");
                    foreach (var s in a.Subjects) json.WriteStringValue(s.Actor?.Value);
                    json.WriteEndArray();
                    json.WriteStartArray("against");
                    foreach (var s in a.Against) json.WriteStringValue(s.Actor?.Value);
                    json.WriteEndArray();
                    json.WriteString("trigger", a.Trigger.In(text));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            if (read is not null)
            {
                json.WriteStartObject("dropped");
                foreach (var (reason, count) in DroppedProposal.Counted(read.Dropped)) json.WriteNumber(reason, count);
                json.WriteEndObject();
            }
            json.WriteString("version", CodeFormats.Version);
        });
    }

    private string Pair(Request request)
    {
        var (id, text, _, date, actor, recipient) = request;
        var ranked = PairReader.Default.Rank(text, actor, recipient, date);
        return Json(json =>
        {
            Id(json, id);
            json.WriteString("root", ranked[0].Root);
            json.WriteStartArray("ranked");
            foreach (var (name, probability) in ranked)
            {
                json.WriteStartObject();
                json.WriteString("root", name);
                json.WriteNumber("probability", Math.Round(probability, 5));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("version", CodeFormats.Version);
        });
    }

    private static TextSpan? Span(JsonElement root, string text, string name, string older)
    {
        if (!root.TryGetProperty(name, out var value)
            && !root.TryGetProperty(older, out value)) throw new FormatException(
            $"the line has neither \"{name}\" nor \"{older}\"; give [start, end), or null where the text marks nobody");
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2 || !value[0].TryGetInt32(out var start)
            || !value[1].TryGetInt32(out var end) || start < 0 || end < start || end > text.Length)
            throw new FormatException($"\"{name}\" is {value.GetRawText()}; expected [start, end) within the {text.Length} characters of the sentence");
        return new(start, end);
    }
}
