using System.Globalization;
using System.Text.Json;
using Entente.Documents;

namespace Entente.Work.Lists;

/// <summary>Rows under named columns, printed as the user asks. Cells are string, int, double, bool, lists of strings, or null for unknown.</summary>
public sealed class Listing(params string[] columns)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = SafeJson.Encoder };

    private readonly List<object?[]> rows = [];

    /// <exception cref="ArgumentException">As many cells as columns are needed.</exception>
    public void Add(params object?[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns.", nameof(cells));
        rows.Add(cells);
    }

    /// <summary>The names of the columns, and the rows in words, for whoever draws them.</summary>
    internal IReadOnlyList<string> Columns => columns;
    internal IEnumerable<string[]> Cells => rows.Select(r => r.Select(c => PlainText.OfLine(TextOf(c))).ToArray());

    /// <summary>As text the columns are set with spaces, and nothing is cut.</summary>
    public void Write(TextWriter writer, ListFormat format)
    {
        switch (format)
        {
            case ListFormat.Csv:
                writer.Write(string.Join(',', columns) + "\n");
                foreach (var row in rows) writer.Write(string.Join(',',
                    row.Select(c => c is string or IEnumerable<string> ? PlainText.OfCell(TextOf(c)) : TextOf(c))) + "\n");
                break;
            case ListFormat.Jsonl:
                foreach (var row in rows) writer.Write(JsonOf(row) + "\n");
                break;
            case ListFormat.Json:
                writer.Write(rows.Count == 0 ? "[]\n" : "[\n" + string.Join(",\n", rows.Select(JsonOf)) + "\n]\n");
                break;
            default:
                WriteColumns(writer);
                break;
        }
    }

    private void WriteColumns(TextWriter writer)
    {
        var cells = Cells.Prepend(columns).ToList();
        var widths = columns.Select((_, i) => cells.Max(r => r[i].Length)).ToArray();
        foreach (var row in cells) writer.Write(string.Join("  ", row.Select((c, i) => c.PadRight(widths[i]))).TrimEnd() + "\n");
    }

    private string JsonOf(object?[] row)
    {
        var line = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++) line.Add(columns[i], row[i]);
        return JsonSerializer.Serialize(line, Json);
    }

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "yes" : "no",
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join(';', list),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
