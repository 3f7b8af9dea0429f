using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Documents;
using Entente.Time;
using NodaTime;

namespace Entente.Store;

/// <summary>The row that a reader stands on, by column names; absent values are null.</summary>
internal sealed class Row
{
    private readonly DuckDBDataReader reader;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    public Row(DuckDBDataReader reader)
    {
        this.reader = reader;
        for (var i = 0; i < reader.FieldCount; i++) columns.TryAdd(reader.GetName(i), i);
    }

    public string Text(string column) => reader.GetString(columns[column]);
    public string? TextOrNull(string column) => IsNull(column) ? null : reader.GetString(columns[column]);
    public int Int(string column) => reader.GetInt32(columns[column]);
    public long Long(string column) => reader.GetInt64(columns[column]);
    public long? LongOrNull(string column) => IsNull(column) ? null : Long(column);
    public double? DoubleOrNull(string column) => IsNull(column) ? null : reader.GetDouble(columns[column]);
    public double Double(string column) => reader.GetDouble(columns[column]);
    public int? IntOrNull(string column) => IsNull(column) ? null : Int(column);
    public List<T> List<T>(string column) => reader.GetFieldValue<List<T>>(columns[column]);
    public bool Bool(string column) => reader.GetBoolean(columns[column]);
    public DateTime Time(string column) => reader.GetDateTime(columns[column]);
    public DateTime? TimeOrNull(string column) => IsNull(column) ? null : Time(column);
    public LocalDate Day(string column) => LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(columns[column]));
    public LocalDate? DayOrNull(string column) => IsNull(column) ? null : Day(column);
    public byte[] Bytes(string column)
    {
        using var stream = reader.GetStream(columns[column]);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public TextSpan Span(string prefix) => new(Int(prefix + "_start"), Int(prefix + "_end"));
    public ActorId? ActorOrNull(string column) => IsNull(column) ? null : new ActorId(Text(column));
    public T Name<T>(string column) where T : struct, Enum => Enum.Parse<T>(Text(column), ignoreCase: true);

    /// <summary>The date in the four columns NAME, NAME_first, NAME_last and NAME_precision.</summary>
    public ImpreciseDate? DateOrNull(string name) =>
        IsNull(name + "_first") ? null : new(Day(name + "_first"), Day(name + "_last"), Name<DatePrecision>(name + "_precision"));

    private bool IsNull(string column) => reader.IsDBNull(columns[column]);
}
