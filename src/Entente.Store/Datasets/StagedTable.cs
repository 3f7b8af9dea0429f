using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Entente.Store.Datasets.Reading;

namespace Entente.Store.Datasets;

/// <summary>A file being read into the temporary table, or view, "staged": the line and the text of the columns that its layout asks for.</summary>
internal sealed class StagedTable : IDisposable
{
    private static readonly string[] Characters = [.. Enumerable.Range(0, 0x80).Select(c => ((char)c).ToString())];

    private readonly DataInput input;
    private readonly DelimitedReader reader;
    private readonly int width;
    private readonly int[] places;
    private readonly (int Place, string Key)[] turned;
    private readonly List<Rejection> rejections = [];
    private readonly bool pending;

    private StagedTable(DataInput input, DelimitedReader reader, DatasetLayout layout, IReadOnlyList<LayoutColumn> columns, int[] places, int width,
        (int, string)[] turned, bool pending)
    {
        (this.input, this.reader, Layout, Columns, this.places, this.width, this.turned, this.pending) = (input, reader, layout, columns, places,
            width, turned, pending);
    }

    public DatasetLayout Layout { get; }
    /// <summary>The columns of the layout that the file has.</summary>
    public IReadOnlyList<LayoutColumn> Columns { get; }
    public long Rows { get; private set; }
    public long Rejected { get; private set; }
    public IReadOnlyList<Rejection> Rejections => rejections;
    public string Sha256 { get; private set; } = "";
    public long Bytes => reader.Bytes;

