using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Blocs.Files;
using Entente.Documents;

namespace Entente.Work;

/// <summary>A table of named columns whose cells are numbers, texts, truth values or nothing; written as text, CSV or a JSON array of objects.</summary>
internal sealed class Rows(params string[] columns)
{
    private readonly List<object?[]> rows = [];

    public void Add(params object?[] cells)
    {
        if (cells.Length != columns.Length) throw new InvalidOperationException($"{cells.Length} cells for {columns.Length} columns.");
        rows.Add(cells);
    }

    public void Write(string format, TextWriter writer)
    {
        switch (format)
        {
            case "json": WriteJson(writer); break;
            case "csv":
                writer.Write(string.Join(",", columns) + "\n");
                foreach (var row in rows) writer.Write(string.Join(",", row.Select(c => CsvLine.Quote(Text(c, "R")))) + "\n");
                break;
            case "table": WriteTable(writer); break;
            default: throw new UserException($"--format {format} writes a graph; this report is a table. Use json, table or csv.", ExitCode.WrongUsage);
        }
    }

    private void WriteTable(TextWriter writer)
    {
        var cells = rows.ConvertAll(r => Array.ConvertAll(r, c => Text(c, "0.####")));
        var widths = columns.Select((c, i) => Math.Max(c.Length, cells.Count == 0 ? 0 : cells.Max(r => r[i].Length))).ToArray();
        var right = columns.Select((_, i) => rows.All(r => r[i] is null or double or int or long)).ToArray();
        foreach (var line in cells.Prepend(columns))
        {
            var text = string.Join("  ", line.Select((c, i) => right[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i])));
            writer.Write(text.TrimEnd() + "\n");
        }
    }

    private void WriteJson(TextWriter writer)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n",
            Encoder = SafeJson.Encoder }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Length; i++)
                {
                    json.WritePropertyName(columns[i]);
                    switch (row[i])
                    {
                        case double d when double.IsFinite(d): json.WriteNumberValue(d); break;
                        case int n: json.WriteNumberValue(n); break;
                        case long n: json.WriteNumberValue(n); break;
                        case bool b: json.WriteBooleanValue(b); break;
                        case string s: json.WriteStringValue(s); break;
                        case IEnumerable<string> list:
                            json.WriteStartArray();
                            foreach (var s in list) json.WriteStringValue(s);
                            json.WriteEndArray();
                            break;
                        default: json.WriteNullValue(); break;
                    }
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        writer.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n");
    }

    private static string Text(object? cell, string number) => cell switch
    {
        null => "",
        double d => double.IsFinite(d) ? d.ToString(number, CultureInfo.InvariantCulture) : "",
        bool b => b ? "yes" : "no",
        string s => s,
        IEnumerable<string> list => string.Join(" ", list),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
