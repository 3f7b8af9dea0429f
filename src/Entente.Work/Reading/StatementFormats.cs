using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Documents;
using Entente.Reading;
using Entente.Time;

namespace Entente.Work.Reading;

/// <summary>How `entente read` writes a document's statements. docs/guides/reading.md is the contract.</summary>
internal static class StatementFormats
{
    public const string Contract = "entente-statements/1";

    public static readonly string[] Names = ["table", "jsonl", "csv"];

    private static readonly JsonWriterOptions Json = new() { Encoder = SafeJson.Encoder };
    private static readonly string[] Columns =
        ["id", "document", "start", "end", "quote", "actor", "recipient", "both", "type", "mode", "voice", "speaker", "date", "date_basis",
            "proposition", "confidence"];

    /// <summary>What stands once above everything; empty where nothing does.</summary>
    public static string Header(string format, bool explain) => format == "csv" ? string.Join(',', explain ? [.. Columns, "rule"] : Columns) + "\n" : "";

    public static string Write(string format, Document document, ImmutableArray<Statement> printed, int withheld, bool explain) => format switch
    {
        "jsonl" => Lines(document, printed, withheld, explain),
        "csv" => Cells(document, printed, explain),
        _ => Table(document, printed, withheld, explain),
    };

    /// <summary>"11 weak readings withheld: --print all shows them."</summary>
    public static string Withheld(int count) => $"{count} weak {(count == 1 ? "reading" : "readings")} withheld: --print all shows them.";

    // A page's words are those of its extracted text; a text file's are its own.
    private static (string Quote, int Start, int End) Place(Document document, Statement s, CodePointOffsets offsets)
    {
        var span = IsPage(document) ? s.Span : document.ReadingText.ToOriginal(s.Span);
        return (IsPage(document) ? s.Quote : span.In(document.Text), offsets.Of(span.Start), offsets.Of(span.End));
    }

    private static CodePointOffsets OffsetsOf(Document document) => new(IsPage(document) ? document.ReadingText.Text : document.Text);

    private static bool IsPage(Document document) => document.MediaType == "text/html";

    private static string Id(Document document, Statement s) => $"{document.Id}-{s.Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>ISO 8601, as exact as the words: 2012, 2012-06, 2012-06-18, or FIRST/LAST.</summary>
    private static string? Date(ImpreciseDate? date) => date?.ToPlainIso();

    private static string? Lower<T>(T? value) where T : struct, Enum => value?.ToString().ToLowerInvariant();

    private static string Lines(Document document, ImmutableArray<Statement> printed, int withheld, bool explain)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Json);
        json.WriteStartObject();
        json.WriteString("contract", Contract);
        json.WriteString("document", document.Location);
        json.WriteString("published", Date(document.Published?.Date));
        json.WriteNumber("statements", printed.Length);
        json.WriteNumber("withheld", withheld);
        EndLine(json, buffer);
        var offsets = OffsetsOf(document);
        foreach (var s in printed)
        {
            var (quote, start, end) = Place(document, s, offsets);
            json.WriteStartObject();
            json.WriteString("id", Id(document, s));
            json.WriteString("document", document.Location);
            json.WriteNumber("start", start);
            json.WriteNumber("end", end);
            json.WriteString("quote", quote);
            Codes(json, "actor", s.Actors);
            Codes(json, "recipient", s.Recipients);
            json.WriteBoolean("both", s.Both);
            json.WriteString("type", StatementTypes.Name(s.Type));
            json.WriteString("mode", s.Mode);
            json.WriteString("voice", Lower<Voice>(s.Voice));
            json.WriteString("speaker", s.Speaker?.Text);
            json.WriteString("date", Date(s.Date));
            json.WriteString("date_basis", Lower(s.DateBasis));
            json.WriteString("proposition", s.Proposition);
            json.WriteNumber("confidence", s.Confidence);
            if (explain) json.WriteString("rule", s.Rule);
            EndLine(json, buffer);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Codes(Utf8JsonWriter json, string name, ImmutableArray<ActorCode> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes) json.WriteStringValue(code.Text);
        json.WriteEndArray();
    }

    private static void EndLine(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        json.Reset();
    }

    private static string Cells(Document document, ImmutableArray<Statement> printed, bool explain)
    {
        var offsets = OffsetsOf(document);
        var text = new StringBuilder();
        foreach (var s in printed)
        {
            var (quote, start, end) = Place(document, s, offsets);
            string?[] cells =
            [
                Id(document, s), document.Location, Number(start), Number(end), quote, Codes(s.Actors), Codes(s.Recipients),
                    s.Both ? "true" : "false", StatementTypes.Name(s.Type),
                s.Mode, Lower<Voice>(s.Voice), s.Speaker?.Text, Date(s.Date), Lower(s.DateBasis), s.Proposition,
                    s.Confidence.ToString("0.###", CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', (explain ? [.. cells, s.Rule] : cells).Select(c => PlainText.OfCell(c ?? ""))).Append('\n');
        }
        return text.ToString();
    }

    private static string Codes(ImmutableArray<ActorCode> codes) => string.Join(';', codes.Select(c => c.Text));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Table(Document document, ImmutableArray<Statement> printed, int withheld, bool explain)
    {
        var text = new StringBuilder();
        text.Append(PlainText.OfLine(document.Location));
        if (Date(document.Published?.Date) is { } published) text.Append(", ").Append(published);
        text.Append(CultureInfo.InvariantCulture, $": {printed.Length} {(printed.Length == 1 ? "statement" : "statements")}\n");
        string[][] rows =
        [
            .. printed.Select(s => (string[])
            [
                Lower<Voice>(s.Voice)!, Party(s.Actors), StatementTypes.Name(s.Type) + (s.Mode is null ? "" : "/" + s.Mode), s.Both
                    && s.Recipients.IsEmpty ? "each other" : Party(s.Recipients),
                Date(s.Date) ?? "", s.Speaker is { } speaker ? "says " + speaker.Text : "", s.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
            ]),
        ];
        var widths = Enumerable.Range(0, 7).Select(i => rows.Select(r => r[i].Length).DefaultIfEmpty(0).Max()).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            text.Append("  ").AppendLine(string.Join("  ", rows[i].Select((cell, k) => cell.PadRight(widths[k]))).TrimEnd());
            text.Append("    ").AppendLine(PlainText.OfLine(printed[i].Quote));
            if (explain) text.Append("    by ").AppendLine(PlainText.OfLine(printed[i].Rule));
        }
        if (withheld > 0) text.Append("  ").AppendLine(Withheld(withheld));
        return text.Replace("\r\n", "\n").ToString();
    }

    private static string Party(ImmutableArray<ActorCode> codes) => codes.IsEmpty ? "-" : string.Join("+", codes.Select(c => c.Text));
}
