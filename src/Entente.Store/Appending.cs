using DuckDB.NET.Data;
using Entente.Documents;
using Entente.Time;
using NodaTime;

namespace Entente.Store;

/// <summary>The engine's values as columns of an appender's row.</summary>
internal static class Appending
{
    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, string? text) => text is null ? row.AppendNullValue() : row.AppendValue(text);

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, TextSpan span) => row.AppendValue(span.Start).AppendValue(span.End);

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, TextSpan? span) =>
        span is { } known ? row.Add(known) : row.AppendNullValue().AppendNullValue();

    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, LocalDate? day) =>
        day is { } known ? row.AppendValue(known.ToDateOnly()) : row.AppendNullValue();

    /// <summary>Four columns: as the words tell it, first day, last day, precision.</summary>
    public static IDuckDBAppenderRow Add(this IDuckDBAppenderRow row, ImpreciseDate? date) => date is null
        ? row.AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue()
        : row.AppendValue(date.ToString()).Add((LocalDate?)date.First).Add((LocalDate?)date.Last).Lower(date.Precision);

    public static IDuckDBAppenderRow Lower<T>(this IDuckDBAppenderRow row, T value) where T : struct, Enum =>
        row.AppendValue(value.ToString().ToLowerInvariant());
}
