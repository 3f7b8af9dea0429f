using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Alignment.TurningPoints;
using Entente.Documents;

namespace Entente.Work.Outlook;

/// <summary>Where a series of any sort takes a new course: `entente turning-points`.</summary>
internal static class SeriesCourse
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = SafeJson.Encoder };

    /// <summary>Shorter series are told to be too short.</summary>
    private const int LeastRows = 8;

    // A turning point of either method; Noticed is null where the whole series was looked at.
    private sealed record Found(int Index, int Earliest, int Latest, int? Noticed, double Probability, ImmutableArray<CourseChange> Changes, Course Course);

    public static void Tell(string path, bool online, string format, TextWriter output, CancellationToken cancellation)
    {
        var (names, periods, columns) = Read(path);
        var result = online
            ? OnlineSearch.Find(columns, cancellation: cancellation)
                .Select(p => new Found(p.Index, p.Earliest, p.Latest, p.Noticed, p.Probability, p.Changes, Course.Level)).ToArray()
            : Whole(Segmentation.Find(columns, null, cancellation));
        if (format == "json") output.WriteLine(ToJson(result, names, periods));
        else WriteText(result, names, periods, output);
    }

    private static Found[] Whole(SegmentationResult result) =>
        [.. result.Points.Select(p => new Found(p.Index, p.Earliest, p.Latest, null, p.Probability, p.Changes, result.Course))];

    private static (string[] Names, List<string> Periods, List<double[]> Columns) Read(string path)
    {
        using var table = new TableFile(path);
        var period = table.Require("period", "what each row is: a month, a year, a number");
        var valueColumns = Enumerable.Range(0, table.Header.Count).Where(c => c != period).ToArray();
        if (valueColumns.Length == 0) throw new UserException($"{path}:1: no column of values beside 'period'. Expected period,value.");
        var periods = new List<string>();
        var values = valueColumns.Select(_ => new List<double>()).ToArray();
        var row = new List<string>();
        var order = new PeriodOrder(path);
        while (table.Read(row))
        {
            if (row.Count != table.Header.Count)
                throw new UserException($"{path}:{table.Line}: {row.Count} fields where the header has {table.Header.Count}. Correct the row.");
            order.Next(row[period], table.Line);
            periods.Add(row[period]);
            for (var c = 0; c < valueColumns.Length; c++)
            {
                var text = row[valueColumns[c]].Trim();
                if (text is "" or "NA" or "NaN" or "nan" or "null") values[c].Add(double.NaN);
                else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) values[c].Add(value);
                else throw new UserException($"{path}:{table.Line}: {table.Header[valueColumns[c]]} '{text}' is no number. Write it like 12.5, or "
                    + $"leave it empty for a gap.");
            }
        }
        if (periods.Count == 0) throw new UserException($"{path}: a header and no rows. Expected one row a period.");
        if (values.All(v => v.All(double.IsNaN))) throw new UserException(
            $"{path}: {periods.Count} rows and no value in any of them. Expected numbers beside the periods.");
        order.Tell(Console.Error);
        if (periods.Count < LeastRows) Console.Error.WriteLine(
            $"entente: {path}: {periods.Count} {(periods.Count == 1 ? "row is" : "rows are")} too few to see a new course in; {LeastRows} or more are wanted.");
        return ([.. valueColumns.Select(c => table.Header[c])], periods, [.. values.Select(v => v.ToArray())]);
    }

    private static int Leading(Found point) =>
        Enumerable.Range(0, point.Changes.Length).MaxBy(c => double.IsNaN(point.Changes[c].Standardised) ? -1 : Math.Abs(point.Changes[c].Standardised));

    private static string Direction(CourseChange change) => change.Size > 0 ? "up" : change.Size < 0 ? "down" : "none";

    private static string ToJson(Found[] result, string[] names, List<string> periods)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartArray();
            foreach (var point in result)
            {
                var leading = point.Changes[Leading(point)];
                json.WriteStartObject();
                json.WriteNumber("index", point.Index);
                json.WriteString("period", periods[point.Index]);
                json.WriteNumber("probability", Math.Round(point.Probability, 4));
                Number(json, "change", leading.Size);
                json.WriteString("direction", Direction(leading));
                json.WriteStartObject("interval");
                json.WriteNumber("from", point.Earliest);
                json.WriteNumber("to", point.Latest);
                json.WriteString("fromPeriod", periods[point.Earliest]);
                json.WriteString("toPeriod", periods[point.Latest]);
                json.WriteNumber("level", 0.9);
                json.WriteEndObject();
                if (point.Noticed is { } noticed)
                {
                    json.WriteNumber("noticed", noticed);
                    json.WriteString("noticedPeriod", periods[noticed]);
                }
                json.WriteString("course", point.Course == Course.Level ? "level" : "trend");
                json.WriteStartArray("columns");
                for (var c = 0; c < names.Length; c++)
                {
                    var change = point.Changes[c];
                    json.WriteStartObject();
                    json.WriteString("column", names[c]);
                    Number(json, "before", change.Before);
                    Number(json, "after", change.After);
                    Number(json, "change", change.Size);
                    Number(json, "jump", change.Jump);
                    Number(json, "slopeBefore", change.SlopeBefore);
                    Number(json, "slopeAfter", change.SlopeAfter);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsNaN(value)) json.WriteNull(name);
        else json.WriteNumber(name, value);
    }

    private static void WriteText(Found[] result, string[] names, List<string> periods, TextWriter output)
    {
        if (result.Length == 0) output.WriteLine("No turning point: one course throughout.");
        foreach (var point in result)
        {
            var leading = Leading(point);
            var change = point.Changes[leading];
            output.WriteLine(PlainText.OfLine(string.Create(CultureInfo.InvariantCulture,
                $"{periods[point.Index]} ({periods[point.Earliest]} to {periods[point.Latest]}), probability {point.Probability:F2}: "
                    + $"{names[leading]} {Direction(change)} from {change.Before:G4} to "
                    + $"{change.After:G4}{(point.Noticed is { } noticed ? $", noticed {periods[noticed]}" : "")}")));
        }
    }
}
