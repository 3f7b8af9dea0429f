using System.Globalization;
using System.Text;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;

namespace Entente.Store.Datasets;

/// <summary>Writes panels as text: the columns that the field's tools expect, then the indicators. Absent values are empty (CSV) or null (JSON).</summary>
public static class PanelCsv
{
    /// <summary>Names of the columns before the indicators.</summary>
    public static IReadOnlyList<string> Keys(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Year => ["ccode1", "ccode2", "gwcode1", "gwcode2", "iso3_a", "iso3_b", "year"],
        PeriodUnit.Month => ["ccode1", "ccode2", "gwcode1", "gwcode2", "iso3_a", "iso3_b", "year", "month", "month_id"],
        _ => ["ccode1", "ccode2", "gwcode1", "gwcode2", "iso3_a", "iso3_b", "year", "month", "month_id", "date"],
    };

    public static void Write(Panel panel, ActorRegister register, Stream to)
    {
        to.Write(Encoding.UTF8.GetBytes(string.Join(',', Keys(panel.Request.Unit).Concat(panel.Columns.Select(c => c.Name))) + "\n"));
        var keys = new PanelKeys(panel, register);
        var buffer = new byte[1 << 18];
        var at = 0;
        for (var row = 0; row < panel.Count; row++)
        {
            if (buffer.Length - at < 512 + 32 * panel.Columns.Count)
            {
                to.Write(buffer, 0, at);
                at = 0;
            }
            at += keys.Put(row, buffer.AsSpan(at));
            foreach (var column in panel.Columns)
            {
                buffer[at++] = (byte)',';
                at += Number(column.Span[row], buffer.AsSpan(at));
            }
            buffer[at++] = (byte)'\n';
        }
        to.Write(buffer, 0, at);
    }

    public static void WriteJson(Panel panel, ActorRegister register, Stream to)
    {
        var keys = new PanelKeys(panel, register);
        using var writer = new System.Text.Json.Utf8JsonWriter(to);
        var names = Keys(panel.Request.Unit);
        writer.WriteStartArray();
        for (var row = 0; row < panel.Count; row++)
        {
            writer.WriteStartObject();
            var values = keys.Values(row);
            for (var k = 0; k < names.Count; k++)
            {
                if (values[k] is int number) writer.WriteNumber(names[k], number);
                else if (values[k] is string text) writer.WriteString(names[k], text);
                else writer.WriteNull(names[k]);
            }
            foreach (var column in panel.Columns)
            {
                if (double.IsNaN(column.Span[row])) writer.WriteNull(column.Name);
                else writer.WriteNumber(column.Name, column.Span[row]);
            }
            writer.WriteEndObject();
            if (writer.BytesPending > 1 << 16) writer.Flush();
        }
        writer.WriteEndArray();
    }

    private static int Number(double value, Span<byte> into)
    {
        if (double.IsNaN(value)) return 0;
        int written;
        if (value == Math.Truncate(value) && Math.Abs(value) < 1e15) ((long)value).TryFormat(into, out written, provider: CultureInfo.InvariantCulture);
        else value.TryFormat(into, out written, "R", CultureInfo.InvariantCulture);
        return written;
    }
}
