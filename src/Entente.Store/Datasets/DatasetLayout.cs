using System.Collections.Immutable;

namespace Entente.Store.Datasets;

/// <summary>One table layout of a data set: which columns, of what type, and the statement that files the typed rows.</summary>
public sealed record DatasetLayout
{
    public required string Name { get; init; }
    public char Delimiter { get; init; } = ',';
    /// <summary>Whether fields may stand in double quotes (RFC 4180).</summary>
    public bool Quotes { get; init; } = true;
    /// <summary>
    /// Header name (alternatives between '|') to its type; see <see cref="LayoutColumn"/>. Columns are found by name, in any order.
    /// In a layout without a header: column numbers from 0, one for each of <see cref="Widths"/>, between '/'.
    /// </summary>
    public required ImmutableDictionary<string, string> Columns { get; init; }
    /// <summary>Widths that rows may have in a layout without a header line; empty where there is one.</summary>
    public ImmutableArray<int> Widths { get; init; } = [];
    /// <summary>Values that mean "missing" in number, date and name columns (never in code columns, where NA is Namibia).</summary>
    public ImmutableArray<string> Missing { get; init; } = ["", "NA", "NaN", "."];
    /// <summary>Column (by its name in SQL) whose date tells which state a code meant.</summary>
    public string? On { get; init; }
    /// <summary>File of the SQL statements, beside dataset.json; they read table "typed" and variable "file_id".</summary>
    public required string Script { get; init; }
    /// <summary>Header columns that match this expression are turned into rows (columns "key" and "cell").</summary>
    public string? Unpivot { get; init; }
    /// <summary>Cells of turned columns that are no rows.</summary>
    public ImmutableArray<string> UnpivotSkip { get; init; } = [];
    /// <summary>Text that is not valid UTF-8 is read as Latin-1 rather than rejected.</summary>
    public bool Latin1 { get; init; }
    /// <summary>One file holds a whole version: a second one with other content is a mistake.</summary>
    public bool Single { get; init; } = true;
    /// <summary>Rows that a whole file of this version has, at least and at most; outside, the loader warns.</summary>
    public required ImmutableArray<long> Rows { get; init; }
}
