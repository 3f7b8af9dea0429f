using System.Globalization;
using System.Text.Json;
using Entente.Documents;
using Spectre.Console;

namespace Entente.Cli;

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

    /// <param name="onTerminal">True to draw a table as wide as the terminal; otherwise columns are set with spaces and nothing is cut.</param>
    public void Write(TextWriter writer, ListFormat format, bool onTerminal)
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
                if (onTerminal) WriteTable();
                else WriteColumns(writer);
                break;
        }
    }

    private void WriteTable()
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column)));
        foreach (var row in rows) table.AddRow(row.Select(c => new Text(PlainText.OfLine(TextOf(c)))));
        AnsiConsole.Write(table);
    }

    private void WriteColumns(TextWriter writer)
    {
        var cells = rows.Select(r => r.Select(c => PlainText.OfLine(TextOf(c))).ToArray()).Prepend(columns).ToList();
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