    /// <summary>Opens the file and finds which of the data set's layouts it has, by the names in its header.</summary>
    /// <exception cref="DataFileException">It has none of them: says which columns are lacking.</exception>
    public static StagedTable Open(Dataset dataset, DataInput input)
    {
        string? closest = null;
        var best = int.MaxValue;
        foreach (var style in dataset.Layouts.GroupBy(l => (l.Delimiter, l.Quotes)))
        {
            var reader = new DelimitedReader(input, style.Key.Delimiter, style.Key.Quotes);
            var keep = false;
            try
            {
                if (!reader.Read()) throw new DataFileException(input.Name, "is empty.");
                var header = Enumerable.Range(0, reader.FieldCount).Select(i => { reader.TryText(i, out var t); return t.Trim(); }).ToArray();
                foreach (var layout in style)
                {
                    if (layout.Widths.Length > 0)
                    {
                        if (!layout.Widths.Contains(header.Length))
                        {
                            closest ??= $"line 1 has {header.Length} columns; {string.Join(" or ", layout.Widths)} separated by "
                                + $"{Show(layout.Delimiter)} were expected";
                            continue;
                        }
                        keep = true;
                        return new(input, reader, layout, layout.Parsed(), [], 0, [], pending: true);
                    }
                    var columns = layout.Parsed();
                    var places = columns.Select(c => Array.FindIndex(header, h => c.Headers.Contains(h, StringComparer.OrdinalIgnoreCase))).ToArray();
                    var lacking = columns.Where((c, i) => places[i] < 0 && !c.AbsentOk).Select(c => c.Headers[0]).ToList();
                    // Columns made by turning aren't in the header.
                    if (layout.Unpivot is not null) lacking.RemoveAll(c => c is "key" or "cell");
                    if (lacking.Count > 0)
                    {
                        if (lacking.Count < best)
                            (best, closest) = (lacking.Count,
                                $"the header lacks {string.Join(", ", lacking.Take(8))}{(lacking.Count > 8 ? ", ..." : "")} of layout "
                                + $"'{layout.Name}' ({Show(layout.Delimiter)} between columns); it holds {Header(header)}");
                        continue;
                    }
                    if (header.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1
                        && columns.Any(c => c.Headers.Contains(g.Key))) is { } twice)
                        throw new DataFileException(input.Name, $"the header names column '{twice.Key}' twice.");
                    var turned = layout.Unpivot is null ? []
                        : header.Select((h, i) => (Place: i, Key: h)).Where(h => Regex.IsMatch(h.Key, layout.Unpivot) && !places.Contains(h.Place)).ToArray();
                    if (layout.Unpivot is not null && turned.Length == 0)
                    {
                        closest ??= $"no column of layout '{layout.Name}' matches {layout.Unpivot}";
                        continue;
                    }
                    keep = true;
                    var used = columns.Select((c, i) => (c, place: places[i])).Where(p => p.place >= 0).ToArray();
                    return new(input, reader, layout, [.. used.Select(u => u.c)], [.. used.Select(u => u.place)], header.Length, turned, pending: false);
                }
            }
            finally
            {
                if (!keep) reader.Dispose();
            }
        }
        throw new DataFileException(input.Name, $"is no file of {dataset.Name} in a layout this program knows: {closest}.");
    }

    /// <summary>Reads all rows.</summary>
    public void Stage(DuckDBConnection connection, IProgress<long>? progress, CancellationToken cancellation, int rejectionsKept)
    {
        var names = Columns.Select(c => c.Sql).Distinct().ToList();
        // A turned row has many cells: they are appended by themselves, and joined to the rest of their row by the database.
        var whole = turned.Length == 0;
        string Table(string name, IEnumerable<string> columns) =>
            $"CREATE OR REPLACE TEMP TABLE {name} (line BIGINT, {string.Join(", ", columns.Select(n => $"\"{n}\" VARCHAR"))})";
        connection.Execute(Table(whole ? "staged" : "staged_row", names));
        if (!whole) connection.Execute(Table("staged_cell", ["key", "cell"]));
        var byWidth = Layout.Widths.Length == 0 ? null : Layout.Widths.Select((_, w) => PlacesAt(w)).ToArray();
        using (var appender = connection.CreateAppender("temp", null, whole ? "staged" : "staged_row"))
        using (var cellAppender = whole ? null : connection.CreateAppender("temp", null, "staged_cell"))
        {
            var cells = new string?[Columns.Count];
            var more = pending || reader.Read();
            for (; more; more = reader.Read())
            {
                Rows++;
                if (Rows % 4096 == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(reader.Bytes);
                }
                var at = byWidth is null ? places : Layout.Widths.IndexOf(reader.FieldCount) is >= 0 and var w ? byWidth[w] : null;
                if (at is null || (byWidth is null && reader.FieldCount != width))
                {
                    var expected = byWidth is null ? width.ToString(CultureInfo.InvariantCulture) : string.Join(" or ", Layout.Widths);
                    Reject($"{reader.FieldCount} columns; {expected} were expected.{(reader.IsUnclosed ? " A quote in it is never closed." : "")}",
                        rejectionsKept);
                    continue;
                }
                if (reader.IsUnclosed)
                {
                    Reject("a quote that is opened here is never closed; the file may be cut short.", rejectionsKept);
                    continue;
                }
                if (!Take(cells, at, rejectionsKept)) continue;
                var row = appender.CreateRow().AppendValue(reader.Line);
                foreach (var cell in cells) row.AppendValue(cell);
                row.EndRow();
                if (cellAppender is not null) Turn(cellAppender);
            }
        }
        if (!whole)
            connection.Execute($"""
                CREATE OR REPLACE TEMP VIEW staged AS
                SELECT c.line, {string.Concat(names.Select(n => $"r.\"{n}\", "))}c.key, c.cell FROM staged_cell c JOIN staged_row r USING (line)
                """);
        progress?.Report(reader.Bytes);
        cancellation.ThrowIfCancellationRequested();
        Sha256 = reader.Sha256();
    }

    /// <summary>Takes the staged rows away again.</summary>
    public void Drop(DuckDBConnection connection) =>
        connection.Execute(turned.Length == 0 ? "DROP TABLE staged" : "DROP VIEW staged; DROP TABLE staged_cell; DROP TABLE staged_row");

    private bool Take(string?[] cells, int[] at, int rejectionsKept)
    {
        for (var i = 0; i < at.Length; i++)
        {
            cells[i] = null;
            if (at[i] < 0) continue;
            if (!reader.TryText(at[i], out var text) && !Layout.Latin1)
            {
                Reject($"column '{Columns[i].Headers[0]}' is not valid UTF-8 ('{text[..Math.Min(text.Length, 30)]}').", rejectionsKept);
                return false;
            }
            cells[i] = text;
        }
        return true;
    }

    private void Turn(DuckDBAppender appender)
    {
        foreach (var (place, key) in turned)
        {
            var cell = Cell(place);
            if (!Layout.UnpivotSkip.Contains(cell)) appender.CreateRow().AppendValue(reader.Line).AppendValue(key).AppendValue(cell).EndRow();
        }
    }

    /// <summary>A cell's text; that of one ASCII character isn't made anew.</summary>
    private string Cell(int place)
    {
        if (reader.Field(place) is [< 0x80 and var character]) return Characters[character];
        reader.TryText(place, out var text);
        return text;
    }

    private int[] PlacesAt(int width) =>
        [.. Columns.Select(c => c.Headers[0].Split('/') is var places && places[Math.Min(width, places.Length - 1)] is var place && place == "-" ? -1
            : int.Parse(place, CultureInfo.InvariantCulture))];

    private void Reject(string reason, int kept)
    {
        Rejected++;
        if (rejections.Count < kept) rejections.Add(new(input.Name, reader.Line, reason));
    }

    private static string Show(char delimiter) => delimiter == '\t' ? "tabs" : $"'{delimiter}'";

    private static string Header(string[] header)
    {
        var text = string.Join(" | ", header);
        return text.Length > 160 ? text[..160] + "..." : text;
    }

    public void Dispose() => reader.Dispose();
}
